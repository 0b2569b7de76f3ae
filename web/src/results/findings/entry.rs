//! What is on the list of findings, and in what order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use aksnet_core::ledger::Stage;
use aksnet_core::model::{Edit, FieldError};
use aksnet_core::rules::{Finding, Fix, Rule, Severity};
use aksnet_core::sorting;

use crate::mark::Sign;
use crate::planner::{Outcome, name};
use crate::results::Subject;
use crate::results::text::full_stop;

/// Something that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What the list shows of it.
    pub(super) entry: Entry,
    /// The field it is about, as a JSON Pointer into the plan.
    pub(super) path: String,
    /// What mends it.
    pub(super) fix: Option<Fix>,
}

/// Something on the list. Where its field stands in the plan it does not say: that changes with every
/// subnet that goes before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The same as long as it is about the same.
    pub(super) key: String,
    /// How bad it is.
    pub(super) sign: Sign,
    /// What is wrong, as a sentence.
    pub(super) text: String,
    /// Where whoever asks for it says more: an address that begins with `https://`.
    pub(super) link: Option<String>,
    /// The rule that found it; `None` for a field that cannot be read.
    pub(super) rule: Option<&'static Rule>,
    /// The path of its field on the page.
    pub(super) field: String,
    /// What that field is called.
    pub(super) place: String,
    /// What can be done about it at once.
    pub(super) offer: Offer,
}

/// What can be done about something at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Offer {
    /// Nothing.
    Nothing,
    /// A change: the words on its button.
    Fix(String),
    /// The change that another one on the list, of that name, offers already.
    SameAs(String),
    /// A change of what somebody has set: "snet-nodes range, set by this page".
    Held(String),
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Everything on the list: what fails, then warnings, then notes; the greatest shortfall first.
pub(super) fn entries(subject: &Subject) -> Vec<Found> {
    let outcome: &Outcome = &subject.outcome;
    let ranges = outcome.ledger.ranges.iter().map(|range| {
        let short = Stage::ALL.map(|stage| range.short(stage));
        (range.path.as_str(), short.into_iter().max().unwrap_or(0))
    });
    let all_short: Vec<(&str, u64)> = ranges.filter(|(_, short)| *short > 0).collect();
    let short = |path: &str| {
        let same = all_short.iter().filter(|(range, _)| *range == path);
        same.map(|(_, short)| *short).max().unwrap_or(0)
    };
    let errors = outcome
        .errors
        .iter()
        .map(|error| (0, of_field(subject, error)));
    let findings = outcome.findings.iter();
    let findings = findings.map(|finding| (short(&finding.subject), of_rule(subject, finding)));
    let mut all: Vec<(u64, Found)> = errors.chain(findings).collect();
    let rank = |(short, found): &(u64, Found)| (found.entry.sign.rank(), Reverse(*short));
    sorting::sort_by(&mut all, |one, other| rank(one).cmp(&rank(other)));
    let mut all: Vec<Found> = all.into_iter().map(|(_, found)| found).collect();
    for Found { entry, fix, .. } in &mut all {
        if let Some(what) = fix.as_ref().and_then(|fix| subject.hold(&fix.edits)) {
            entry.offer = Offer::Held(what);
        }
    }
    share(&mut all);
    all
}

impl Sign {
    /// Worst first.
    const fn rank(self) -> u8 {
        match self {
            Self::Error => 0,
            Self::Warning => 1,
            Self::Note | Self::Ok | Self::NotChecked => 2,
        }
    }
}

fn of_rule(subject: &Subject, finding: &Finding) -> Found {
    let field = subject.rows.path_of(&finding.subject);
    let entry = Entry {
        key: format!("{} {field}", finding.rule.id),
        sign: finding.rule.severity.into(),
        text: full_stop(&finding.message),
        link: finding.link.clone(),
        rule: Some(finding.rule),
        place: name(&subject.draft, &finding.subject),
        field,
        offer: finding
            .fix
            .as_ref()
            .map_or(Offer::Nothing, |fix| Offer::Fix(in_short(fix))),
    };
    Found {
        entry,
        path: finding.subject.clone(),
        fix: finding.fix.clone(),
    }
}

/// The words of a change that fit a button: a range that grows in place keeps its first address.
fn in_short(fix: &Fix) -> String {
    let grows = fix.title.starts_with("Grow ");
    let short = fix.title.rsplit_once(" to ").filter(|_| grows);
    let short = short.and_then(|(order, block)| Some((order, block.split_once('/')?.1)));
    short.map_or_else(
        || fix.title.clone(),
        |(order, prefix)| format!("{order} to /{prefix}"),
    )
}

/// A field that cannot be read, with what it counts as.
fn of_field(subject: &Subject, error: &FieldError) -> Found {
    let field = subject.rows.path_of(&error.path);
    let place = name(&subject.draft, &error.path);
    let then = match &error.used {
        Some(used) => format!("Counted as {used}."),
        None => format!("Expected {}.", error.expected),
    };
    let fix = error.suggestion.as_ref().map(|text| Fix {
        title: format!("Use {text}"),
        edits: vec![Edit::text(error.path.clone(), text)],
    });
    let entry = Entry {
        key: format!("unreadable {field}"),
        sign: Sign::Warning,
        text: format!("{place}: {}. {then}", error.message),
        link: None,
        rule: None,
        place,
        field,
        offer: fix
            .as_ref()
            .map_or(Offer::Nothing, |fix| Offer::Fix(fix.title.clone())),
    };
    Found {
        entry,
        path: error.path.clone(),
        fix,
    }
}

/// A change stands once; whoever offers it too names the first. Keys are made unique.
fn share(all: &mut [Found]) {
    let mut offered: Vec<(Vec<Edit>, String)> = Vec::new();
    let mut times: BTreeMap<String, u64> = BTreeMap::new();
    for Found { entry, fix, .. } in all {
        let again = times.entry(entry.key.clone()).or_insert(0);
        if *again > 0 {
            entry.key = format!("{} {again}", entry.key);
        }
        *again = again.saturating_add(1);
        let (Some(fix), Offer::Fix(_)) = (fix, &entry.offer) else {
            continue;
        };
        if let Some((_, first)) = offered.iter().find(|(edits, _)| *edits == fix.edits) {
            entry.offer = Offer::SameAs(first.clone());
        } else {
            let id = entry.rule.map(|rule| rule.id.to_owned());
            let name = id.unwrap_or_else(|| entry.place.clone());
            offered.push((fix.edits.clone(), name));
        }
    }
}

impl Entry {
    /// The word for how bad it is.
    pub(super) const fn word(&self) -> &'static str {
        match self.sign {
            Sign::Error => "Fails",
            Sign::Warning => "Warning",
            _ => "Note",
        }
    }

    /// What Azure says of it, where that is known.
    pub(super) fn azure(&self) -> Option<Azure> {
        let rule = self.rule?;
        if let Some(code) = rule.azure_code {
            return Some(Azure::Code(code));
        }
        // Azure looks at no network beyond the cluster's own VNet.
        let beyond = rule.severity == Severity::Warning && rule.name.ends_with("over-connected");
        beyond.then_some(Azure::TrafficBreaks)
    }
}

/// What Azure says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Azure {
    /// An error with this code.
    Code(&'static str),
    /// Nothing, and then traffic breaks.
    TrafficBreaks,
}

impl Counts {
    pub(super) fn of(all: &[Found]) -> Self {
        let count = |rank: u8| {
            let of_rank = all.iter().filter(|found| found.entry.sign.rank() == rank);
            of_rank.count()
        };
        Self {
            errors: count(0),
            warnings: count(1),
            notes: count(2),
        }
    }

    /// "2 fail, 2 warnings, 2 notes".
    pub(super) fn in_words(self) -> String {
        let count = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let words: Vec<String> = [
            count(self.errors, "fails", "fail"),
            count(self.warnings, "warning", "warnings"),
            count(self.notes, "note", "notes"),
        ]
        .into_iter()
        .flatten()
        .collect();
        words.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Azure, Counts, Entry, Offer, entries};
    use crate::planner::{Count, Outcome, Shared};
    use crate::results::Subject;
    use crate::results::example::{Draft, contoso, subject};

    fn of(draft: &Draft) -> Vec<Entry> {
        let all = entries(&subject(draft)).into_iter();
        all.map(|found| found.entry).collect()
    }

    #[test]
    fn what_fails_comes_first_then_warnings() {
        let draft = contoso().with(
            "/virtualNetworks/1/subnets/1/addressPrefix",
            "10.240.4.5/28",
        );
        let found = of(&draft);
        let ranks: Vec<u8> = found.iter().map(|entry| entry.sign.rank()).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        assert_eq!(found[0].rule.unwrap().id, "AKN201");
        let field = found.iter().find(|entry| entry.rule.is_none()).unwrap();
        assert_eq!(
            field.text,
            "snet-ingress range: 10.240.4.5 is inside a /28. Counted as 10.240.4.0/28."
        );
        assert_eq!(field.offer, Offer::Fix("Use 10.240.4.0/28".to_owned()));
    }

    #[test]
    fn the_greatest_shortfall_comes_first() {
        // A second cluster in a subnet of its own, which is short by more.
        let draft = contoso()
            .with("/virtualNetworks/1/subnets/4/name", "snet-big")
            .with(
                "/virtualNetworks/1/subnets/4/addressPrefix",
                "10.240.8.0/26",
            )
            .with("/clusters/1/name", "aks-big")
            .with("/clusters/1/virtualNetwork", "vnet-spoke")
            .with("/clusters/1/networkModel", "node-subnet")
            .with("/clusters/1/serviceCidr", "10.99.0.0/16")
            .with("/clusters/1/dnsServiceIP", "10.99.0.10")
            .with("/clusters/1/nodePools/0/name", "system")
            .with("/clusters/1/nodePools/0/count", "50")
            .with("/clusters/1/nodePools/0/maxPods", "30")
            .with("/clusters/1/nodePools/0/vnetSubnet", "snet-big");
        let found = of(&draft);
        let short = found
            .iter()
            .filter(|entry| entry.rule.is_some_and(|rule| rule.id == "AKN201"));
        let places: Vec<&str> = short.map(|entry| entry.place.as_str()).collect();
        assert_eq!(places, ["snet-big range", "snet-nodes range"]);
    }

    #[test]
    fn a_change_is_offered_once() {
        let draft = contoso();
        let mut outcome = Outcome::of(&draft.0, None);
        let services = outcome.findings.iter().find(|it| it.rule.id == "AKN305");
        let again = services.unwrap().clone();
        Count::found(&mut outcome).push(again);
        let found = entries(&Subject {
            outcome: Shared::new(outcome),
            ..subject(&draft)
        });
        let services: Vec<&Entry> = found
            .iter()
            .map(|found| &found.entry)
            .filter(|entry| entry.rule.is_some_and(|rule| rule.id == "AKN305"))
            .collect();
        assert_eq!(services.len(), 2);
        assert!(matches!(services[0].offer, Offer::Fix(..)));
        assert_eq!(services[1].offer, Offer::SameAs("AKN305".to_owned()));
        assert_ne!(services[0].key, services[1].key);
        assert_eq!(services[0].azure(), Some(Azure::TrafficBreaks));
    }

    #[test]
    fn counts_agree_with_their_words() {
        let counts = |errors, warnings, notes| {
            Counts {
                errors,
                warnings,
                notes,
            }
            .in_words()
        };
        assert_eq!(counts(2, 2, 2), "2 fail, 2 warnings, 2 notes");
        assert_eq!(counts(1, 0, 1), "1 fails, 1 note");
        assert_eq!(counts(0, 0, 0), "");
    }
}

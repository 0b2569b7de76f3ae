//! Why something was found, and what else can be done about it.

use aksnet_core::azure::Confidence;
use aksnet_core::ledger::{Range, Stage};
use aksnet_core::rules::{Rule, grouped};

use super::entry::Found;
use super::ways::{Way, ways};
use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::results::verdicts::title;
use crate::results::{Subject, formula};

/// What there is to say of a finding, worked out for those who want to know.
#[derive(Debug, PartialEq)]
pub(super) struct Explained {
    /// The sums of the stages at which a range is short.
    sums: Vec<String>,
    /// Other ways out.
    pub(super) ways: Vec<Way>,
}

impl Explained {
    /// The explanation of a finding.
    pub(super) fn of(subject: &Subject, found: &Found) -> Self {
        let capacity = found
            .entry
            .rule
            .is_some_and(|rule| rule.id.starts_with("AKN2"));
        let mut ranges = subject.outcome.ledger.ranges.iter().filter(|_| capacity);
        let Some(range) = ranges.find(|range| range.path == found.path) else {
            return Self {
                sums: Vec::new(),
                ways: Vec::new(),
            };
        };
        let short = Stage::ALL.into_iter();
        let short = short.filter(|stage| range.short(*stage) > 0);
        Self {
            sums: short.map(|stage| sum(range, stage)).collect(),
            ways: ways(subject, range),
        }
    }
}

/// Why: closed at first, and not worked out until it is opened.
pub(super) fn why(
    rule: &'static Rule,
    part: &str,
    explained: Option<&Explained>,
    place: usize,
) -> Tag {
    let why = tag("details")
        .flag("open", explained.is_some())
        .with(tag("summary").does(Deed::Toggle, part).text("Why"));
    let Some(explained) = explained else {
        return why;
    };
    let ways = explained.ways.iter().enumerate();
    let ways = ways.map(|(way, other)| {
        let button = tag("button").class("txt");
        let button = button.does(Deed::Way, &format!("{place} {way}"));
        // What would change something that is set is told, and not offered.
        let (title, needs) = match &other.held {
            None => (button, String::new()),
            Some(what) => (tag("span"), format!("; needs {what}")),
        };
        tag("li")
            .with(title.text(&other.title))
            .text(": ")
            .text(&other.effect)
            .text(&needs)
    });
    let others =
        (!explained.ways.is_empty()).then(|| [tag("p").text("Other ways:"), tag("ul").all(ways)]);
    why.all(explained.sums.iter().map(|sum| tag("p").text(sum)))
        .with(tag("p").text(rule.why))
        .with(tag("p").text(rule.remedy))
        .all(others.into_iter().flatten())
        .with(documented(rule))
}

/// "Upgrades: (3 + 1 + 5 + 1) × 31 = 310. One pool at a time needs 279, more than 251."
fn sum(range: &Range, stage: Stage) -> String {
    let demand = range.demand.at(stage);
    let usable = range.usable().unwrap_or(0);
    let smaller = match stage {
        Stage::Create => None,
        Stage::Upgrade => Some(("One pool at a time needs", demand.one_pool_at_a_time)),
        Stage::FullScale => Some(("Without surge it needs", demand.without_surge)),
    };
    let smaller = smaller.filter(|(_, units)| *units < demand.needed);
    let smaller = smaller.map_or_else(String::new, |(what, units)| {
        let (units, usable, fits) = (grouped(units), grouped(usable), units <= usable);
        let beside = if fits {
            "which fits"
        } else {
            "still more than"
        };
        let end = if fits {
            String::new()
        } else {
            format!(" {usable}")
        };
        format!(" {what} {units}, {beside}{end}.")
    });
    let (title, needed) = (title(stage), grouped(demand.needed));
    format!(
        "{title}: {} = {needed}.{smaller}",
        formula::sum(range, stage)
    )
}

/// The documented numbers and dates, and where they stand.
fn documented(rule: &Rule) -> Tag {
    let limits = rule.limits.iter().map(|limit| {
        let line = tag("li")
            .text(&grouped(limit.value))
            .text(" ")
            .text(limit.unit);
        let line = line.text(": ").text(limit.meaning);
        match limit.confidence {
            Confidence::High => line,
            other => line.text(" Confidence: ").text(other.as_str()).text("."),
        }
    });
    let events = rule.events.iter().map(|event| {
        let line = tag("li").text(event.day).text(": ");
        line.text(event.meaning).text(".")
    });
    let sources = rule.sources.iter().map(|source| {
        let link = tag("a").set("href", source.url).text(source.title);
        let line = tag("li").text("Source: ").with(link);
        line.text(", reviewed ").text(source.reviewed)
    });
    tag("ul")
        .class("documented")
        .all(limits)
        .all(events)
        .all(sources)
}

#[cfg(test)]
mod tests {
    use super::{Explained, why};
    use crate::results::example::{contoso, subject, words};
    use crate::results::findings::entry::entries;

    #[tokio::test]
    async fn it_writes_out_the_sum_and_names_its_source() {
        let subject = subject(&contoso());
        let found = entries(&subject).remove(0);
        let (explained, entry) = (Explained::of(&subject, &found), found.entry);
        let shown = why(entry.rule.unwrap(), &entry.key, Some(&explained), 0);
        let text = words(shown.into()).await;
        for part in [
            "Upgrades: (3 + 1 + 5 + 1) × 31 = 310. One pool at a time needs 279, still more than 251.",
            "Scales to full: (3 + 1 + 10 + 1) × 31 = 465. Without surge it needs 403, still more than 251.",
            "Source: Plan IP addressing for your AKS cluster , reviewed 2026-08-21",
            "5 addresses per subnet: Azure keeps the first four addresses of a subnet and the last one.",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}

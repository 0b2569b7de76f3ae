//! What the rules found.

mod defaults;
mod disputed;
mod entry;
mod item;
mod ways;
mod why;

pub(super) use item::field_link;

use aksnet_core::report::assumptions;
use aksnet_core::rules;
use yew::Html;

use super::Subject;
use super::copy::copy;
use super::markdown::table;
use crate::deed::Deed;
use crate::mark::Sign;
use crate::markup::{kept, tag};
use crate::planner::{Action, Planner, ResultsView, Section};
use defaults::{Defaults, PART, taken};
use disputed::Disputed;
use entry::{Azure, Counts, Found, Offer, entries};
use item::Item;
use why::Explained;

/// So many are shown at first; a plan with more has other worries than the last of them.
const SHOWN: usize = 40;

/// What is wrong with the plan, worst first.
pub(super) fn findings((subject, view): &(Subject, ResultsView)) -> Html {
    let entries = entries(subject);
    let all_of_them = entries.len();
    let counts = Counts::of(&entries).in_words();
    let heading = tag("h2").set("id", "h-find").set("tabindex", "-1");
    let header = tag("header")
        .class("row")
        .with(heading.text("Findings"))
        .text(" ")
        .with(tag("small").text(&counts))
        .node(copy(Section::Findings, view.copied.as_ref()));
    let nothing = entries.is_empty().then(|| {
        let words = format!(
            "Nothing found. {} rules looked at this plan.",
            rules::all().count()
        );
        tag("p").text(&words)
    });
    let shown = if view.every_finding {
        all_of_them
    } else {
        SHOWN
    };
    let items = entries.into_iter().take(shown).enumerate();
    let items = items.map(|(place, found)| {
        let open = view.is_open(&found.entry.key);
        let why = open.then(|| Explained::of(subject, &found));
        let entry = found.entry;
        let key = entry.key.clone();
        let regions = view.regions;
        let item = Item {
            entry,
            place,
            why,
            regions,
        };
        kept(&key, item, Item::show)
    });
    let items = tag("ol").class("finds").nodes(items);
    let rest = (all_of_them > shown).then(|| {
        let button = tag("button").does(Deed::EveryFinding, "");
        button.text(&format!("Show all {all_of_them}"))
    });
    let defaults = &subject.outcome.defaults;
    let disputed = Disputed {
        numbers: assumptions(&subject.outcome.plan),
        open: view.is_open(disputed::PART),
    };
    let defaults = Defaults {
        count: defaults.len(),
        taken: view.is_open(PART).then(|| taken(&subject.draft, defaults)),
    };
    tag("section")
        .set("id", "findings")
        .set("aria-labelledby", "h-find h-plan")
        .with(header)
        .all(nothing)
        .with(items)
        .all(rest)
        .node(kept("defaults", defaults, Defaults::show))
        .node(kept("disputed", disputed, Disputed::show))
        .into()
}

/// What fails or is warned of, worst first: the same key as long as it is about the same, and what
/// is wrong as a sentence.
pub(super) fn pressing(subject: &Subject) -> Vec<(String, String)> {
    entries(subject)
        .into_iter()
        .map(|found| found.entry)
        .filter(|entry| matches!(entry.sign, Sign::Error | Sign::Warning))
        .map(|entry| (entry.key, entry.text))
        .collect()
}

/// The change that the finding at a place of the list offers.
pub(crate) fn fix_at(planner: &Planner, place: usize) -> Option<Action> {
    let entries = entries(&Subject::of(planner));
    let Found { entry, fix, .. } = entries.get(place)?;
    match (&entry.offer, fix) {
        (Offer::Fix(_), Some(fix)) => Some(Action::Mend {
            title: fix.title.clone(),
            edits: fix.edits.clone(),
        }),
        _ => None,
    }
}

/// Another way out of what was found: its place among the ways of the finding at a place of the list.
pub(crate) fn way_at(planner: &Planner, finding: usize, way: usize) -> Option<Action> {
    let subject = Subject::of(planner);
    let entries = entries(&subject);
    let mut explained = Explained::of(&subject, entries.get(finding)?);
    (way < explained.ways.len()).then(|| explained.ways.swap_remove(way).action)
}

/// The list as Markdown.
pub(super) fn markdown(planner: &Planner) -> String {
    in_markdown(&entries(&Subject::of(planner)))
}

fn in_markdown(all: &[Found]) -> String {
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|Found { entry, fix, .. }| {
            let rule = entry.rule.map_or(String::new(), |rule| rule.id.to_owned());
            let azure = match entry.azure() {
                Some(Azure::Code(code)) => code.to_owned(),
                Some(Azure::TrafficBreaks) => "none: traffic breaks".to_owned(),
                None => String::new(),
            };
            let fix = match (&entry.offer, fix) {
                (Offer::Fix(_), Some(fix)) => fix.title.clone(),
                (Offer::SameAs(other), _) => format!("same as {other}"),
                (Offer::Held(what), _) => format!("needs {what}"),
                _ => String::new(),
            };
            vec![
                entry.word().to_owned(),
                entry.text.clone(),
                rule,
                azure,
                fix,
            ]
        })
        .collect();
    table(
        "Findings",
        &["State", "Finding", "Rule", "Azure error", "Fix"],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::{entries, findings, in_markdown};
    use crate::planner::ResultsView;
    use crate::results::example::{contoso, subject, words};

    #[tokio::test]
    async fn the_heading_counts_them() {
        let draft = contoso();
        let shown = findings(&(subject(&draft), ResultsView::default()));
        let text = words(shown).await;
        let found = entries(&subject(&draft));
        let counts = super::Counts::of(&found).in_words();
        assert!(
            text.starts_with(&format!("Findings {counts} Copy")),
            "{text}"
        );
        assert!(counts.contains("fail"), "{counts}");
    }

    #[test]
    fn markdown_has_a_line_for_each() {
        let draft = contoso();
        let found = entries(&subject(&draft));
        let text = in_markdown(&found);
        assert_eq!(text.lines().count(), found.len() + 4);
        assert!(
            text.contains("| AKN201 | InsufficientSubnetSize | Grow snet-nodes to 10.240.0.0/23 |"),
            "{text}"
        );
    }
}

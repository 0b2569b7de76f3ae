//! What the rules found.

mod defaults;
mod entry;
mod item;
mod ways;
mod why;

pub(super) use item::field_link;

use std::rc::Rc;

use aksnet_core::rules::all;
use yew::prelude::*;

use super::Props;
use super::copy::Copy;
use super::markdown::table;
use crate::field::use_dispatch;
use crate::focus;
use crate::planner::Action;
use defaults::{Defaults, taken};
use entry::{Azure, Counts, Entry, Offer, entries};
use item::{Item, id};

/// So many are shown at first; a plan with more has other worries than the last of them.
const SHOWN: usize = 40;

/// What is wrong with the plan, worst first.
#[component]
pub(super) fn Findings(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let every = use_state(|| false);
    let pressed = use_mut_ref(|| None::<usize>);
    let entries = use_memo(props.outcome.clone(), |outcome| {
        entries(&props.draft, outcome)
    });
    let apply = use_callback(dispatch, {
        let pressed = pressed.clone();
        move |(place, action): (usize, Action), dispatch| {
            *pressed.borrow_mut() = Some(place);
            dispatch.emit(action);
        }
    });
    let left = entries.len();
    use_effect_with(props.outcome.clone(), move |_| {
        // What was mended is gone: the next one takes its place on the list.
        if let Some(place) = pressed.take() {
            focus::on(&if place < left {
                id(place)
            } else {
                "h-find".to_owned()
            });
        }
    });
    let taken = Rc::new(taken(&props.draft, &props.outcome.defaults));
    let counts = Counts::of(&entries).in_words();
    let shown = if *every { left } else { SHOWN };
    let write = use_callback(entries.clone(), |(), entries| markdown(entries));
    html! {
        <section id="findings" aria-labelledby="h-find">
            <header class="row"><h2 id="h-find" tabindex="-1">{ "Findings" }</h2>{ " " }<small>{ counts }</small><Copy what="Findings" {write} /></header>
            if entries.is_empty() {
                <p>{ format!("Nothing found. {} rules looked at this plan.", all().count()) }</p>
            }
            <ol class="finds">
                for (place, entry) in entries.iter().take(shown).enumerate() {
                    <Item key={entry.key.clone()} entry={entry.clone()} {place} apply={apply.clone()} />
                }
            </ol>
            if left > shown {
                <button onclick={move |_| every.set(true)}>{ format!("Show all {left}") }</button>
            }
            <Defaults {taken} />
        </section>
    }
}

/// The list as Markdown.
fn markdown(entries: &[Entry]) -> String {
    let rows: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| {
            let rule = entry.rule.map_or(String::new(), |rule| rule.id.to_owned());
            let azure = match entry.azure() {
                Some(Azure::Code(code)) => code.to_owned(),
                Some(Azure::TrafficBreaks) => "none: traffic breaks".to_owned(),
                None => String::new(),
            };
            let fix = match &entry.offer {
                Offer::Nothing => String::new(),
                Offer::Fix(fix, _) => fix.title.clone(),
                Offer::SameAs(other) => format!("same as {other}"),
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
    use super::{Findings, Props, entries, markdown};
    use crate::results::example::{Draft, contoso, outcome, words};

    async fn text(draft: &Draft) -> String {
        let props = Props {
            outcome: outcome(draft),
            draft: draft.0.clone(),
            cluster: 0,
        };
        words::<Findings>(props).await
    }

    #[tokio::test]
    async fn the_heading_counts_them() {
        let draft = contoso();
        let text = text(&draft).await;
        let found = entries(&draft.0, &outcome(&draft));
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
        let found = entries(&draft.0, &outcome(&draft));
        let text = markdown(&found);
        assert_eq!(text.lines().count(), found.len() + 4);
        assert!(
            text.contains("| AKN201 | InsufficientSubnetSize | Grow snet-nodes to 10.240.0.0/23 |"),
            "{text}"
        );
    }
}

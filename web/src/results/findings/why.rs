//! Why something was found, and what else can be done about it.

use aksnet_core::azure::Confidence;
use aksnet_core::ledger::{Range, Stage};
use aksnet_core::rules::{Rule, grouped};
use web_sys::Element;
use yew::prelude::*;

use super::ways::{Way, ways};
use crate::field::use_dispatch;
use crate::planner::Action;
use crate::results::verdicts::title;
use crate::results::{Props as Subject, formula};

/// What the explanation needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// The field it speaks of, as a JSON Pointer.
    pub(super) subject: AttrValue,
}

/// Why: closed at first, and not worked out until it is opened.
#[component]
pub(super) fn Why(props: &Props) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let details: Element = event.target_unchecked_into();
            open.set(details.has_attribute("open"));
        })
    };
    html! {
        <details {ontoggle}>
            <summary>{ "Why" }</summary>
            if *open { <Because rule={props.rule} subject={props.subject.clone()} /> }
        </details>
    }
}

/// The sum, the reason, the remedy, other ways, the documented numbers and their sources.
#[component]
fn Because(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let about = use_context::<Subject>();
    let rule = props.rule;
    let about = about.as_ref();
    let range = about.and_then(|about| {
        let ledger = &about.outcome.ledger;
        let capacity = rule.id.starts_with("AKN2");
        let mut ranges = ledger.ranges.iter().filter(|_| capacity);
        ranges.find(|range| range.path == *props.subject)
    });
    let others = match (about, range) {
        (Some(about), Some(range)) => ways(about, range),
        _ => Vec::new(),
    };
    html! {
        <>
            if let Some(range) = range { { sums(range) } }
            <p>{ rule.why }</p>
            <p>{ rule.remedy }</p>
            if !others.is_empty() {
                <p>{ "Other ways:" }</p>
                <ul>
                    for way in others.iter() { { other_way(way, &dispatch) } }
                </ul>
            }
            { documented(rule) }
        </>
    }
}

/// The sums of the stages at which a range is short.
fn sums(range: &Range) -> Html {
    let short = Stage::ALL
        .into_iter()
        .filter(|stage| range.short(*stage) > 0);
    html! {
        for stage in short {
            <p key={stage.as_str()}>{ sum(range, stage) }</p>
        }
    }
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

/// Another way, and what comes of it.
fn other_way(way: &Way, dispatch: &Callback<Action>) -> Html {
    let action = way.action.clone();
    let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
    html! { <li key={way.title.clone()}><button class="txt" {onclick}>{ &way.title }</button>{ ": " }{ &way.effect }</li> }
}

/// The documented numbers and dates, and where they stand.
fn documented(rule: &Rule) -> Html {
    let sure = |confidence: Confidence| match confidence {
        Confidence::High => String::new(),
        other => format!(" Confidence: {}.", other.as_str()),
    };
    html! {
            <ul class="documented">
                for limit in rule.limits.iter() {
                    <li key={limit.name}>{ grouped(limit.value) }{ " " }{ limit.unit }{ ": " }{ limit.meaning }{ sure(limit.confidence) }</li>
                }
                for event in rule.events.iter() {
                    <li key={event.day}>{ event.day }{ ": " }{ event.meaning }{ "." }</li>
                }
                for source in rule.sources.iter() {
                    <li key={source.url}>{ "Source: " }<a href={source.url}>{ source.title }</a>{ ", reviewed " }{ source.reviewed }</li>
                }
            </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::{Because, Props as WhyProps};
    use crate::results::Props as Subject;
    use crate::results::example::{contoso, outcome, words};
    use aksnet_core::rules::named;
    use yew::prelude::*;

    #[component]
    fn Explained() -> Html {
        let draft = contoso();
        let subject = Subject {
            outcome: outcome(&draft),
            draft: draft.0,
            cluster: 0,
        };
        let rule = named("AKN201");
        html! {
            <ContextProvider<Subject> context={subject}>
                if let Some(rule) = rule {
                    <Because ..WhyProps { rule, subject: "/virtualNetworks/1/subnets/0/addressPrefix".into() } />
                }
            </ContextProvider<Subject>>
        }
    }

    #[tokio::test]
    async fn it_writes_out_the_sum_and_names_its_source() {
        let text = words::<Explained>(()).await;
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

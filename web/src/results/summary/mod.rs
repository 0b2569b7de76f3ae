//! One sentence that says whether the plan works, and the one change that helps most.

mod change;
mod sentence;

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::{Finding, Severity, grouped};
use yew::prelude::*;

use super::Props;
use super::answer::{Answer, answers};
use super::clusters::Clusters;
use crate::field::use_dispatch;
use crate::focus;
use crate::planner::{Action, Outcome};
use change::{Change, best};
use sentence::sentence;

/// The answer in one sentence, its consequence in one line, and the one button.
#[component]
pub(crate) fn Summary(props: &Props) -> Html {
    let said = use_memo((props.outcome.clone(), props.cluster), |_| say(props));
    html! {
        <>
            <Clusters outcome={props.outcome.clone()} cluster={props.cluster} />
            <Line said={(*said).clone()} />
        </>
    }
}

/// What the summary says.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    sentence: String,
    then: Then,
}

/// What comes after the sentence.
#[derive(Clone, Debug, PartialEq)]
enum Then {
    /// A change that helps.
    Change(Change),
    /// Something fails and no change offered helps: what it is.
    Findings(String),
    /// A line of text.
    Line(String),
}

/// What fails in a cluster, or in the networks around it.
fn errors(outcome: &Outcome, cluster: usize) -> impl Iterator<Item = &Finding> {
    let own = format!("/clusters/{cluster}/");
    let errors = outcome.findings.iter();
    let errors = errors.filter(|finding| finding.rule.severity == Severity::Error);
    errors.filter(move |finding| {
        let subject = &finding.subject;
        !subject.starts_with("/clusters/") || subject.starts_with(&own)
    })
}

fn say(props: &Props) -> Said {
    let (outcome, cluster) = (&*props.outcome, props.cluster);
    let answers = answers(&outcome.ledger, cluster);
    let clusters = &outcome.plan.clusters;
    let name = clusters.get(cluster).filter(|_| clusters.len() > 1);
    let name = name.map_or("This cluster", |cluster| &cluster.name);
    let fails = answers.iter().any(|it| it.verdict == Verdict::Error);
    if fails {
        let change = best(&props.draft, outcome, cluster, &answers);
        return Said {
            sentence: sentence(name, &answers),
            then: change.map_or_else(
                || Then::Findings("No single change offered here mends it.".to_owned()),
                Then::Change,
            ),
        };
    }
    let checked = answers[0].verdict != Verdict::NotChecked;
    if let Some(first) = errors(outcome, cluster).next().filter(|_| checked) {
        return Said {
            sentence: format!("{name} has the addresses it needs, but not as planned."),
            then: Then::Findings(format!("{}.", first.message)),
        };
    }
    Said {
        sentence: sentence(name, &answers),
        then: Then::Line(headroom(&answers)),
    }
}

/// What is left when all goes well, or what is missing to say so.
fn headroom(answers: &[Answer; 3]) -> String {
    if let Some(missing) = answers[0].missing {
        return format!("{missing}.");
    }
    let full = answers.iter().rev().find_map(|answer| {
        let need = answer.need.as_ref()?;
        (answer.missing.is_none()).then_some((answer, need))
    });
    full.map_or_else(String::new, |(answer, need)| {
        format!(
            "{} uses {} of {} {} in {} {}: {}.",
            change::title(answer.stage),
            grouped(need.needed),
            grouped(need.usable),
            need.unit,
            need.kind,
            if need.block.is_empty() {
                &need.name
            } else {
                &need.block
            },
            need.rest(),
        )
    })
}

/// What the line needs to know.
#[derive(Properties, PartialEq)]
struct LineProps {
    said: Said,
}

/// The sentence, its consequence, its button.
#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let Said { sentence, then } = &props.said;
    let (line, button) = match then {
        Then::Line(line) => (html! { { line } }, Html::default()),
        Then::Findings(line) => {
            let onclick = Callback::from(|_: MouseEvent| focus::on("h-find"));
            (
                html! { { line } },
                html! { <button class="go end" {onclick}>{ "See the findings" }</button> },
            )
        }
        Then::Change(change) => {
            let fix = change.fix.clone();
            let onclick = dispatch.reform(move |_: MouseEvent| {
                // The button may go with what it mends; the sentence stays.
                focus::on("h-sum");
                Action::Change {
                    title: fix.title.clone(),
                    edits: fix.edits.clone(),
                }
            });
            (
                consequence(change),
                html! { <button class="go end" {onclick}>{ &change.fix.title }</button> },
            )
        }
    };
    html! {
        <section class="sum row has" aria-labelledby="h-sum">
            <div><h2 id="h-sum" tabindex="-1">{ sentence }</h2><p>{ line }</p></div>
            { button }
        </section>
    }
}

/// "One change fixes both: make snet-nodes a /23. Full scale then uses 465 of 507 addresses and 42 stay free."
fn consequence(change: &Change) -> Html {
    let order = match &change.grows {
        Some((name, prefix)) => html! { <>{ "make " }<code>{ name }</code>{ " a /" }{ prefix }</> },
        None => html! { { first_small(&change.fix.title) } },
    };
    html! { <>{ &change.intro }{ ": " }{ order }{ ". " }{ &change.effect }</> }
}

/// The text with a small first letter.
fn first_small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use aksnet_core::model::Edit;
    use aksnet_core::rules::Fix;

    use super::Summary;
    use crate::planner::{Outcome, Shared};
    use crate::results::Props;
    use crate::results::example::{Draft, blank, contoso, outcome, words};

    async fn said(draft: &Draft) -> String {
        words::<Summary>(Props {
            outcome: outcome(draft),
            draft: draft.0.clone(),
            cluster: 0,
        })
        .await
    }

    #[tokio::test]
    async fn the_worked_example_offers_the_change_that_fixes_both() {
        assert_eq!(
            said(&contoso()).await,
            "This cluster will start, but it cannot be upgraded or grow. \
             One change fixes both: make snet-nodes a /23. \
             Full scale then uses 465 of 507 addresses and 42 stay free. \
             Grow snet-nodes to 10.240.0.0/23"
        );
    }

    #[tokio::test]
    async fn when_all_is_well_it_gives_the_headroom_and_no_button() {
        let draft = contoso().with(
            "/virtualNetworks/1/subnets/0/addressPrefix",
            "10.240.0.0/23",
        );
        assert_eq!(
            said(&draft).await,
            "This cluster creates, upgrades and scales to full. \
             Full scale uses 465 of 507 addresses in node subnet 10.240.0.0/23: 42 left."
        );
    }

    #[tokio::test]
    async fn where_no_change_helps_it_leads_to_the_findings() {
        let draft = contoso();
        let mut outcome = Outcome::of(&draft.0);
        for finding in &mut outcome.findings {
            finding.fix = None;
        }
        let said = words::<Summary>(Props {
            outcome: Shared::new(outcome),
            draft: draft.0,
            cluster: 0,
        });
        assert_eq!(
            said.await,
            "This cluster will start, but it cannot be upgraded or grow. \
             No single change offered here mends it. See the findings"
        );
    }

    #[tokio::test]
    async fn a_change_that_leaves_something_names_what_it_mends() {
        let draft = contoso();
        let mut outcome = Outcome::of(&draft.0);
        let path = "/clusters/0/nodePools/1/count".to_owned();
        for finding in &mut outcome.findings {
            finding.fix = Some(Fix {
                title: "Start apps with 3 nodes".to_owned(),
                edits: vec![Edit::number(path.clone(), 3)],
            });
        }
        let said = words::<Summary>(Props {
            outcome: Shared::new(outcome),
            draft: draft.0,
            cluster: 0,
        });
        assert_eq!(
            said.await,
            "This cluster will start, but it cannot be upgraded or grow. \
             One change fixes upgrades: start apps with 3 nodes. \
             Full scale still needs 465 addresses of 251. Start apps with 3 nodes"
        );
    }

    #[tokio::test]
    async fn an_empty_plan_says_what_it_needs() {
        assert_eq!(
            said(&blank()).await,
            "There is not enough here yet to say whether it works. Needs a cluster."
        );
    }
}

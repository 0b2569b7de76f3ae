//! The three verdicts.

use aksnet_core::ledger::{Stage, Verdict};
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::answer::{Answer, Need, answers};
use super::scale::{in_percent, thousandths};
use crate::mark::{Sign, State};
use crate::planner::{Outcome, Shared};

/// What the verdicts need to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What the plan means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
}

/// The three verdicts, each with the range that decides it.
#[component]
pub(crate) fn Verdicts(props: &Props) -> Html {
    let answers = answers(&props.outcome.ledger, props.cluster);
    let scale = scale(&answers);
    html! {
        <ol class="verdicts has" aria-label="Verdicts">
            for (place, answer) in answers.into_iter().enumerate() {
                <Cell key={place} {answer} {scale} />
            }
        </ol>
    }
}

/// What a verdict needs to know.
#[derive(Properties, PartialEq)]
struct CellProps {
    /// The verdict and its numbers.
    answer: Answer,
    /// Where the scale of all three ends, in thousandths of a percent of what there is.
    scale: u64,
}

/// One verdict: heading, state, number, limit in words, gauge.
#[component]
fn Cell(props: &CellProps) -> Html {
    let answer = &props.answer;
    html! {
        <li>
            <h3>{ title(answer.stage) }{ " " }<State sign={Sign::from(answer.verdict)} word={answer.word} /></h3>
            if let Some(need) = &answer.need {
                <p class="n">
                    <b class={colour(answer.verdict)}>{ grouped(need.needed) }</b>
                    { " of " }{ grouped(need.usable) }<span>{ " " }{ need.unit }</span>
                </p>
            }
            <p class="w">
                if let Some(missing) = answer.missing {
                    { missing }
                } else if let Some(need) = &answer.need {
                    { limit(need) }
                }
            </p>
            if let Some(need) = &answer.need {
                { gauge(need, props.scale) }
            }
        </li>
    }
}

/// What a verdict is called.
pub(super) const fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creates",
        Stage::Upgrade => "Upgrades",
        Stage::FullScale => "Scales to full",
    }
}

const fn colour(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Error => Some("err"),
        Verdict::Warning => Some("warn"),
        Verdict::Ok | Verdict::NotChecked => None,
    }
}

/// "8 nodes and 2 surge in node subnet 10.240.0.0/24: 59 short".
fn limit(need: &Need) -> Html {
    html! {
        <>
            <b>{ &need.who }</b>{ " in " }{ need.kind }{ " " }
            if need.block.is_empty() { { &need.name } } else { <code>{ &need.block }</code> }
            { ": " }{ need.rest() }
        </>
    }
}

/// The most that is drawn of any of the three, in thousandths of a percent of what there is.
///
/// One scale for all three, so that they can be compared whatever they draw on.
fn scale(answers: &[Answer; 3]) -> u64 {
    /// Beyond this a need is drawn no longer: it would leave no room for the others.
    const MOST: u64 = 2_000_000;
    let needs = answers.iter().filter_map(|answer| answer.need.as_ref());
    needs
        .map(|need| thousandths(need.needed, need.usable).clamp(100_000, MOST))
        .max()
        .unwrap_or(100_000)
}

/// What is drawn, what is missing, and where the capacity ends; the text says the same.
fn gauge(need: &Need, scale: u64) -> Html {
    let drawn = thousandths(need.needed, need.usable).min(scale);
    let share = |part: u64| in_percent(thousandths(part, scale));
    let end = share(100_000);
    html! {
        <svg class="gauge" width="100%" height="12" aria-hidden="true">
            <rect class="g0" y="3" width="100%" height="6" />
            <rect class="used" y="3" width={share(drawn.min(100_000))} height="6" />
            if drawn > 100_000 {
                <rect class="miss" x={end.clone()} y="3" width={share(drawn.saturating_sub(100_000))} height="6" />
            }
            <rect class="gt" x={end} width="1.5" height="12" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{Props, Verdicts};
    use crate::results::example::{blank, contoso, html, outcome, words};

    fn props(draft: &crate::results::example::Draft) -> Props {
        Props {
            outcome: outcome(draft),
            cluster: 0,
        }
    }

    #[tokio::test]
    async fn the_worked_example_in_words() {
        assert_eq!(
            words::<Verdicts>(props(&contoso())).await,
            "Creates OK 248 of 251 addresses 8 nodes in node subnet 10.240.0.0/24 : 3 left \
             Upgrades Fails 310 of 251 addresses 8 nodes and 2 surge in node subnet 10.240.0.0/24 : 59 short \
             Scales to full Fails 465 of 251 addresses 13 nodes and 2 surge in node subnet 10.240.0.0/24 : 214 short"
        );
    }

    #[tokio::test]
    async fn all_gauges_share_one_scale() {
        let html = html::<Verdicts>(props(&contoso())).await;
        // The capacity ends at 251 of 465 in all three.
        let ends = r#"<rect x="53.978%" width="1.5" height="12" class="gt">"#;
        assert_eq!(html.matches(ends).count(), 3, "{html}");
        assert!(
            html.contains(r#"<rect x="53.978%" y="3" width="46.021%" height="6" class="miss">"#)
        );
    }

    #[tokio::test]
    async fn nothing_to_check_yet() {
        assert_eq!(
            words::<Verdicts>(props(&blank())).await,
            "Creates Not checked Needs a cluster Upgrades Not checked Needs a cluster \
             Scales to full Not checked Needs a cluster"
        );
    }
}

//! The three verdicts.

use aksnet_core::ledger::{PerStage, Range, Stage, Verdict};
use aksnet_core::rules::grouped;
use yew::prelude::*;

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
    let ledger = &props.outcome.ledger;
    let binding = PerStage::each(|stage| ledger.binding(props.cluster, stage));
    // One scale for all three, so that they can be compared.
    let scale = Stage::ALL
        .iter()
        .filter_map(|stage| Some((*stage, (*binding.at(*stage))?)))
        .map(|(stage, range)| {
            range
                .demand
                .at(stage)
                .needed
                .max(range.usable().unwrap_or(0))
        })
        .max()
        .unwrap_or(1);
    html! {
        <ol class="verdicts has" aria-label="Verdicts">
            for stage in Stage::ALL {
                <li key={stage.as_str()}>
                    { verdict(stage, ledger.verdict(props.cluster, stage), *binding.at(stage), scale) }
                </li>
            }
        </ol>
    }
}

const fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creates",
        Stage::Upgrade => "Upgrades",
        Stage::FullScale => "Scales to full",
    }
}

fn verdict(stage: Stage, verdict: Verdict, range: Option<&Range>, scale: u64) -> Html {
    let heading = html! {
        <h3>{ title(stage) }{ " " }<State sign={Sign::from(verdict)} word={verdict.word()} /></h3>
    };
    let Some((range, usable)) = range.and_then(|range| Some((range, range.usable()?))) else {
        return html! { <>{ heading }<p class="w">{ "Needs a subnet and a node pool" }</p></> };
    };
    let needed = range.demand.at(stage).needed;
    let rest = match range.short(stage) {
        0 => format!("{} left", grouped(range.left(stage))),
        short => format!("{} short", grouped(short)),
    };
    let block = range
        .block
        .map(|block| block.to_string())
        .unwrap_or_default();
    html! {
        <>
            { heading }
            <p class="n">
                <b class={(needed > usable).then_some("err")}>{ grouped(needed) }</b>
                { " of " }{ grouped(usable) }<span>{ format!(" {}", range.kind.unit()) }</span>
            </p>
            <p class="w">
                { range.kind.title() }{ " " }{ &range.name }{ " " }<code>{ block }</code>{ ": " }{ rest }
            </p>
            { gauge(needed, usable, scale) }
        </>
    }
}

/// What is drawn, what is missing, and where the capacity ends; the text says the same.
fn gauge(needed: u64, usable: u64, scale: u64) -> Html {
    let percent = |units: u64| {
        // In thousandths, in whole numbers: fine enough for any screen.
        let share = u128::from(units)
            .saturating_mul(100_000)
            .checked_div(u128::from(scale))
            .unwrap_or(0);
        format!("{}.{:03}%", share / 1_000, share % 1_000)
    };
    html! {
        <svg class="gauge" width="100%" height="12" aria-hidden="true">
            <rect class="g0" y="3" width="100%" height="6" />
            <rect class="used" y="3" width={percent(needed.min(usable))} height="6" />
            if needed > usable {
                <rect class="miss" x={percent(usable)} y="3" width={percent(needed.saturating_sub(usable))} height="6" />
            }
            <rect class="gt" x={percent(usable)} width="1.5" height="12" />
        </svg>
    }
}

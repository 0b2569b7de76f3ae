//! One sentence that says whether the plan works, and the one change that helps most.

use aksnet_core::ledger::{Stage, Verdict};
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::planner::{Action, Outcome, Shared};

/// What the summary needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What the plan means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
}

/// The answer in one sentence, with the fix of the worst finding as the one button.
#[component]
pub(crate) fn Summary(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let verdicts = Stage::ALL.map(|stage| props.outcome.ledger.verdict(props.cluster, stage));
    let fix = props
        .outcome
        .findings
        .iter()
        .find_map(|finding| finding.fix.clone());
    let button = fix.map(|fix| {
        let title = fix.title.clone();
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Change {
            title: fix.title.clone(),
            edits: fix.edits.clone(),
        });
        html! { <button class="go end" {onclick}>{ title }</button> }
    });
    html! {
        <section class="sum row has" aria-labelledby="h-sum">
            <div><h2 id="h-sum">{ sentence(verdicts) }</h2></div>
            { button }
        </section>
    }
}

/// The three verdicts in one sentence.
fn sentence([create, upgrade, full]: [Verdict; 3]) -> &'static str {
    use Verdict::{Error, NotChecked};
    match (create, upgrade, full) {
        (Error, ..) => "This cluster cannot be created.",
        (NotChecked, ..) => "There is not enough here yet to say whether this cluster works.",
        (_, Error, Error) => "This cluster will start, but it cannot be upgraded or grow.",
        (_, Error, _) => "This cluster will start, but it cannot be upgraded.",
        (_, NotChecked, _) => "This cluster will start; its upgrade could not be checked.",
        (_, _, Error) => "This cluster will start and can be upgraded, but it cannot grow to full.",
        (_, _, NotChecked) => "This cluster creates and upgrades; its full scale is not checked.",
        _ => "This cluster creates, upgrades and scales to full.",
    }
}

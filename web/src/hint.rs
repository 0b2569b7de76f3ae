//! What to begin with.

use aksnet_core::model::PlanDraft;
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::planner::Action;
use crate::sample;

/// What the hint needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Whether the plan could not be kept in this browser.
    pub(crate) not_kept: bool,
    /// A kept text that could not be read.
    pub(crate) unreadable: Option<AttrValue>,
}

/// Plans to begin with, and what became of the one that was kept.
#[component]
pub(crate) fn Hint(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let start = |title: &'static str, plan: fn() -> PlanDraft| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Replace {
            title: format!("Start with {title}"),
            draft: Box::new(plan()),
        });
        html! { <button class="txt" {onclick}>{ title }</button> }
    };
    html! {
        <>
            <p class="hint row">
                <span>{ "Start with" }</span>
                { start("the example", sample::plan) }
                { start("a new cluster", sample::new_cluster) }
                { start("an empty plan", PlanDraft::default) }
            </p>
            if props.not_kept {
                <p class="hint row">{ "This browser keeps nothing for this page: the plan is gone when it is closed." }</p>
            }
            if let Some(text) = props.unreadable.clone() {
                <details class="hint">
                    <summary>{ "A plan was kept here that this page cannot read. It is still kept; this is its text." }</summary>
                    <textarea readonly=true rows="6" aria-label="Plan that could not be read" value={text} />
                </details>
            }
        </>
    }
}

//! The bar: name of the plan, undo, redo.

use yew::prelude::*;

use crate::field::{Field, use_dispatch};
use crate::planner::Action;

/// What the bar needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Name of the plan.
    pub(crate) name: AttrValue,
    /// What undo would take back.
    pub(crate) undo: Option<AttrValue>,
    /// What redo would do again.
    pub(crate) redo: Option<AttrValue>,
}

/// The bar at the top of the page.
#[component]
pub(crate) fn Bar(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let undo = dispatch.reform(|_: MouseEvent| Action::Undo);
    let redo = dispatch.reform(|_: MouseEvent| Action::Redo);
    let title = |what: &str, step: &Option<AttrValue>, keys: &str| match step {
        Some(step) => format!("{what}: {step} ({keys})"),
        None => format!("{what} ({keys}): nothing to {}", what.to_lowercase()),
    };
    html! {
        <header class="chrome">
            <div class="top row">
                <h1>
                    <svg class="logo" viewBox="0 0 20 20" aria-hidden="true"><path d="M1 3h18v4H1zM1 9h11v4H1zM1 15h5v3H1z" /></svg>
                    { " " }<span>{ "AKS Network Planner" }</span>
                </h1>
                <Field path="/name" value={props.name.clone()} label="Plan name" placeholder="Untitled plan" class="name" />
                <div class="row tools" role="toolbar" aria-label="Plan">
                    <button class="ico" aria-label="Undo" title={title("Undo", &props.undo, "Ctrl+Z")} disabled={props.undo.is_none()} onclick={undo}>
                        <svg><use href="#undo" /></svg>
                    </button>
                    <button class="ico" aria-label="Redo" title={title("Redo", &props.redo, "Ctrl+Shift+Z")} disabled={props.redo.is_none()} onclick={redo}>
                        <svg><use href="#redo" /></svg>
                    </button>
                </div>
            </div>
            <div class="quiet row">
                <small><svg><use href="#lock" /></svg>{ " Everything stays in this browser; the plan is only in this page." }</small>
            </div>
        </header>
    }
}

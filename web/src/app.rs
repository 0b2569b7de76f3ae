//! The page as a whole.

use std::rc::Rc;

use yew::prelude::*;

use crate::bar::Bar;
use crate::editor::Editor;
use crate::hint::Hint;
use crate::planner::{Action, Dispatch, Planner};
use crate::results::{FullWidth, Results, Spoken, Summary, Verdicts};
use crate::sample;
use crate::storage::{self, Kept};

/// The page as a whole: the state lives here, everything else is shown from it.
#[component]
pub(crate) fn App() -> Html {
    let shelf = use_memo((), |()| storage::browser());
    let kept = use_memo((), |()| {
        (*shelf).as_ref().map_or(Kept::Nothing, storage::load)
    });
    let planner = use_reducer(|| {
        Planner::with(match &*kept {
            Kept::Plan(draft) => (**draft).clone(),
            Kept::Nothing | Kept::Unreadable(_) => sample::plan(),
        })
    });
    let saved = use_memo(Rc::clone(&planner.draft), |draft| {
        (*shelf)
            .as_ref()
            .is_some_and(|shelf| storage::save(shelf, draft))
    });
    let unreadable = match &*kept {
        Kept::Unreadable(text) => Some(AttrValue::from(text.clone())),
        Kept::Nothing | Kept::Plan(_) => None,
    };
    let dispatch: Dispatch = planner.dispatcher();
    let draft = Rc::clone(&planner.draft);
    let (outcome, cluster) = (planner.outcome.clone(), planner.cluster);
    let name = draft
        .clusters
        .get(cluster)
        .map(|cluster| cluster.name.as_str());
    let parked = name
        .and_then(|name| planner.parked_pod_cidr(name))
        .map(str::to_owned);
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = shortcut(&event) {
                event.prevent_default();
                dispatch.dispatch(action);
            }
        })
    };
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <div class="page" {onkeydown}>
                <a class="skip" href="#plan">{ "Skip to the plan" }</a>
                <Bar name={draft.name.clone()} undo={planner.undoable().map(str::to_owned)} redo={planner.redoable().map(str::to_owned)} />
                <main>
                    <Hint not_kept={!*saved} {unreadable} />
                    <Summary draft={draft.clone()} outcome={outcome.clone()} {cluster} />
                    <Verdicts outcome={outcome.clone()} {cluster} />
                    <div class="cols has">
                        <Editor draft={draft.clone()} outcome={outcome.clone()} {cluster} parked={parked} />
                        <Results draft={draft.clone()} outcome={outcome.clone()} {cluster} />
                    </div>
                    <FullWidth {outcome} {draft} {cluster} />
                </main>
                <Spoken announcement={planner.announcement.clone()} outcome={planner.outcome.clone()} cluster={planner.cluster} />
            </div>
        </ContextProvider<Dispatch>>
    }
}

/// Undo and redo, from anywhere on the page.
fn shortcut(event: &KeyboardEvent) -> Option<Action> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

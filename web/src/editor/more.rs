//! What can be done with a row beside editing its fields.

use yew::prelude::*;

use crate::field::use_dispatch;
use crate::planner::Action;

/// What the buttons of a row need to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The item, as a JSON Pointer.
    pub(super) path: AttrValue,
    /// Its name.
    pub(super) name: AttrValue,
}

/// Removes the item of a row.
#[component]
pub(super) fn Remove(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (path, name) = (props.path.to_string(), props.name.to_string());
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Remove {
        path: path.clone(),
        name: name.clone(),
    });
    html! {
        <button class="ico x" aria-label={format!("Remove {}", props.name)} {onclick}>
            <svg><use href="#x" /></svg>
        </button>
    }
}

/// Copies the item of a row, or moves it up or down.
#[component]
pub(super) fn Arrange(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (path, name) = (props.path.to_string(), props.name.to_string());
    let place: usize = path
        .rsplit('/')
        .next()
        .and_then(|place| place.parse().ok())
        .unwrap_or(0);
    let duplicate = {
        let (path, name) = (path.clone(), name.clone());
        dispatch.reform(move |_: MouseEvent| Action::Duplicate {
            path: path.clone(),
            name: name.clone(),
        })
    };
    let shift = |to: usize| {
        let (path, name) = (path.clone(), name.clone());
        dispatch.reform(move |_: MouseEvent| Action::Move {
            path: path.clone(),
            name: name.clone(),
            to,
        })
    };
    html! {
        <span class="row arrange">
            <button class="txt" aria-label={format!("Duplicate {name}")} onclick={duplicate}>{ "Duplicate" }</button>
            if place > 0 {
                <button class="txt" aria-label={format!("Move up {name}")} onclick={shift(place.saturating_sub(1))}>{ "Move up" }</button>
            }
            <button class="txt" aria-label={format!("Move down {name}")} onclick={shift(place.saturating_add(1))}>{ "Move down" }</button>
        </span>
    }
}

/// What the button that shows more needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct MoreProps {
    /// Name of the item.
    pub(super) name: AttrValue,
    /// Whether more is shown.
    pub(super) open: UseStateHandle<bool>,
}

/// Shows or hides the rest of an item's fields.
#[component]
pub(super) fn More(props: &MoreProps) -> Html {
    let open = props.open.clone();
    let onclick = Callback::from(move |_: MouseEvent| open.set(!*open));
    html! {
        <button class="ico more" aria-label={format!("More about {}", props.name)}
            aria-expanded={if *props.open { "true" } else { "false" }} {onclick}>
            <svg><use href="#more" /></svg>
        </button>
    }
}

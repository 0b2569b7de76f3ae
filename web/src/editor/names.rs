//! Names of the plan to choose from, by ticking.

use aksnet_core::model::Edit;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::planner::Action;

/// What a list of names needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The list of the draft, as a JSON Pointer.
    pub(super) path: AttrValue,
    /// What is ticked.
    pub(super) chosen: Vec<String>,
    /// What can be.
    pub(super) names: Vec<String>,
    /// What the list is.
    pub(super) label: AttrValue,
}

/// Names to tick. Those that are chosen and no longer exist stay, so that nothing is lost.
#[component]
pub(super) fn Names(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let gone = props
        .chosen
        .iter()
        .filter(|name| !props.names.contains(name));
    let boxes = props.names.iter().chain(gone).map(|name| {
        let place = props.chosen.iter().position(|chosen| chosen == name);
        let (path, own) = (props.path.to_string(), name.clone());
        let onchange = dispatch.reform(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let edit = match (input.checked(), place) {
                (false, Some(place)) => Edit::remove(format!("{path}/{place}")),
                _ => Edit::text(format!("{path}/-"), &own),
            };
            let verb = if input.checked() { "Tick" } else { "Untick" };
            Action::Change { title: format!("{verb} {own}"), edits: vec![edit] }
        });
        html! {
            <label key={name.clone()} class="tick"><input type="checkbox" checked={place.is_some()} {onchange} />{ " " }{ name }</label>
        }
    });
    html! {
        <span role="group" aria-label={props.label.clone()} class="row">{ for boxes }</span>
    }
}

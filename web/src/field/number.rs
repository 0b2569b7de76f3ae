//! A number of the draft, with buttons and arrows.

use aksnet_core::model::FieldError;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{field_id, keys, use_dispatch};
use crate::planner::Action;

/// What a number field needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The field, as a JSON Pointer.
    pub(crate) path: AttrValue,
    /// Its text.
    pub(crate) value: AttrValue,
    /// Its name.
    pub(crate) label: AttrValue,
    /// Least and greatest number the buttons and arrows reach.
    pub(crate) bounds: (u64, u64),
    /// The number it counts as while it is empty.
    #[prop_or_default]
    pub(crate) default: Option<u64>,
    /// What is wrong with it.
    #[prop_or_default]
    pub(crate) error: Option<FieldError>,
}

/// A number: typed, or changed by arrows, or by buttons for pointers.
#[component]
pub(crate) fn NumberField(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let shown = if props.value.is_empty() {
        props
            .default
            .map(|number| number.to_string())
            .unwrap_or_default()
    } else {
        props.value.to_string()
    };
    let (least, most) = props.bounds;
    let number: Option<u64> = shown.trim().parse().ok();
    let oninput = {
        let path = props.path.clone();
        dispatch.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Action::Type {
                path: path.to_string(),
                text: input.value(),
                at: event.time_stamp(),
            }
        })
    };
    let press = {
        let (dispatch, path, shown, bounds) = (
            dispatch.clone(),
            props.path.clone(),
            shown.clone(),
            props.bounds,
        );
        move |key: &str, at: f64| {
            let text = keys::in_number(&shown, bounds, key);
            if let Some(text) = text.clone() {
                dispatch.emit(Action::Type {
                    path: path.to_string(),
                    text,
                    at,
                });
            }
            text.is_some()
        }
    };
    let onkeydown = {
        let press = press.clone();
        move |event: KeyboardEvent| {
            if press(&event.key(), event.time_stamp()) {
                event.prevent_default();
            }
        }
    };
    let lower = press.clone();
    let id = field_id(&props.path);
    html! {
        <span class="step">
            <button aria-label={format!("Lower {}", props.label)} tabindex="-1"
                disabled={number.is_some_and(|number| number <= least)}
                onclick={move |event: MouseEvent| { lower("ArrowDown", event.time_stamp()); }}>{ "−" }</button>
            <input inputmode="numeric" role="spinbutton" aria-label={props.label.clone()}
                aria-valuenow={number.map(|number| number.to_string())}
                aria-valuemin={least.to_string()} aria-valuemax={most.to_string()}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={props.error.as_ref().map(|_| format!("{id}-message"))}
                class={classes!(props.value.is_empty().then_some("default"))}
                {id} value={shown} autocomplete="off" {oninput} {onkeydown}
                onblur={dispatch.reform(|_: FocusEvent| Action::Leave)} />
            <button aria-label={format!("Raise {}", props.label)} tabindex="-1"
                disabled={number.is_some_and(|number| number >= most)}
                onclick={move |event: MouseEvent| { press("ArrowUp", event.time_stamp()); }}>{ "+" }</button>
        </span>
    }
}

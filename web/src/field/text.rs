//! A text or a range of the draft.

use aksnet_core::model::{Edit, FieldError};
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::prelude::*;

use super::{field_id, keys, use_dispatch};
use crate::planner::{Action, is_list};

/// What the text of a field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// A name, a version, anything.
    #[default]
    Free,
    /// A range or an address: arrows and `/` know its parts, and a list can be pasted.
    Range,
}

/// What a field needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The field, as a JSON Pointer.
    pub(crate) path: AttrValue,
    /// Its text.
    pub(crate) value: AttrValue,
    /// What its text is.
    #[prop_or_default]
    pub(crate) spelling: Spelling,
    /// Its name, where no label element names it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub(crate) error: Option<FieldError>,
    /// What it counts as while it is empty.
    #[prop_or_default]
    pub(crate) placeholder: Option<AttrValue>,
    /// Whether it plays no part at the moment.
    #[prop_or_default]
    pub(crate) disabled: bool,
    /// How it looks.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// Id of a text that says more.
    #[prop_or_default]
    pub(crate) described_by: Option<AttrValue>,
}

/// A text of the draft, with its error and its keys.
#[component]
pub(crate) fn Field(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let range = props.spelling == Spelling::Range;
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
    let onkeydown = range.then(|| {
        let (dispatch, path, error) = (dispatch.clone(), props.path.clone(), props.error.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = key(&event, &path, error.as_ref()) {
                event.prevent_default();
                dispatch.emit(action);
            }
        })
    });
    let onpaste = range.then(|| {
        let (dispatch, path) = (dispatch.clone(), props.path.clone());
        Callback::from(move |event: Event| {
            if let Some(text) = pasted(&event).filter(|text| is_list(text)) {
                event.prevent_default();
                dispatch.emit(Action::Paste {
                    path: path.to_string(),
                    text,
                });
            }
        })
    });
    let id = field_id(&props.path);
    let error = props.error.as_ref().map(|_| format!("{id}-message"));
    let described: Vec<String> = error
        .into_iter()
        .chain(props.described_by.as_ref().map(ToString::to_string))
        .collect();
    html! {
        <input {id} class={classes!(range.then_some("ip"), props.class.clone())}
            value={props.value.clone()} aria-label={props.label.clone()}
            aria-invalid={props.error.is_some().then_some("true")}
            aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
            placeholder={props.placeholder.clone()} disabled={props.disabled}
            spellcheck="false" autocomplete="off" {oninput} {onkeydown} {onpaste}
            onblur={dispatch.reform(|_: FocusEvent| Action::Leave)} />
    }
}

/// What a key does: Enter takes the offered correction, arrows and `/` know the parts of a range.
fn key(event: &KeyboardEvent, path: &str, error: Option<&FieldError>) -> Option<Action> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    if event.key() == "Enter" {
        let meant = error?.suggestion.as_ref()?;
        let edits = vec![Edit::text(path.to_owned(), meant)];
        return Some(Action::Change {
            title: format!("Use {meant}"),
            edits,
        });
    }
    let input: HtmlInputElement = event.target_unchecked_into();
    let caret = input
        .selection_start()
        .ok()
        .flatten()
        .and_then(|caret| usize::try_from(caret).ok());
    let pressed = keys::in_range(&input.value(), caret.unwrap_or(0), &event.key())?;
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    // Written at once, so that the selection has something to hold on to; an input that was
    // taken off the page in the meantime has no selection to set.
    input.set_value(&pressed.text);
    drop(input.set_selection_range(place(pressed.selection.0), place(pressed.selection.1)));
    Some(Action::Type {
        path: path.to_owned(),
        text: pressed.text,
        at: event.time_stamp(),
    })
}

fn pasted(event: &Event) -> Option<String> {
    event
        .dyn_ref::<ClipboardEvent>()?
        .clipboard_data()?
        .get_data("text/plain")
        .ok()
}

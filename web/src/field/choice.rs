//! A choice of the draft.

use aksnet_core::model::Edit;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{field_id, use_dispatch};
use crate::planner::Action;

/// What a choice needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The field, as a JSON Pointer.
    pub(crate) path: AttrValue,
    /// Its text.
    pub(crate) value: AttrValue,
    /// What can be chosen: the text in the draft, and the words shown.
    pub(crate) options: Vec<(AttrValue, AttrValue)>,
    /// Its name, where no label element names it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

/// A choice. A text that is none of the options is offered beside them, so that it is never lost.
#[component]
pub(crate) fn ChoiceField(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let onchange = {
        let path = props.path.clone();
        dispatch.reform(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let (title, text) = (format!("Choose {}", select.value()), select.value());
            Action::Change {
                title,
                edits: vec![Edit::text(path.to_string(), &text)],
            }
        })
    };
    let known = props.options.iter().any(|(text, _)| *text == props.value);
    html! {
        <select id={field_id(&props.path)} aria-label={props.label.clone()} {onchange}>
            if !known {
                <option value={props.value.clone()} selected=true>{ props.value.clone() }</option>
            }
            for (text, words) in props.options.iter() {
                <option key={text.to_string()} value={text.clone()} selected={*text == props.value}>{ words.clone() }</option>
            }
        </select>
    }
}

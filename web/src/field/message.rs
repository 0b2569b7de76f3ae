//! What is wrong with a field, and what was probably meant.

use aksnet_core::model::{Edit, FieldError};
use yew::prelude::*;

use super::{field_id, use_dispatch};
use crate::mark::{Mark, Sign};
use crate::planner::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What is wrong, if anything is.
    pub(crate) error: Option<FieldError>,
}

/// Says what is wrong with a field and offers what was probably meant.
#[component]
pub(crate) fn FieldMessage(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let Some(error) = &props.error else {
        return Html::default();
    };
    let id = format!("{}-message", field_id(&error.path));
    let offer = error.suggestion.clone().map(|text| {
        let (title, edit) = (format!("Use {text}"), Edit::text(error.path.clone(), &text));
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Change {
            title: title.clone(),
            edits: vec![edit.clone()],
        });
        html! { <>{ " Did you mean " }<button class="txt ip" {onclick}>{ text }</button>{ "?" }</> }
    });
    // A new key for every text: its delay begins again while somebody types.
    html! {
        <span class="field-message" {id} key={error.message.clone()}>
            <Mark sign={Sign::Warning} />{ " " }{ &error.message }{ "." }
            if let Some(offer) = offer {
                { offer }
            } else {
                { " Expected " }{ &error.expected }{ "." }
            }
        </span>
    }
}

//! Fields: one text of the draft each, with its name, its error and its keys.

mod choice;
mod keys;
mod message;
mod number;
mod text;

pub(crate) use choice::ChoiceField;
pub(crate) use message::FieldMessage;
pub(crate) use number::NumberField;
pub(crate) use text::{Field, Spelling};

use aksnet_core::model::FieldError;
use yew::prelude::*;

use crate::planner::{Action, Dispatch};

/// The id of the field at a path of the draft, so that findings can point at it.
pub(crate) fn field_id(path: &str) -> String {
    format!("f{}", path.replace('/', "-"))
}

/// The error of the field at a path, if it has one.
pub(crate) fn error_at(errors: &[FieldError], path: &str) -> Option<FieldError> {
    errors.iter().find(|error| error.path == path).cloned()
}

/// How components ask for changes.
#[hook]
pub(crate) fn use_dispatch() -> Callback<Action> {
    let dispatch = use_context::<Dispatch>();
    use_callback(dispatch, |action, dispatch| {
        if let Some(dispatch) = dispatch {
            dispatch.dispatch(action);
        }
    })
}

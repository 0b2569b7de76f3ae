//! What is thrown.

use aksnet_core::model::FieldError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::output;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    /// The class of everything that is thrown here on purpose.
    type AksnetError;

    #[wasm_bindgen(constructor)]
    fn new(message: &str, argument: &str, errors: JsValue) -> AksnetError;
}

/// The error of an argument of which these fields cannot be read: the first in words, all as data.
pub(crate) fn of_fields(argument: &str, errors: &[FieldError]) -> JsValue {
    let first = errors.first().map_or_else(String::new, in_words);
    let more = match errors.len() {
        0 | 1 => String::new(),
        2 => String::from(" (and 1 more error)"),
        many => format!(" (and {} more errors)", many.saturating_sub(1)),
    };
    thrown(argument, &format!("{argument}{first}{more}"), errors)
}

/// Where, what is wrong, and what was meant or else expected.
fn in_words(error: &FieldError) -> String {
    let space = if error.path.is_empty() { "" } else { " " };
    let end = match &error.suggestion {
        Some(meant) => format!("; did you mean {meant}?"),
        // The message itself may say what was meant.
        None if error.message.ends_with('?') => String::new(),
        None => format!("; expected {}", error.expected),
    };
    format!("{space}{}: {}{end}", error.path, error.message)
}

fn thrown(argument: &str, message: &str, errors: &[FieldError]) -> JsValue {
    match output::plain(errors) {
        Ok(errors) => AksnetError::new(message, argument, errors).into(),
        Err(error) => error,
    }
}

/// The error of one field of an argument.
pub(crate) fn of_field(argument: &str, error: FieldError) -> JsValue {
    of_fields(argument, &[error])
}

/// The error of an argument as a whole, in these words.
pub fn of_argument(argument: &str, message: &str) -> JsValue {
    thrown(argument, message, &[])
}

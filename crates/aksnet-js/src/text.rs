//! Reading a text.

use aksnet_core::model::FieldError;
use js_sys::JsString;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::failure;
use crate::foreign::{self, Kind};

/// The text in the argument of that name.
///
/// # Errors
///
/// Anything else than a text.
pub(crate) fn text_of<'a>(argument: &str, given: &'a JsValue) -> Result<&'a JsString, JsValue> {
    if let Some(text) = given.dyn_ref::<JsString>() {
        return Ok(text);
    }
    let found = match foreign::kind(given)? {
        Kind::Missing | Kind::Null => "nothing",
        Kind::Flag(_) => "true or false",
        Kind::Number(_) => "a number",
        Kind::Text => "text",
        Kind::List => "a list",
        Kind::Object => "an object",
        Kind::Other(what) => what,
    };
    Err(failure::of_field(
        argument,
        FieldError::new("", format!("{found} stands here"), "text"),
    ))
}

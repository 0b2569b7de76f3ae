//! Plan files: the browser's own JSON reader and writer, and the engine's checks.

use aksnet_core::model::{FieldError, PlanDraft, Value};
#[cfg(not(test))]
use serde::Deserialize as _;
use serde::Serialize as _;
#[cfg(not(test))]
use serde_wasm_bindgen::Deserializer;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Why a text is no plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unreadable {
    /// It is not JSON.
    NotJson(String),
    /// It is JSON of another shape.
    NotAPlan(Vec<FieldError>),
}

/// Reads a plan file.
///
/// # Errors
///
/// What the browser says of a text that is not JSON; what the engine says of JSON that is no plan.
pub(crate) fn read(text: &str) -> Result<PlanDraft, Unreadable> {
    PlanDraft::from_value(&value(text)?).map_err(Unreadable::NotAPlan)
}

#[cfg(not(test))]
fn value(text: &str) -> Result<Value, Unreadable> {
    let value = js_sys::JSON::parse(text).map_err(|error| Unreadable::NotJson(words(&error)))?;
    Value::deserialize(Deserializer::from(value))
        .map_err(|error| Unreadable::NotJson(error.to_string()))
}

/// Tests run where there is no browser to ask.
#[cfg(test)]
fn value(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|error| Unreadable::NotJson(error.to_string()))
}

/// Writes a plan file, two spaces a level.
pub(crate) fn write(draft: &PlanDraft) -> Option<String> {
    let value = draft.serialize(&Serializer::json_compatible()).ok()?;
    let indent = JsValue::from_f64(2.0);
    js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent)
        .ok()?
        .as_string()
}

#[cfg(not(test))]
fn words(error: &JsValue) -> String {
    js_sys::Error::from(error.clone()).message().into()
}

//! Plan files: the browser's own JSON reader and writer, and the engine's checks.

use aksnet_core::model::{FieldError, PlanDraft, Value};
use serde::{Deserialize as _, Serialize as _};
use serde_wasm_bindgen::{Deserializer, Serializer};
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
    let value = js_sys::JSON::parse(text).map_err(|error| Unreadable::NotJson(words(&error)))?;
    let value = Value::deserialize(Deserializer::from(value))
        .map_err(|error| Unreadable::NotJson(error.to_string()))?;
    PlanDraft::from_value(&value).map_err(Unreadable::NotAPlan)
}

/// Writes a plan file, two spaces a level.
pub(crate) fn write(draft: &PlanDraft) -> Option<String> {
    let value = draft.serialize(&Serializer::json_compatible()).ok()?;
    let indent = JsValue::from_f64(2.0);
    js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent)
        .ok()?
        .as_string()
}

fn words(error: &JsValue) -> String {
    js_sys::Error::from(error.clone()).message().into()
}

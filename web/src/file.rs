//! Plan files: the browser's own JSON reader and writer, and the engine's checks.

use aksnet_core::model::{FieldError, PlanDraft, Value};
use js_sys::{Array, Object};
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast as _;
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
    value_of(&value).ok_or_else(|| Unreadable::NotJson("lists within lists without end".to_owned()))
}

/// What the browser read; `None` where it is nested too deep, or where there is too much of it.
pub(crate) fn value_of(value: &JsValue) -> Option<Value> {
    /// Values of the largest thing that is read, a list or an object counting as one beside what is in it.
    const MOST: u32 = 1_000_000;
    walk(value, 0, &mut MOST.clone())
}

/// By hand: numbers in the browser's own spelling need none of the code that spells them here.
fn walk(value: &JsValue, depth: u8, left: &mut u32) -> Option<Value> {
    /// No plan comes near it.
    const DEEPEST: u8 = 32;
    *left = left.checked_sub(1)?;
    if depth > DEEPEST {
        return None;
    }
    let mut inner = |value: &JsValue| walk(value, depth.saturating_add(1), left);
    if let Some(text) = value.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Some(Value::Bool(flag));
    }
    if value.is_null() {
        return Some(Value::Null);
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let items = list.iter().map(|item| inner(&item));
        return items.collect::<Option<_>>().map(Value::List);
    }
    let Some(object) = value.dyn_ref::<Object>() else {
        // Of what JSON has, numbers are left.
        let number = js_sys::JSON::stringify(value).ok()?;
        return number.as_string().map(Value::Number);
    };
    let entries = Object::entries(object);
    let entries = entries.iter().map(|entry| {
        let entry: Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, inner(&entry.get(1))?))
    });
    entries.collect::<Option<_>>().map(Value::Map)
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

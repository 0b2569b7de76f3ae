//! Plan files: the browser's own JSON reader and writer, and the engine's checks.

mod download;
mod picked;

pub(crate) use download::download;
pub(crate) use picked::{LARGEST, dropped, is_file, picked, text};

use aksnet_core::model::{FieldError, PlanDraft, Value};
use js_sys::{Array, Object};
#[cfg(not(test))]
use serde::Serialize as _;
#[cfg(not(test))]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast as _, JsValue};

/// Why a text is no plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unreadable {
    /// It is not JSON.
    NotJson(String),
    /// It is JSON of another shape: every mistake.
    Wrong(Vec<FieldError>),
}

/// So many mistakes of a plan are told; one with more is of another kind.
pub(crate) const TOLD: usize = 10;

impl Unreadable {
    /// What is wrong, a line for each mistake; of more than `most` the rest is counted.
    pub(crate) fn lines(&self, most: usize) -> Vec<String> {
        let errors = match self {
            Self::NotJson(words) => return vec![format!("It is not JSON: {words}.")],
            Self::Wrong(errors) => errors,
        };
        let told = errors.iter().take(most).map(line);
        let more = errors.len().checked_sub(most).filter(|more| *more > 0);
        told.chain(more.map(|more| format!("And {more} more.")))
            .collect()
    }
}

/// "/clusters/0/podcidr: podcidr is no property a plan has here; did you mean podCidr?"
fn line(error: &FieldError) -> String {
    let FieldError { path, message, .. } = error;
    let at = if path.is_empty() { "" } else { ": " };
    match &error.suggestion {
        Some(meant) => format!("{path}{at}{message}; did you mean {meant}?"),
        None => format!("{path}{at}{message}; expected {}.", error.expected),
    }
}

/// Reads a plan file.
///
/// # Errors
///
/// What the browser says of a text that is not JSON; what the engine says of JSON that is no plan.
pub(crate) fn read(text: &str) -> Result<PlanDraft, Unreadable> {
    PlanDraft::from_value(&value(text)?).map_err(Unreadable::Wrong)
}

/// The JSON in a text, as the browser reads it.
#[cfg(not(test))]
pub(crate) fn value(text: &str) -> Result<Value, Unreadable> {
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
pub(crate) fn value(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|error| Unreadable::NotJson(error.to_string()))
}

/// Writes a plan file, two spaces a level.
pub(crate) fn write(draft: &PlanDraft) -> Option<String> {
    written(draft, 2.0)
}

/// Writes a plan file without any white space.
pub(crate) fn compact(draft: &PlanDraft) -> Option<String> {
    written(draft, 0.0)
}

#[cfg(not(test))]
fn written(draft: &PlanDraft, indent: f64) -> Option<String> {
    let value = draft.serialize(&Serializer::json_compatible()).ok()?;
    let indent = JsValue::from_f64(indent);
    js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent)
        .ok()?
        .as_string()
}

#[cfg(test)]
fn written(draft: &PlanDraft, indent: f64) -> Option<String> {
    let write = if indent > 0.0 {
        serde_json::to_string_pretty
    } else {
        serde_json::to_string
    };
    write(draft).ok()
}

#[cfg(not(test))]
fn words(error: &JsValue) -> String {
    js_sys::Error::from(error.clone()).message().into()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn every_mistake_of_a_file_is_a_line_up_to_ten() {
        let lines = |text: &str| read(text).unwrap_err().lines(super::TOLD);
        assert_eq!(
            lines(r#"{"aksnet":1,"clusters":[{"podcidr":"10.0.0.0/8"}]}"#),
            ["/clusters/0/podcidr: podcidr is no property a plan has here; did you mean podCidr?"]
        );
        assert_eq!(
            lines("[]"),
            ["a list stands here; expected an object, as a plan file begins."]
        );
        let many: Vec<String> = (0..12).map(|key| format!(r#""{key}":1"#)).collect();
        let lines = lines(&format!(r#"{{"aksnet":1,{}}}"#, many.join(",")));
        assert_eq!(lines.len(), 11);
        assert_eq!(lines[10], "And 2 more.");
    }
}

//! Fixes, put into a plan.

use aksnet_core::model::{Edit, EditValue, FieldError, Value};
use aksnet_core::report::Mended;
use aksnet_core::rules::mend;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure;
use crate::options::Options;
use crate::{output, plan, reference};

/// What the argument that holds a fix is called.
const FIX: &str = "fix";

/// The plan with one fix in it: that of a finding.
///
/// # Errors
///
/// Throws where plan or fix have another shape than they should, or an edit leads nowhere.
#[wasm_bindgen(js_name = applyFix, skip_typescript)]
pub fn apply_fix(plan: &JsValue, fix: &JsValue) -> Result<JsValue, JsValue> {
    let mut draft = plan::draft(plan)?;
    let fix = Options::read(FIX, fix, &["title", "edits"])?;
    fix.text("title")?;
    let edits = edits(&fix)?;
    draft.apply(&edits).map_err(|wrong| {
        let place = edits.iter().position(|edit| edit.path == wrong.path);
        let path = format!("/edits/{}/path", place.unwrap_or_default());
        let message = format!("{} leads nowhere: {}", wrong.path, wrong.message);
        failure::of_field(FIX, FieldError::new(path, message, "a path into this plan"))
    })?;
    output::plain(&draft)
}

fn edits(fix: &Options) -> Result<Vec<Edit>, JsValue> {
    let Some(Value::List(items)) = fix.get("edits") else {
        let message = String::from("no list of edits stands here");
        return Err(fix.wrong("edits", message, "a list of { path, value }"));
    };
    let edits = items.iter().enumerate().map(|(place, item)| {
        let wrong = |message: &str| {
            let expected = "{ path, value }, the path as text and a text, a number or null";
            fix.wrong(&format!("edits/{place}"), message.to_owned(), expected)
        };
        let Value::Map(entries) = item else {
            return Err(wrong("no object stands here"));
        };
        let (mut path, mut value) = (None, None);
        for (key, given) in entries {
            match (key.as_str(), given) {
                ("path", Value::Text(text)) => path = Some(text.clone()),
                ("value", Value::Null) => value = Some(EditValue::Nothing),
                // What a number means is for the plan's reader to say, as with text.
                ("value", Value::Text(text) | Value::Number(text)) => {
                    value = Some(EditValue::Text(text.clone()));
                }
                ("path" | "value", _) => {
                    return Err(wrong(&format!("the {key} is of another kind")));
                }
                _ => return Err(wrong(&format!("{key} is no property of an edit"))),
            }
        }
        match (path, value) {
            (Some(path), Some(value)) => Ok(Edit { path, value }),
            (None, _) => Err(wrong("the path is missing")),
            (_, None) => Err(wrong("the value is missing")),
        }
    });
    edits.collect()
}

/// The plan with every fix that helps, or those of one rule, as `aksnet fix` gives it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should, or there is no such rule.
#[wasm_bindgen(js_name = applyFixes, skip_typescript)]
pub fn apply_fixes(plan: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let draft = plan::draft(plan)?;
    let options = Options::read("options", options, &["rule", "policy"])?;
    let rule = match options.text("rule")? {
        None => None,
        Some(id) => Some(reference::rule(id).map_err(|error| {
            options.mistaken("rule", error.message, &error.expected, error.suggestion)
        })?),
    };
    let policy = options.policy("policy")?;
    let mending = mend(&draft, policy.as_ref(), |finding| {
        rule.is_none_or(|rule| finding.rule == rule)
    });
    output::plain(&Mended::from(&mending))
}

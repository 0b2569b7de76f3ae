//! The catalogue of rules, Azure's error texts, the version.

use aksnet_core::ingest::{self, Known, LONGEST_TEXT};
use aksnet_core::model::{FieldError, nearest};
use aksnet_core::report::{Catalogue, RuleReport, Subject};
use aksnet_core::rules::{Rule, all, named};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure;
use crate::options::Options;
use crate::output;
use crate::text::text_of;

/// Every rule, or the one of that id, as `aksnet rules` gives it.
///
/// # Errors
///
/// Throws where the id is no text, or no rule has it.
#[wasm_bindgen(skip_typescript)]
pub fn rules(id: &JsValue) -> Result<JsValue, JsValue> {
    if id.is_undefined() || id.is_null() {
        return output::plain(&Catalogue::of_all());
    }
    let id = String::from(text_of("id", id)?.slice(0, LONGEST_ID));
    let rule = rule(&id).map_err(|error| failure::of_field("id", error))?;
    output::plain(&RuleReport::from(rule))
}

/// Signs of an id that are looked at. Unit: signs.
const LONGEST_ID: u32 = 64;

/// The rule of that id.
///
/// # Errors
///
/// An id no rule has, with the one that was probably meant.
pub(crate) fn rule(id: &str) -> Result<&'static Rule, FieldError> {
    named(id).ok_or_else(|| FieldError {
        suggestion: nearest(id, all().map(|rule| rule.id)).map(str::to_owned),
        ..FieldError::new("", format!("there is no rule {id}"), "an id such as AKN201")
    })
}

/// What an error text of Azure means, as `aksnet explain` gives it.
///
/// # Errors
///
/// Throws where the text is none, or the options have another shape than they should.
#[wasm_bindgen(skip_typescript)]
pub fn explain(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    // No more of it is copied than is looked at.
    let longest = u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX);
    let text = String::from(text_of("text", text)?.slice(0, longest));
    let options = Options::read("options", options, &["plan"])?;
    let subject = options.plan("plan")?;
    let subject = subject.map(|draft| Subject::of(draft, Vec::new()));
    let known = subject.as_ref().map(|subject| Known {
        plan: &subject.plan,
        ledger: &subject.ledger,
        findings: &subject.report.findings,
    });
    output::plain(&ingest::explain(&text, known))
}

/// The version of this package.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    String::from(env!("CARGO_PKG_VERSION"))
}

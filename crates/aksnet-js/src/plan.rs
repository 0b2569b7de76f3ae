//! Reading and checking a plan.

use aksnet_core::model::{FieldError, PlanDraft, Value};
use aksnet_core::report::Subject;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure::{self, field};
use crate::options::Options;
use crate::{given, output};

/// What the argument that holds a plan is called.
const PLAN: &str = "plan";

/// The plan file that a caller gave.
///
/// # Errors
///
/// What of it has another shape than a plan file has, unknown names among it.
pub(crate) fn draft(plan: &JsValue) -> Result<PlanDraft, JsValue> {
    let value = given::value(PLAN, plan)?;
    if let Value::Text(_) = value {
        let error = FieldError {
            suggestion: Some(String::from("JSON.parse(plan)")),
            ..field("", "text stands here", "an object, as a plan file begins")
        };
        return Err(failure::of_field(PLAN, error));
    }
    PlanDraft::from_value(&value).map_err(|errors| failure::of_fields(PLAN, &errors))
}

/// The same with everything there is to say about it.
///
/// # Errors
///
/// As [`draft`].
pub(crate) fn subject(plan: &JsValue) -> Result<Subject, JsValue> {
    Ok(Subject::of(draft(plan)?, Vec::new()))
}

/// The report on a plan, as `aksnet check` gives it; fields that cannot be read are in it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should.
#[wasm_bindgen(js_name = checkPlan, skip_typescript)]
pub fn check_plan(plan: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let draft = draft(plan)?;
    let options = Options::read("options", options, &["policy", "baseline"])?;
    let policy = options.policy("policy")?;
    let baseline = options.plan("baseline")?.map(|draft| draft.read().plan);
    let mut subject = match &policy {
        Some(policy) => Subject::filled(&draft, Vec::new(), policy),
        None => Subject::of(draft, Vec::new()),
    };
    subject.judge(baseline.as_ref(), policy.as_ref());
    output::plain(&subject.report)
}

//! Reading and checking a plan.

use aksnet_core::model::{FieldError, Plan, PlanDraft, Value};
use aksnet_core::policy::Policy;
use aksnet_core::report::{Report, Subject};
use wasm_bindgen::JsValue;
#[cfg(feature = "api")]
use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure;
use crate::given;
#[cfg(feature = "api")]
use crate::{options::Options, output};

/// What the argument that holds a plan is called.
const PLAN: &str = "plan";

/// The plan file that a caller gave.
///
/// # Errors
///
/// What of it has another shape than a plan file has, unknown names among it.
pub fn draft(plan: &JsValue) -> Result<PlanDraft, JsValue> {
    let value = given::value(PLAN, plan)?;
    if let Value::Text(_) = value {
        let error = FieldError {
            suggestion: Some(String::from("JSON.parse(plan)")),
            ..FieldError::new("", "text stands here", "an object, as a plan file begins")
        };
        return Err(failure::of_field(PLAN, error));
    }
    PlanDraft::from_value(&value).map_err(|errors| failure::of_fields(PLAN, &errors))
}

/// The report on a plan, by the rules, a policy and the plan that is deployed already.
pub fn report(draft: PlanDraft, policy: Option<&Policy>, baseline: Option<&Plan>) -> Report {
    let mut subject = Subject::under(draft, Vec::new(), policy);
    subject.judge(baseline, policy);
    subject.report
}

/// The plan that a caller gave, with everything there is to say about it.
///
/// # Errors
///
/// As [`draft`].
#[cfg(feature = "api")]
pub(crate) fn subject(plan: &JsValue) -> Result<Subject, JsValue> {
    Ok(Subject::of(draft(plan)?, Vec::new()))
}

/// The report on a plan, as `aksnet check` gives it; fields that cannot be read are in it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should.
#[cfg(feature = "api")]
#[wasm_bindgen(js_name = checkPlan, skip_typescript)]
pub fn check_plan(plan: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let draft = draft(plan)?;
    let options = Options::read("options", options, &["policy", "baseline"])?;
    let policy = options.policy("policy")?;
    let baseline = options.plan("baseline")?.map(|draft| draft.read().plan);
    output::plain(&report(draft, policy.as_ref(), baseline.as_ref()))
}

//! Plans and policies as a page gives them: objects, or texts of JSON as attributes are.

use aksnet_core::model::PlanDraft;
use aksnet_core::policy::Policy;
use aksnet_js::{LARGEST, of_argument, plain};
use js_sys::{Error, JSON, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

/// What the argument that holds a policy is called.
const POLICY: &str = "policy";

/// A plan as it will be read: a plain object of its own.
///
/// # Errors
///
/// Throws where it has another shape than a plan file has.
#[wasm_bindgen(skip_typescript)]
pub fn plan(given: &JsValue) -> Result<JsValue, JsValue> {
    plain(&draft_of(given)?)
}

/// The text of a policy, after it was found to be one.
///
/// # Errors
///
/// Throws where any of it cannot be read.
#[wasm_bindgen(skip_typescript)]
pub fn policy(given: &JsValue) -> Result<JsString, JsValue> {
    let given = parsed(POLICY, given)?;
    // Within bounds, which writing it is not.
    aksnet_js::policy(&given)?;
    let text = JSON::stringify(&given)?;
    // A value may be another one at the second look.
    aksnet_js::policy(&parsed(POLICY, &text)?)?;
    Ok(text)
}

/// The report on a plan under a policy, as `checkPlan` of the package gives it.
///
/// # Errors
///
/// Throws where one of them cannot be read.
#[wasm_bindgen(skip_typescript)]
pub fn report(plan: &JsValue, policy: &JsValue) -> Result<JsValue, JsValue> {
    let policy = policy_of(policy)?;
    plain(&aksnet_js::report(draft_of(plan)?, policy.as_ref(), None))
}

/// The plan that was given.
pub(crate) fn draft_of(given: &JsValue) -> Result<PlanDraft, JsValue> {
    aksnet_js::draft(&parsed("plan", given)?)
}

/// The policy that was given; nothing at all is none.
pub(crate) fn policy_of(given: &JsValue) -> Result<Option<Policy>, JsValue> {
    if given.is_undefined() || given.is_null() {
        return Ok(None);
    }
    aksnet_js::policy(&parsed(POLICY, given)?).map(Some)
}

/// The value in a text of JSON; any other value as it is.
fn parsed(argument: &str, given: &JsValue) -> Result<JsValue, JsValue> {
    let Some(text) = given.dyn_ref::<JsString>() else {
        return Ok(given.clone());
    };
    let signs = text.length();
    if signs > LARGEST {
        let words = format!("{argument} has {signs} signs; at most {LARGEST} are read");
        return Err(of_argument(argument, &words));
    }
    JSON::parse(&String::from(text)).map_err(|error| {
        let words = String::from(Error::from(error).message());
        of_argument(argument, &format!("{argument} is no JSON: {words}"))
    })
}

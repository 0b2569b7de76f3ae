//! Reading a policy.

use aksnet_core::policy::Policy;
use wasm_bindgen::JsValue;

use crate::{failure, given};

/// What the argument that holds a policy is called.
const POLICY: &str = "policy";

/// The policy file that a caller gave.
///
/// # Errors
///
/// What of it cannot be read: a policy counts as a whole.
pub fn policy(policy: &JsValue) -> Result<Policy, JsValue> {
    let value = given::value(POLICY, policy)?;
    Policy::from_value(&value).map_err(|errors| failure::of_fields(POLICY, &errors))
}

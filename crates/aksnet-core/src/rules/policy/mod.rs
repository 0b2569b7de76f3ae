//! Rules of family `AKN9xx`: what a platform team asks of every plan.
//!
//! They look at a plan under its policy, and find nothing in a plan that is under none.

mod breach;
mod field_not_as_locked;
mod forbidden_range_used;
mod max_pods_against_policy;
mod max_surge_against_policy;
mod network_model_not_allowed;
mod range_not_as_fixed;
mod trial;
mod used;
mod vnet_outside_allowed_ranges;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &range_not_as_fixed::RANGE_NOT_AS_FIXED,
    &forbidden_range_used::FORBIDDEN_RANGE_USED,
    &vnet_outside_allowed_ranges::VNET_OUTSIDE_ALLOWED_RANGES,
    &network_model_not_allowed::NETWORK_MODEL_NOT_ALLOWED,
    &max_pods_against_policy::MAX_PODS_AGAINST_POLICY,
    &max_surge_against_policy::MAX_SURGE_AGAINST_POLICY,
    &field_not_as_locked::FIELD_NOT_AS_LOCKED,
];

//! Rules of family `AKN8xx`: what cannot be changed once it is deployed.
//!
//! They look at a plan beside its baseline, and find nothing in a plan that has none.

mod data_plane_change_refused;
mod max_pods_change_needs_new_pool;
mod model_change_refused;
mod new_pool;
mod pod_cidr_change_refused;
mod pool_change_needs_new_pool;
mod service_range_change_refused;
mod subnet_in_use_cannot_grow;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &subnet_in_use_cannot_grow::SUBNET_IN_USE_CANNOT_GROW,
    &pod_cidr_change_refused::POD_CIDR_CHANGE_REFUSED,
    &service_range_change_refused::SERVICE_RANGE_CHANGE_REFUSED,
    &max_pods_change_needs_new_pool::MAX_PODS_CHANGE_NEEDS_NEW_POOL,
    &model_change_refused::MODEL_CHANGE_REFUSED,
    &pool_change_needs_new_pool::POOL_CHANGE_NEEDS_NEW_POOL,
    &data_plane_change_refused::DATA_PLANE_CHANGE_REFUSED,
];

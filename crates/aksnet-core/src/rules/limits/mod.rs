//! Rules of family `AKN4xx`: documented maxima.

mod kubenet_route_limit;
mod max_pods_out_of_bounds;
mod pool_pod_slots_too_few;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &kubenet_route_limit::KUBENET_ROUTE_LIMIT,
    &max_pods_out_of_bounds::MAX_PODS_OUT_OF_BOUNDS,
    &pool_pod_slots_too_few::POOL_POD_SLOTS_TOO_FEW,
];

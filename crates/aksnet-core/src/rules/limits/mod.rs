//! Rules of family `AKN4xx`: documented maxima.

mod azure_npm_scale;
mod cluster_node_limit;
mod kubenet_route_limit;
mod large_cluster_upgrade;
mod load_balancer_services_limit;
mod max_pods_out_of_bounds;
mod max_surge_of_nothing;
mod max_unavailable_refused;
mod outbound_addresses_refused;
mod outbound_ports_refused;
mod pod_count_guidance;
mod pool_count_limit;
mod pool_name_refused;
mod pool_node_limit;
mod pool_pod_slots_too_few;
mod snat_ports_exhausted;
mod snat_ports_thin;
mod subnet_count_limit;
mod surge;
mod system_pool_empty;
mod system_pool_missing;
mod system_pool_too_small;
mod windows_max_pods;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &kubenet_route_limit::KUBENET_ROUTE_LIMIT,
    &cluster_node_limit::CLUSTER_NODE_LIMIT,
    &pool_node_limit::POOL_NODE_LIMIT,
    &max_pods_out_of_bounds::MAX_PODS_OUT_OF_BOUNDS,
    &pool_pod_slots_too_few::POOL_POD_SLOTS_TOO_FEW,
    &system_pool_too_small::SYSTEM_POOL_TOO_SMALL,
    &pod_count_guidance::POD_COUNT_GUIDANCE,
    &windows_max_pods::WINDOWS_MAX_PODS,
    &azure_npm_scale::AZURE_NPM_SCALE,
    &pool_count_limit::POOL_COUNT_LIMIT,
    &large_cluster_upgrade::LARGE_CLUSTER_UPGRADE,
    &snat_ports_exhausted::SNAT_PORTS_EXHAUSTED,
    &snat_ports_thin::SNAT_PORTS_THIN,
    &subnet_count_limit::SUBNET_COUNT_LIMIT,
    &system_pool_empty::SYSTEM_POOL_EMPTY,
    &system_pool_missing::SYSTEM_POOL_MISSING,
    &pool_name_refused::POOL_NAME_REFUSED,
    &outbound_ports_refused::OUTBOUND_PORTS_REFUSED,
    &outbound_addresses_refused::OUTBOUND_ADDRESSES_REFUSED,
    &max_unavailable_refused::MAX_UNAVAILABLE_REFUSED,
    &max_surge_of_nothing::MAX_SURGE_OF_NOTHING,
    &load_balancer_services_limit::LOAD_BALANCER_SERVICES_LIMIT,
];

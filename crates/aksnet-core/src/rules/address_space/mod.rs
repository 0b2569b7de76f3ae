//! Rules of family `AKN1xx`: each block by itself.

mod common_on_premises_range;
mod docker_bridge_range;
mod public_range_used;
mod range_refused_by_azure;
mod reserved_range_used;
mod subnet_outside_vnet;
mod subnet_size_out_of_bounds;
mod vnet_prefix;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &reserved_range_used::RESERVED_RANGE_USED,
    &range_refused_by_azure::RANGE_REFUSED_BY_AZURE,
    &public_range_used::PUBLIC_RANGE_USED,
    &subnet_size_out_of_bounds::SUBNET_SIZE_OUT_OF_BOUNDS,
    &subnet_outside_vnet::SUBNET_OUTSIDE_VNET,
    &docker_bridge_range::DOCKER_BRIDGE_RANGE,
    &common_on_premises_range::COMMON_ON_PREMISES_RANGE,
];

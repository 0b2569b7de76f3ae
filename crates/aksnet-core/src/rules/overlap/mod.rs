//! Rules of family `AKN3xx`: blocks against each other.

#[cfg(test)]
mod crowded;
mod peered_vnets_overlap;
mod pod_cidr_over_connected;
mod pod_cidr_over_vnet;
mod pod_cidr_reused;
mod service_range_in_vnet_space;
mod service_range_over_connected;
mod service_range_over_pod_cidr;
mod service_range_over_subnet;
mod subnets_overlap;
mod vnet_over_connected_range;
mod vnet_prefixes_overlap;
mod vnets_can_never_peer;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &subnets_overlap::SUBNETS_OVERLAP,
    &service_range_over_subnet::SERVICE_RANGE_OVER_SUBNET,
    &service_range_in_vnet_space::SERVICE_RANGE_IN_VNET_SPACE,
    &service_range_over_pod_cidr::SERVICE_RANGE_OVER_POD_CIDR,
    &service_range_over_connected::SERVICE_RANGE_OVER_CONNECTED,
    &pod_cidr_over_vnet::POD_CIDR_OVER_VNET,
    &pod_cidr_over_connected::POD_CIDR_OVER_CONNECTED,
    &peered_vnets_overlap::PEERED_VNETS_OVERLAP,
    &vnets_can_never_peer::VNETS_CAN_NEVER_PEER,
    &vnet_over_connected_range::VNET_OVER_CONNECTED_RANGE,
    &vnet_prefixes_overlap::VNET_PREFIXES_OVERLAP,
    &pod_cidr_reused::POD_CIDR_REUSED,
];

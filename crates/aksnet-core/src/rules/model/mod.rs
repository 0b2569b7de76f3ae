//! Rules of family `AKN6xx`: what the chosen model can and cannot do.

mod cilium_dual_stack_version;
mod cilium_not_supported;
mod cilium_with_windows;
mod dual_stack_not_supported;
mod edition_not_on_version;
mod families_out_of_order;
mod ipv6_pod_cidr_too_small;
mod kubenet_retires;
mod kubenet_subnet_shared;
mod managed_nat_with_own_vnet;
mod nat_gateway_missing;
mod network_name_too_long;
mod node_subnet_delegated;
mod node_subnet_legacy;
mod node_subnet_without_ipv6;
mod outbound_type_needs_own_vnet;
mod pod_cidr_missing;
mod pod_cidr_not_allowed;
mod pod_subnet;
mod pod_subnet_holds_nodes;
mod pod_subnet_in_other_vnet;
mod pod_subnet_missing;
mod policy_not_supported;
mod retired_os;
mod route_table_missing;
mod route_table_shared;
mod static_block_needs_1_28;
mod subnet_modes_mixed;
mod virtual_nodes_not_supported;
mod windows_2019_not_supported;
mod windows_on_kubenet;
mod windows_system_pool;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &kubenet_retires::KUBENET_RETIRES,
    &node_subnet_legacy::NODE_SUBNET_LEGACY,
    &windows_on_kubenet::WINDOWS_ON_KUBENET,
    &policy_not_supported::POLICY_NOT_SUPPORTED,
    &cilium_with_windows::CILIUM_WITH_WINDOWS,
    &kubenet_subnet_shared::KUBENET_SUBNET_SHARED,
    &subnet_modes_mixed::SUBNET_MODES_MIXED,
    &pod_subnet_missing::POD_SUBNET_MISSING,
    &pod_subnet_in_other_vnet::POD_SUBNET_IN_OTHER_VNET,
    &pod_cidr_not_allowed::POD_CIDR_NOT_ALLOWED,
    &pod_cidr_missing::POD_CIDR_MISSING,
    &virtual_nodes_not_supported::VIRTUAL_NODES_NOT_SUPPORTED,
    &node_subnet_delegated::NODE_SUBNET_DELEGATED,
    &dual_stack_not_supported::DUAL_STACK_NOT_SUPPORTED,
    &static_block_needs_1_28::STATIC_BLOCK_NEEDS_1_28,
    &retired_os::RETIRED_OS,
    &route_table_shared::ROUTE_TABLE_SHARED,
    &cilium_not_supported::CILIUM_NOT_SUPPORTED,
    &windows_system_pool::WINDOWS_SYSTEM_POOL,
    &families_out_of_order::FAMILIES_OUT_OF_ORDER,
    &ipv6_pod_cidr_too_small::IPV6_POD_CIDR_TOO_SMALL,
    &node_subnet_without_ipv6::NODE_SUBNET_WITHOUT_IPV6,
    &windows_2019_not_supported::WINDOWS_2019_NOT_SUPPORTED,
    &outbound_type_needs_own_vnet::OUTBOUND_TYPE_NEEDS_OWN_VNET,
    &managed_nat_with_own_vnet::MANAGED_NAT_WITH_OWN_VNET,
    &route_table_missing::ROUTE_TABLE_MISSING,
    &network_name_too_long::NETWORK_NAME_TOO_LONG,
    &edition_not_on_version::EDITION_NOT_ON_VERSION,
    &cilium_dual_stack_version::CILIUM_DUAL_STACK_VERSION,
    &pod_subnet_holds_nodes::POD_SUBNET_HOLDS_NODES,
    &nat_gateway_missing::NAT_GATEWAY_MISSING,
];

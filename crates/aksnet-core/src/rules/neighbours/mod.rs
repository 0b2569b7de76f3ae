//! Rules of family `AKN7xx`: other tenants of the VNet.

mod api_server_subnet_too_small;
mod app_gateway_containers_subnet;
mod application_gateway_subnet;
mod bastion_subnet;
mod dedicated_subnet_shared;
mod delegated_elsewhere;
mod firewall_subnet;
mod gateway_containers_on_kubenet;
mod gateway_subnet;
mod pool_mixed_with_other_tenants;
mod route_server_subnet;
mod small;
mod special_subnet_misnamed;
pub(super) mod tenant;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &api_server_subnet_too_small::API_SERVER_SUBNET_TOO_SMALL,
    &app_gateway_containers_subnet::APP_GATEWAY_CONTAINERS_SUBNET,
    &application_gateway_subnet::APPLICATION_GATEWAY_SUBNET,
    &firewall_subnet::FIREWALL_SUBNET,
    &bastion_subnet::BASTION_SUBNET,
    &gateway_subnet::GATEWAY_SUBNET,
    &special_subnet_misnamed::SPECIAL_SUBNET_MISNAMED,
    &pool_mixed_with_other_tenants::POOL_MIXED_WITH_OTHER_TENANTS,
    &delegated_elsewhere::DELEGATED_ELSEWHERE,
    &dedicated_subnet_shared::DEDICATED_SUBNET_SHARED,
    &route_server_subnet::ROUTE_SERVER_SUBNET,
    &gateway_containers_on_kubenet::GATEWAY_CONTAINERS_ON_KUBENET,
];

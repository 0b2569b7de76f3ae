//! The ways out of a cluster, and its load balancers.

use alloc::vec::Vec;
use core::net::Ipv4Addr;

use super::Reading;
use super::at::At;
use super::cluster::AKS_DEFAULT;
use super::leaf::Typed;
use crate::azure::{Limit, limits};
use crate::model::choice::OutboundType;
use crate::model::draft::ClusterDraft;
use crate::model::field::Setting;

/// The ways out of a cluster, and its load balancers.
pub(super) struct Outbound {
    pub(super) way: OutboundType,
    pub(super) load_balancer_ips: Setting<u64>,
    pub(super) ports: Setting<u64>,
    pub(super) nat_gateway_ips: Setting<u64>,
    pub(super) services: Option<u64>,
    pub(super) internal_load_balancers: u64,
    pub(super) load_balancer_addresses: Vec<Option<Ipv4Addr>>,
}

pub(super) fn read(draft: &ClusterDraft, path: &At<'_>, reading: &mut Reading) -> Outbound {
    let at = |key| path.field(key);
    let default = OutboundType::LoadBalancer;
    let way = reading.choice_or(&draft.outbound_type, at("outboundType"), default);
    let mut number =
        |text: &str, key: &str, unit: &str| reading.number(text, path.field(key), unit);
    let balancer = &draft.load_balancer;
    let through_load_balancer = way.value() == Some(OutboundType::LoadBalancer);
    let load_balancer_ips = number(
        &balancer.managed_outbound_ips,
        "loadBalancer/managedOutboundIPs",
        "addresses",
    );
    let ports = number(
        &balancer.allocated_outbound_ports,
        "loadBalancer/allocatedOutboundPorts",
        "ports",
    );
    let nat_gateway_ips = number(
        &draft.nat_gateway.managed_outbound_ips,
        "natGateway/managedOutboundIPs",
        "addresses",
    );
    let services = number(&draft.services, "services", "services");
    let internal = number(
        &draft.internal_load_balancers,
        "internalLoadBalancers",
        "internal load balancers",
    );
    let list = path.field("loadBalancerAddresses");
    let fixed = draft
        .load_balancer_addresses
        .iter()
        .enumerate()
        .map(|(place, text)| reading.address(text, list.item(place)).value());
    let load_balancer_addresses = fixed.collect();
    let mut defaulted = |typed: Typed<u64>, key: &str, default: &Limit, applies: bool| {
        if applies {
            reading.or_default(typed, path.field(key), default.value, AKS_DEFAULT)
        } else {
            typed.or_unknown()
        }
    };
    Outbound {
        way: way.value().unwrap_or(default),
        load_balancer_addresses,
        load_balancer_ips: defaulted(
            load_balancer_ips,
            "loadBalancer/managedOutboundIPs",
            &limits::DEFAULT_OUTBOUND_ADDRESSES,
            through_load_balancer,
        ),
        ports: defaulted(
            ports,
            "loadBalancer/allocatedOutboundPorts",
            &limits::DEFAULT_OUTBOUND_PORTS,
            through_load_balancer,
        ),
        nat_gateway_ips: defaulted(
            nat_gateway_ips,
            "natGateway/managedOutboundIPs",
            &limits::DEFAULT_OUTBOUND_ADDRESSES,
            way.value() == Some(OutboundType::ManagedNatGateway),
        ),
        services: services.value(),
        internal_load_balancers: internal.value().unwrap_or(0),
    }
}

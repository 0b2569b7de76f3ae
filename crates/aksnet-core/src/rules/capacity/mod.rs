//! Rules of family `AKN2xx`: addresses against demand.

mod autoscaler_step_will_not_fit;
mod autoscaler_would_stop_creation;
mod fewer_nodes;
mod full_scale_without_surge;
mod growth;
mod load_balancer_subnet_too_small;
mod no_room_to_upgrade;
mod node_subnet_nearly_full;
mod node_subnet_too_small;
mod pod_cidr_no_room_to_upgrade;
mod pod_cidr_too_small;
mod pod_subnet_fills_at_full_scale;
mod pod_subnet_too_small;
mod range_exactly_full;
mod service_range_too_small;
mod shortage;
mod static_block_passes_preflight_only;
mod static_block_wasteful;
mod surge;
mod upgrade_one_pool_at_a_time;
mod vnet_address_quota;

use alloc::{format, string::String};

use super::number::grouped;
use super::rule::Rule;
use crate::ledger::{Range, RangeKind, Stage};

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &node_subnet_too_small::NODE_SUBNET_TOO_SMALL,
    &no_room_to_upgrade::NO_ROOM_TO_UPGRADE,
    &pod_cidr_too_small::POD_CIDR_TOO_SMALL,
    &pod_cidr_no_room_to_upgrade::POD_CIDR_NO_ROOM_TO_UPGRADE,
    &pod_subnet_too_small::POD_SUBNET_TOO_SMALL,
    &pod_subnet_fills_at_full_scale::POD_SUBNET_FILLS_AT_FULL_SCALE,
    &static_block_passes_preflight_only::STATIC_BLOCK_PASSES_PREFLIGHT_ONLY,
    &static_block_wasteful::STATIC_BLOCK_WASTEFUL,
    &vnet_address_quota::VNET_ADDRESS_QUOTA,
    &node_subnet_nearly_full::NODE_SUBNET_NEARLY_FULL,
    &autoscaler_step_will_not_fit::AUTOSCALER_STEP_WILL_NOT_FIT,
    &service_range_too_small::SERVICE_RANGE_TOO_SMALL,
    &upgrade_one_pool_at_a_time::UPGRADE_ONE_POOL_AT_A_TIME,
    &full_scale_without_surge::FULL_SCALE_WITHOUT_SURGE,
    &load_balancer_subnet_too_small::LOAD_BALANCER_SUBNET_TOO_SMALL,
    &autoscaler_would_stop_creation::AUTOSCALER_WOULD_STOP_CREATION,
    &range_exactly_full::RANGE_EXACTLY_FULL,
];

/// What a stage is called at the start of a sentence.
const fn name_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creation",
        Stage::Upgrade => "An upgrade",
        Stage::FullScale => "Full scale",
    }
}

/// What a range is called: by its own name, or as something of its cluster or pool.
fn called(range: &Range) -> String {
    let name = &range.name;
    match range.kind {
        RangeKind::PodCidr => format!("the pod CIDR of {name}"),
        RangeKind::PodCidr6 => format!("the IPv6 pod CIDR of {name}"),
        RangeKind::SnatPorts => format!("the outbound addresses of {name}"),
        RangeKind::ServiceCidr => format!("the service range of {name}"),
        RangeKind::RouteTable => format!("the route table of {name}"),
        RangeKind::PoolNodes => format!("pool {name}"),
        RangeKind::ClusterNodes => format!("cluster {name}"),
        RangeKind::NodeSubnet
        | RangeKind::PodSubnet
        | RangeKind::ApiServerSubnet
        | RangeKind::InternalLoadBalancerSubnet
        | RangeKind::VnetAddresses => name.clone(),
    }
}

/// "310 addresses", "1 address".
fn units(number: u64, range: &Range) -> String {
    let unit = match (number, range.kind.unit()) {
        (1, "addresses") => "address",
        (1, "routes") => "route",
        (1, "nodes") => "node",
        (1, "ports") => "port",
        (_, unit) => unit,
    };
    format!("{} {unit}", grouped(number))
}

/// "Creation needs 310 addresses in snet-nodes and it has 251: 59 short".
fn stage_needs(range: &Range, stage: Stage) -> String {
    needs(name_of(stage), range, stage)
}

/// The same with a subject of its own.
fn needs(subject: &str, range: &Range, stage: Stage) -> String {
    let has = match range.kind {
        RangeKind::PoolNodes | RangeKind::ClusterNodes => "may have",
        _ => "has",
    };
    format!(
        "{subject} needs {} in {} and it {has} {}: {} short",
        units(range.demand.at(stage).needed, range),
        called(range),
        grouped(range.usable().unwrap_or(0)),
        grouped(range.short(stage)),
    )
}

/// "Full scale takes all 251 addresses of snet-nodes: none is left".
fn takes_all(range: &Range, stage: Stage) -> String {
    format!(
        "{} takes all {} of {}: none is left",
        name_of(stage),
        units(range.demand.at(stage).needed, range),
        called(range),
    )
}

/// Small plans for the tests of this family.
#[cfg(test)]
mod sample {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    pub(super) const NODES: &str = "/virtualNetworks/0/subnets/0/addressPrefix";
    pub(super) const PODS: &str = "/virtualNetworks/0/subnets/1/addressPrefix";
    pub(super) const VNET: &str = "/virtualNetworks/0/addressPrefixes/0";
    pub(super) const COUNT: &str = "/clusters/0/nodePools/0/count";
    pub(super) const MAX_PODS: &str = "/clusters/0/nodePools/0/maxPods";
    pub(super) const MAX_SURGE: &str = "/clusters/0/nodePools/0/maxSurge";

    /// The clean plan in Node Subnet: each node takes 31 addresses of a /24.
    pub(super) fn flat() -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "")
    }

    /// The clean plan in a Pod Subnet model, with a subnet of that size for its pods.
    pub(super) fn pod_subnet(model: &str, pods: &str) -> PlanDraft {
        flat()
            .with("/clusters/0/networkModel", model)
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(PODS, pods)
    }

    impl PlanDraft {
        /// The same with a second pool of that many nodes, as big as the first in everything else.
        pub(super) fn with_apps(self, count: &str) -> Self {
            self.with("/clusters/0/nodePools/1/name", "apps")
                .with("/clusters/0/nodePools/1/mode", "User")
                .with("/clusters/0/nodePools/1/count", count)
                .with("/clusters/0/nodePools/1/maxPods", "30")
                .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes")
        }

        /// The same with growth of the first pool to that many nodes, by hand.
        pub(super) fn growing_to(self, most: &str) -> Self {
            self.with("/clusters/0/nodePools/0/enableAutoScaling", "false")
                .with("/clusters/0/nodePools/0/maxCount", most)
        }

        /// The same with the first pool scaled by the autoscaler, up to that many nodes.
        pub(super) fn autoscaled_to(self, most: &str) -> Self {
            self.with("/clusters/0/nodePools/0/enableAutoScaling", "true")
                .with("/clusters/0/nodePools/0/maxCount", most)
        }
    }
}

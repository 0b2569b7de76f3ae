//! A named supply, and who draws on it.

use alloc::{string::String, vec::Vec};
use core::cmp::Ordering;

use super::draw::Draw;
use super::measure::{Measure, Supply};
use super::stage::{PerStage, Stage};
use crate::cidr::{Block, Block6};

/// What a range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RangeKind {
    /// A subnet nodes draw on.
    NodeSubnet,
    /// A subnet pods draw on.
    PodSubnet,
    /// A pod CIDR.
    PodCidr,
    /// The IPv6 pod CIDR of a dual-stack cluster.
    PodCidr6,
    /// The route table of a kubenet cluster.
    RouteTable,
    /// A service range.
    ServiceCidr,
    /// A subnet API servers draw on.
    ApiServerSubnet,
    /// A subnet of internal load balancers only.
    InternalLoadBalancerSubnet,
    /// Nodes of a pool.
    PoolNodes,
    /// Nodes of a cluster.
    ClusterNodes,
    /// Private addresses of a VNet.
    VnetAddresses,
    /// Outbound ports of the public addresses of a cluster.
    SnatPorts,
}

impl RangeKind {
    /// The name in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NodeSubnet => "node-subnet",
            Self::PodSubnet => "pod-subnet",
            Self::PodCidr => "pod-cidr",
            Self::PodCidr6 => "pod-cidr6",
            Self::RouteTable => "route-table",
            Self::ServiceCidr => "service-cidr",
            Self::ApiServerSubnet => "api-server-subnet",
            Self::InternalLoadBalancerSubnet => "internal-load-balancer-subnet",
            Self::PoolNodes => "pool-nodes",
            Self::ClusterNodes => "cluster-nodes",
            Self::VnetAddresses => "vnet-addresses",
            Self::SnatPorts => "snat-ports",
        }
    }

    /// What it is, in words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::NodeSubnet => "node subnet",
            Self::PodSubnet => "pod subnet",
            Self::PodCidr => "pod CIDR",
            Self::PodCidr6 => "IPv6 pod CIDR",
            Self::RouteTable => "route table",
            Self::ServiceCidr => "service range",
            Self::ApiServerSubnet => "API server subnet",
            Self::InternalLoadBalancerSubnet => "internal load balancer subnet",
            Self::PoolNodes => "node pool limit",
            Self::ClusterNodes => "cluster node limit",
            Self::VnetAddresses => "private addresses of the VNet",
            Self::SnatPorts => "outbound ports",
        }
    }

    /// What it counts.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::RouteTable => "routes",
            Self::PoolNodes | Self::ClusterNodes => "nodes",
            Self::PodCidr6 => "blocks of nodes",
            Self::SnatPorts => "ports",
            _ => "addresses",
        }
    }

    /// Whether running out of a range of this kind can stop a cluster; otherwise it is a warning.
    const fn is_firm(self) -> bool {
        !matches!(self, Self::ServiceCidr | Self::VnetAddresses)
    }
}

/// A named supply, and who draws on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// What it is.
    pub kind: RangeKind,
    /// Its name: the subnet's, the cluster's, the pool's.
    pub name: String,
    /// Where it stands in the draft, as a JSON Pointer.
    pub path: String,
    /// Its block, where it has one.
    pub block: Option<Block>,
    /// Its block, where it is one of IPv6.
    pub block6: Option<Block6>,
    /// How its units are counted.
    pub measure: Measure,
    /// What it has to give; `None` where its block cannot be read.
    pub supply: Option<Supply>,
    /// Who draws on it.
    pub draws: Vec<Draw>,
    /// What they draw together.
    pub demand: PerStage<Demand>,
}

/// What all draws on a range come to at a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Units of the draws that could be computed.
    pub needed: u64,
    /// The same where only one pool surges at a time.
    pub one_pool_at_a_time: u64,
    /// The same without any surge.
    pub without_surge: u64,
    /// The same without any surge, each node with what it takes as it comes up, before its pods.
    pub as_nodes_come_up: u64,
    /// Whether a draw could not be computed.
    pub incomplete: bool,
}

impl Range {
    /// Adds the draws up.
    pub(super) fn add_up(&mut self) {
        if let Measure::AutomaticPorts(addresses) = self.measure {
            self.share_ports_out(addresses);
            return;
        }
        self.demand = PerStage::each(|stage| {
            let mut demand = Demand::default();
            let (mut largest_surge, mut of_pool): (u64, u64) = (0, 0);
            let mut before = None;
            for draw in &self.draws {
                let pool = Some((draw.cluster, draw.consumer));
                // Nodes and pods of a pool may draw on one subnet; their lines then stand side by side.
                of_pool = if pool == before { of_pool } else { 0 };
                before = pool;
                match draw.stages.at(stage) {
                    Some(units) => {
                        let surge = units.of_surge();
                        of_pool = of_pool.saturating_add(surge);
                        demand.needed = demand.needed.saturating_add(units.units);
                        demand.without_surge = demand
                            .without_surge
                            .saturating_add(units.units.saturating_sub(surge));
                        largest_surge = largest_surge.max(of_pool);
                        demand.as_nodes_come_up = demand
                            .as_nodes_come_up
                            .saturating_add(draw.as_nodes_come_up(*units));
                    }
                    None => demand.incomplete = true,
                }
            }
            demand.one_pool_at_a_time = demand.without_surge.saturating_add(largest_surge);
            demand
        });
    }

    /// Whether running out stops the cluster; otherwise it is a warning.
    ///
    /// Azure refuses no cluster whose outbound ports it chooses itself.
    pub const fn is_firm(&self) -> bool {
        self.kind.is_firm() && !matches!(self.measure, Measure::AutomaticPorts(_))
    }

    /// The stage whose nodes count at a stage: Azure checks stated outbound ports with the surge nodes from the start.
    pub fn counts_nodes_of(&self, stage: Stage) -> Stage {
        match (self.kind, stage) {
            (RangeKind::SnatPorts, Stage::Create) if self.is_firm() => Stage::Upgrade,
            _ => stage,
        }
    }

    /// Units the plan may use; `None` where the block cannot be read.
    pub fn usable(&self) -> Option<u64> {
        self.supply.map(|supply| supply.usable)
    }

    /// Units missing at a stage. Unit: that of the kind.
    pub fn short(&self, stage: Stage) -> u64 {
        let needed = self.demand.at(stage).needed;
        self.usable()
            .map_or(0, |usable| needed.saturating_sub(usable))
    }

    /// Units left at a stage. Unit: that of the kind.
    pub fn left(&self, stage: Stage) -> u64 {
        let needed = self.demand.at(stage).needed;
        self.usable()
            .map_or(0, |usable| usable.saturating_sub(needed))
    }

    /// The longest prefix that holds what is drawn at a stage.
    pub fn smallest_prefix(&self, stage: Stage) -> Option<u8> {
        let used = self.supply.map_or(0, |supply| supply.used_by_others);
        self.measure
            .smallest_prefix(self.demand.at(stage).needed, used)
    }

    /// Whether less or more of this range is drawn than of another, in proportion to its size.
    pub(super) fn fullness(&self, other: &Self, stage: Stage) -> Ordering {
        let part = |of: &Self, whole: &Self| {
            u128::from(of.demand.at(stage).needed)
                .saturating_mul(u128::from(whole.usable().unwrap_or(0).max(1)))
        };
        part(self, other).cmp(&part(other, self))
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::RangeKind;
    use super::RangeKind::{
        ApiServerSubnet, ClusterNodes, InternalLoadBalancerSubnet, NodeSubnet, PodCidr, PodCidr6,
        PodSubnet, PoolNodes, RouteTable, ServiceCidr, SnatPorts, VnetAddresses,
    };

    const KINDS: [RangeKind; 12] = [
        NodeSubnet,
        PodSubnet,
        PodCidr,
        PodCidr6,
        RouteTable,
        ServiceCidr,
        ApiServerSubnet,
        InternalLoadBalancerSubnet,
        PoolNodes,
        ClusterNodes,
        VnetAddresses,
        SnatPorts,
    ];

    #[test]
    fn every_kind_has_names_of_its_own() {
        for name_of in [RangeKind::as_str, RangeKind::title] {
            let names = KINDS.map(name_of);
            assert!(names.iter().all(|name| !name.is_empty()));
            assert_eq!(BTreeSet::from(names).len(), KINDS.len());
        }
    }

    #[test]
    fn what_is_counted_is_named() {
        let units = KINDS.map(RangeKind::unit);
        let not_addresses: [(RangeKind, &str); 5] = [
            (PodCidr6, "blocks of nodes"),
            (RouteTable, "routes"),
            (PoolNodes, "nodes"),
            (ClusterNodes, "nodes"),
            (SnatPorts, "ports"),
        ];
        for (kind, unit) in KINDS.into_iter().zip(units) {
            let other = not_addresses.iter().find(|(other, _)| *other == kind);
            assert_eq!(unit, other.map_or("addresses", |(_, unit)| unit));
        }
    }
}

//! The ranges a cluster has outside subnets: of its pods and of its services.

use alloc::string::String;

use super::any_block::AnyBlock;
use super::evidence::Evidence;
use super::finding::Fix;
use super::room::{move_pods, move_services};
use crate::model::{Cluster, NetworkModel, Plan};

/// A range of a cluster that is no subnet.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClusterRange {
    /// Place of the cluster in the plan.
    pub(super) cluster: usize,
    /// Place of the cluster's VNet, where it can be told.
    pub(super) vnet: Option<usize>,
    /// The range.
    pub(super) block: AnyBlock,
    holder: Holder,
}

#[derive(Clone, Copy, Debug)]
enum Holder {
    Pods,
    Services,
}

/// The service ranges of all clusters.
pub(super) fn services(plan: &Plan) -> impl Iterator<Item = ClusterRange> + '_ {
    ranges(plan, Holder::Services, services_of)
}

/// The pod CIDRs of all clusters whose model has one.
pub(super) fn pods(plan: &Plan) -> impl Iterator<Item = ClusterRange> + '_ {
    ranges(plan, Holder::Pods, pods_of)
}

/// The pod CIDRs of a cluster, where its model has one.
pub(super) fn pods_of(cluster: &Cluster) -> [Option<AnyBlock>; 2] {
    let uses = |model: NetworkModel| model.uses_pod_cidr();
    if !cluster.model.value().is_some_and(uses) {
        return [None; 2];
    }
    [
        cluster.pod_cidr.value().map(AnyBlock::V4),
        cluster.pod_cidr6.value().map(AnyBlock::V6),
    ]
}

/// The service ranges of a cluster.
pub(super) fn services_of(cluster: &Cluster) -> [Option<AnyBlock>; 2] {
    [
        cluster.service_cidr.value().map(AnyBlock::V4),
        cluster.service_cidr6.value().map(AnyBlock::V6),
    ]
}

fn ranges(
    plan: &Plan,
    holder: Holder,
    blocks: fn(&Cluster) -> [Option<AnyBlock>; 2],
) -> impl Iterator<Item = ClusterRange> + '_ {
    let clusters = plan.clusters.iter().enumerate();
    clusters.flat_map(move |(place, cluster)| {
        let blocks = blocks(cluster).into_iter().flatten();
        blocks.map(move |block| ClusterRange {
            cluster: place,
            vnet: cluster.vnet,
            block,
            holder,
        })
    })
}

impl ClusterRange {
    /// Where it stands in the draft, as a JSON Pointer.
    pub(super) fn path(&self, plan: &Plan) -> String {
        match (self.holder, self.block) {
            (Holder::Pods, AnyBlock::V4(_)) => plan.pod_cidr_path(self.cluster),
            (Holder::Pods, AnyBlock::V6(_)) => plan.pod_cidr6_path(self.cluster),
            (Holder::Services, AnyBlock::V4(_)) => plan.service_cidr_path(self.cluster),
            (Holder::Services, AnyBlock::V6(_)) => plan.service_cidr6_path(self.cluster),
        }
    }

    /// What it is, at the start of a sentence.
    pub(super) fn title(&self) -> &'static str {
        match self.holder {
            Holder::Pods => "Pod CIDR",
            Holder::Services => "Service range",
        }
    }

    /// Moves it to the next free block of its size; IPv6 ranges stay.
    pub(super) fn moved(&self, evidence: &Evidence<'_>) -> Option<Fix> {
        let block = self.block.v4()?;
        match self.holder {
            Holder::Pods => move_pods(evidence, self.cluster, block.prefix()),
            Holder::Services => move_services(evidence, self.cluster, block.prefix()),
        }
    }
}

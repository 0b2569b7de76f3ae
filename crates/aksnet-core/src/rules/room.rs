//! Where there is room for what a fix wants to grow or move.

use alloc::{format, vec::Vec};

use super::evidence::Evidence;
use super::finding::Fix;
use crate::azure::{limits, ranges};
use crate::cidr::{Block, Fit, allocate, free};
use crate::ledger::Range;
use crate::model::{Edit, Plan, SubnetId};

/// Blocks of private address space that nothing in the plan uses.
pub(super) struct Room {
    free: Vec<Block>,
}

impl Room {
    /// Everything in the plan counts as taken, and so do the ranges AKS keeps for itself.
    pub(super) fn in_plan(plan: &Plan) -> Self {
        let vnets = plan.virtual_networks.iter().flat_map(|vnet| {
            let subnets = vnet.subnets.iter().filter_map(|subnet| subnet.block);
            vnet.blocks().map(|(_, block)| block).chain(subnets)
        });
        let connected = plan
            .connected_ranges
            .iter()
            .flat_map(|range| range.blocks().map(|(_, block)| block));
        let clusters = plan.clusters.iter().flat_map(|cluster| {
            [cluster.pod_cidr.value(), cluster.service_cidr.value()]
                .into_iter()
                .flatten()
        });
        let kept = ranges::AKS_RESERVED.iter().map(|range| range.block);
        let taken: Vec<Block> = vnets
            .chain(connected)
            .chain(clusters)
            .chain(kept)
            .chain([ranges::DOCKER_BRIDGE.block])
            .collect();
        let free = ranges::PRIVATE
            .iter()
            .flat_map(|range| free(range.block, &taken))
            .collect();
        Self { free }
    }

    /// The first free block of that size, in the order 10/8, 172.16/12, 192.168/16, 100.64/10.
    pub(super) fn block(&self, prefix: u8) -> Option<Block> {
        let fitting = self.free.iter().find(|free| free.prefix() <= prefix)?;
        Block::containing(fitting.first(), prefix)
    }

    /// Whether a block is private and nothing in the plan uses any of it.
    pub(super) fn is_free(&self, block: Block) -> bool {
        self.free.iter().any(|free| free.contains(block))
    }
}

/// The subnet at that size: in place where its neighbours leave room, else elsewhere in its VNet.
///
/// Never over another subnet, nor over a pod or service range of a cluster in the VNet.
pub(super) fn resized(plan: &Plan, id: SubnetId, prefix: u8) -> Option<Block> {
    let vnet = plan
        .virtual_networks
        .get(id.vnet)
        .filter(|vnet| vnet.managed_for.is_none())?;
    let own = plan.subnet(id)?.block?;
    let taken: Vec<Block> = vnet
        .subnets
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != id.subnet)
        .filter_map(|(_, subnet)| subnet.block)
        .chain(cluster_ranges(plan, id.vnet))
        .collect();
    let in_place = Block::containing(own.first(), prefix).filter(|grown| {
        vnet.blocks().any(|(_, parent)| parent.contains(*grown))
            && !taken.iter().any(|other| other.overlaps(*grown))
    });
    in_place.or_else(|| {
        vnet.blocks()
            .find_map(|(_, parent)| allocate(parent, &taken, prefix, Fit::First))
    })
}

/// Pod and service ranges of the clusters in a VNet.
fn cluster_ranges(plan: &Plan, vnet: usize) -> impl Iterator<Item = Block> + '_ {
    let inside = plan
        .clusters
        .iter()
        .filter(move |cluster| cluster.vnet == Some(vnet));
    inside.flat_map(|cluster| {
        [cluster.pod_cidr.value(), cluster.service_cidr.value()]
            .into_iter()
            .flatten()
    })
}

/// The fix that gives a subnet another size.
pub(super) fn resize(plan: &Plan, range: &Range, id: SubnetId, prefix: u8) -> Option<Fix> {
    let block = resized(plan, id, prefix)?;
    let in_place = range.block.is_some_and(|own| block.contains(own));
    let title = if in_place {
        format!("Grow {} to {block}", range.name)
    } else {
        format!("Move {} to {block}", range.name)
    };
    Some(Fix {
        title,
        edits: [Edit::text(range.path.clone(), &block)].into(),
    })
}

/// The fix that moves a cluster's services, and its DNS address with them, to a free block.
pub(super) fn move_services(evidence: &Evidence<'_>, cluster: usize, prefix: u8) -> Option<Fix> {
    let block = evidence.room().block(prefix)?;
    let dns = block.address(limits::DNS_ADDRESS_PLACE.value)?;
    Some(Fix {
        title: format!("Move services to {block}"),
        edits: [
            Edit::text(evidence.plan.service_cidr_path(cluster), &block),
            Edit::text(format!("/clusters/{cluster}/dnsServiceIP"), &dns),
        ]
        .into(),
    })
}

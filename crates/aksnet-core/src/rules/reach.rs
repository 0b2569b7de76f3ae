//! What a VNet can reach: its peers, and the ranges connected to it or to a peer.

use alloc::vec::Vec;

use super::any_block::AnyBlock;
use super::order::{Met, Order};
use crate::model::{ConnectedRange, Plan, Prefix};

/// What the VNets of a plan can reach.
pub(super) struct Reach<'a> {
    plan: &'a Plan,
    /// Prefixes of VNets, each with the place of its VNet.
    vnets: Order<usize>,
    /// Connected ranges, each with its place.
    connected: Order<usize>,
}

impl<'a> Reach<'a> {
    /// Puts VNets and connected ranges in order.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let vnets = plan.virtual_networks.iter().map(|vnet| &vnet.prefixes);
        let connected = plan.connected_ranges.iter().map(|range| &range.prefixes);
        Self {
            plan,
            vnets: in_order(vnets),
            connected: in_order(connected),
        }
    }

    /// What a block meets that a VNet can reach, with its name.
    pub(super) fn met(&self, vnet: usize, block: AnyBlock) -> Option<Met<&'a str>> {
        let peers = self.vnets.overlapping(block);
        let peers = peers.filter(move |(_, other)| is_peered(self.plan, vnet, *other));
        let peers = peers.filter_map(|(block, other)| {
            let peer = self.plan.virtual_networks.get(other)?;
            Some((block, peer.name.as_str()))
        });
        Met::first_of(peers.chain(self.connected(vnet, block)))
    }

    /// What a block meets in connected ranges that a VNet can reach, with its name.
    pub(super) fn met_connected(&self, vnet: usize, block: AnyBlock) -> Option<Met<&'a str>> {
        Met::first_of(self.connected(vnet, block))
    }

    /// Whether a block meets any VNet but one, or any connected range at all.
    pub(super) fn is_used_outside(&self, vnet: usize, block: AnyBlock) -> bool {
        let mut vnets = self.vnets.overlapping(block);
        vnets.any(|(_, other)| other != vnet) || self.connected.met(block).is_some()
    }

    fn connected(&self, vnet: usize, block: AnyBlock) -> impl Iterator<Item = (AnyBlock, &'a str)> {
        let ranges = self.connected.overlapping(block);
        ranges.filter_map(move |(block, place)| {
            let range = self.plan.connected_ranges.get(place)?;
            is_connected(self.plan, vnet, range).then_some((block, range.name.as_str()))
        })
    }
}

fn in_order<'p>(lists: impl Iterator<Item = &'p Vec<Prefix>>) -> Order<usize> {
    let blocks = lists.enumerate().flat_map(|(place, prefixes)| {
        let blocks = prefixes.iter().copied().filter_map(AnyBlock::of);
        blocks.map(move |block| (block, place))
    });
    blocks.collect()
}

/// Whether two VNets are peered.
pub(super) fn is_peered(plan: &Plan, one: usize, other: usize) -> bool {
    let one = plan.virtual_networks.get(one);
    one.is_some_and(|one| one.peerings.binary_search(&other).is_ok())
}

/// Whether a range is connected to a VNet or to a peer of it.
pub(super) fn is_connected(plan: &Plan, vnet: usize, range: &ConnectedRange) -> bool {
    let here = |hub: &usize| *hub == vnet || is_peered(plan, vnet, *hub);
    let hubs = range.connected_to.as_ref();
    hubs.is_none_or(|hubs| hubs.iter().any(here))
}

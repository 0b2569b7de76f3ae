//! Room inside a VNet.

use alloc::vec::Vec;

use super::sizes::Sizes;
use super::space::kept;
use crate::cidr::{Block, Blocks};
use crate::model::{Plan, VirtualNetwork};
use crate::rules::reach::is_connected;
use crate::sorting;

/// Room inside a VNet, beside its subnets and whatever its clusters and neighbours use.
pub(super) struct VnetRoom {
    /// Subnets with their places, then everything else.
    taken: Blocks,
    /// Prefixes that lie in no other.
    prefixes: Vec<Block>,
    free: Sizes,
}

impl VnetRoom {
    /// Room inside a VNet of the draft; `None` for one that AKS makes.
    pub(super) fn of<C: Iterator<Item = Block>>(
        plan: &Plan,
        place: usize,
        claims_of: impl Fn(usize) -> C,
    ) -> Option<Self> {
        let vnet = plan
            .virtual_networks
            .get(place)
            .filter(|vnet| vnet.managed_for.is_none())?;
        let prefixes = outermost(vnet);
        // A range around the whole VNet is a fault that no place in it could avoid.
        let is_avoidable = |block: &Block| !prefixes.iter().any(|prefix| block.contains(*prefix));
        let connected = plan.connected_ranges.iter();
        let connected = connected
            .filter(|range| is_connected(plan, place, range))
            .flat_map(|range| range.blocks().map(|(_, block)| block))
            .filter(is_avoidable);
        let peers = vnet.peerings.iter().copied();
        let claimed = peers.chain([place]).flat_map(claims_of);
        let others = connected.chain(claimed).chain(kept());
        let end = u32::try_from(vnet.subnets.len()).unwrap_or(u32::MAX);
        let subnets = (0_u32..).zip(&vnet.subnets);
        let subnets = subnets.filter_map(|(place, subnet)| Some((subnet.block?, place)));
        let others = others.map(|block| (block, end));
        let taken = Blocks::with_indexes(subnets.chain(others)).unwrap_or_default();
        let free = Sizes::of(prefixes.iter().flat_map(|prefix| taken.free(*prefix)));
        Some(Self {
            taken,
            prefixes,
            free,
        })
    }

    /// The first free block of that size.
    pub(super) fn block(&self, prefix: u8) -> Option<Block> {
        self.free.first(prefix)
    }

    /// Whether the subnet at that place could have that block: inside the VNet, and over nothing but itself.
    pub(super) fn has_room_for(&self, subnet: usize, block: Block) -> bool {
        let own = u32::try_from(subnet).unwrap_or(u32::MAX);
        let before = self.prefixes.partition_point(|prefix| *prefix <= block);
        let around = before.checked_sub(1).and_then(|it| self.prefixes.get(it));
        around.is_some_and(|prefix| prefix.contains(block))
            && self.taken.overlapping(block).all(|index| index == own)
    }
}

/// The address prefixes of a VNet that lie in no other, in order.
fn outermost(vnet: &VirtualNetwork) -> Vec<Block> {
    let mut prefixes: Vec<Block> = vnet.blocks().map(|(_, block)| block).collect();
    sorting::sort(&mut prefixes);
    prefixes.dedup_by(|inner, outer| outer.contains(*inner));
    prefixes
}

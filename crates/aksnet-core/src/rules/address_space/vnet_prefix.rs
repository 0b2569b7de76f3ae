//! The IPv4 address prefixes of a plan's VNets, one by one.

use alloc::{format, string::String, vec::Vec};

use crate::azure::DocumentedRange;
use crate::azure::ranges::PRIVATE;
use crate::cidr::Block;
use crate::model::{Plan, VirtualNetwork};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Fix;
use crate::rules::room::move_prefix;

/// An IPv4 address prefix of a VNet.
#[derive(Clone, Copy)]
pub(super) struct VnetPrefix<'a> {
    /// Its VNet.
    pub(super) owner: &'a VirtualNetwork,
    /// Place of that VNet in the plan.
    pub(super) vnet: usize,
    /// The prefix.
    pub(super) block: Block,
    place: usize,
}

/// Every IPv4 address prefix of every VNet.
pub(super) fn vnet_prefixes(plan: &Plan) -> impl Iterator<Item = VnetPrefix<'_>> {
    let vnets = plan.virtual_networks.iter().enumerate();
    vnets.flat_map(|(vnet, owner)| {
        owner.blocks().map(move |(place, block)| VnetPrefix {
            owner,
            vnet,
            block,
            place,
        })
    })
}

impl VnetPrefix<'_> {
    /// Where it stands in the draft, as a JSON Pointer.
    pub(super) fn path(&self, plan: &Plan) -> String {
        plan.prefix_path(self.vnet, self.place)
    }

    /// Moves it to the next free block of its size.
    pub(super) fn moved(&self, evidence: &Evidence<'_>) -> Option<Fix> {
        move_prefix(evidence, self.vnet, self.place)
    }
}

/// Whether a block lies inside private address space.
pub(super) fn is_private(block: Block) -> bool {
    PRIVATE.iter().any(|range| range.block.contains(block))
}

/// Those of some documented ranges that a block meets, in words: "127.0.0.0/8 (loopback) and 224.0.0.0/4 (multicast)".
pub(super) fn met(ranges: &'static [DocumentedRange], block: Block) -> Option<String> {
    let met = ranges.iter().filter(|range| range.block.overlaps(block));
    let met: Vec<String> = met
        .map(|range| format!("{} ({})", range.block, range.meaning))
        .collect();
    match met.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [before @ .., last] => Some(format!("{} and {last}", before.join(", "))),
    }
}

//! Where the blocks of a plan lie: each VNet's subnets and prefixes, in order.

use alloc::vec::Vec;

use super::any_block::AnyBlock;
use super::order::Order;
use crate::model::{Plan, Prefix, Subnet, VirtualNetwork};

/// The blocks of every VNet of a plan, in order.
pub(super) struct Layout {
    vnets: Vec<VnetLayout>,
}

/// The blocks of a VNet, in order, each with its place in the draft.
pub(super) struct VnetLayout {
    /// Its subnets; a dual-stack one stands here twice.
    pub(super) subnets: Order<usize>,
    /// Its address prefixes.
    pub(super) prefixes: Order<usize>,
    /// Whether every prefix of it could be read.
    pub(super) is_complete: bool,
}

impl Layout {
    /// Puts the blocks of a plan in order.
    pub(super) fn of(plan: &Plan) -> Self {
        let vnets = plan
            .virtual_networks
            .iter()
            .map(|vnet| VnetLayout::of(vnet));
        Self {
            vnets: vnets.collect(),
        }
    }

    /// The VNet at that place.
    pub(super) fn vnet(&self, vnet: usize) -> Option<&VnetLayout> {
        self.vnets.get(vnet)
    }
}

impl VnetLayout {
    fn of(vnet: &VirtualNetwork) -> Self {
        let subnets = vnet.subnets.iter().enumerate();
        let prefixes = vnet.prefixes.iter().copied().enumerate();
        Self {
            subnets: subnets
                .flat_map(|(place, subnet)| blocks(subnet).map(move |block| (block, place)))
                .collect(),
            prefixes: prefixes
                .filter_map(|(place, prefix)| Some((AnyBlock::of(prefix)?, place)))
                .collect(),
            is_complete: !vnet.prefixes.contains(&Prefix::Unknown),
        }
    }
}

/// The ranges of a subnet, IPv4 first.
pub(super) fn blocks(subnet: &Subnet) -> impl Iterator<Item = AnyBlock> + use<> {
    let v4 = subnet.block.map(AnyBlock::V4);
    let v6 = subnet.block6.map(AnyBlock::V6);
    v4.into_iter().chain(v6)
}

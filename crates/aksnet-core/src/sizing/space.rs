//! What is free: in the VNets of a plan, and in any block beside them.

use alloc::{string::String, vec::Vec};

use crate::azure::ranges;
use crate::cidr::{Block, Fit, allocate, free};
use crate::model::Plan;

/// What is free in one address prefix of a VNet, or in a block somebody asks about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Space {
    /// The VNet; `None` where the block is no address prefix of one.
    pub virtual_network: Option<String>,
    /// The block.
    pub block: Block,
    /// The fewest aligned blocks that cover what is free, in address order.
    pub free: Vec<Block>,
    /// Addresses that are free. Unit: addresses.
    pub free_addresses: u64,
}

impl Space {
    fn of(virtual_network: Option<String>, block: Block, taken: &[Block]) -> Self {
        let free = free(block, taken);
        Self {
            virtual_network,
            block,
            free_addresses: free
                .iter()
                .fold(0_u64, |sum, block| sum.saturating_add(block.size())),
            free,
        }
    }

    /// The first free block of that prefix length; `None` where there is no room.
    pub fn next(&self, prefix: u8) -> Option<Block> {
        let fitting = self.free.iter().find(|free| free.prefix() <= prefix)?;
        allocate(*fitting, &[], prefix, Fit::First)
    }
}

/// What is free in each address prefix of each VNet of the plan.
///
/// Subnets take their space, and so do the pod and service ranges of the clusters in the
/// VNet: a subnet there would collide with them.
pub fn spaces(plan: &Plan) -> Vec<Space> {
    let mut spaces = Vec::new();
    for (place, vnet) in plan.virtual_networks.iter().enumerate() {
        let taken: Vec<Block> = vnet
            .subnets
            .iter()
            .filter_map(|subnet| subnet.block)
            .chain(cluster_ranges(plan, |own| own == Some(place)))
            .collect();
        let blocks = vnet.blocks();
        spaces.extend(blocks.map(|(_, block)| Space::of(Some(vnet.name.clone()), block, &taken)));
    }
    spaces
}

/// What nothing of the plan uses in a block, such as room for one more VNet.
///
/// VNets, subnets, connected ranges, pod and service ranges and the ranges AKS keeps for
/// itself all take their space; a VNet around the whole block does not.
pub fn unused_in(plan: &Plan, block: Block) -> Space {
    let vnets = plan.virtual_networks.iter().flat_map(|vnet| {
        let own = vnet.blocks().map(|(_, own)| own);
        let around = own.filter(move |own| !own.contains(block));
        around.chain(vnet.subnets.iter().filter_map(|subnet| subnet.block))
    });
    let connected = plan
        .connected_ranges
        .iter()
        .flat_map(|range| range.blocks().map(|(_, block)| block));
    let taken: Vec<Block> = vnets
        .chain(connected)
        .chain(cluster_ranges(plan, |_| true))
        .chain(ranges::AKS_RESERVED.iter().map(|range| range.block))
        .collect();
    Space::of(None, block, &taken)
}

/// Pod and service ranges of the clusters in some VNets.
fn cluster_ranges(plan: &Plan, inside: impl Fn(Option<usize>) -> bool) -> Vec<Block> {
    let clusters = plan.clusters.iter().filter(|cluster| inside(cluster.vnet));
    clusters
        .flat_map(|cluster| [cluster.pod_cidr.value(), cluster.service_cidr.value()])
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{spaces, unused_in};
    use crate::cidr::Block;
    use crate::rules::sample::clean;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    fn texts(blocks: &[Block]) -> Vec<alloc::string::String> {
        blocks.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn subnets_and_the_ranges_of_clusters_take_space_in_a_vnet() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/22")
            .with("/clusters/0/serviceCidr", "10.240.2.0/24")
            .with("/clusters/0/dnsServiceIP", "10.240.2.10");
        let spaces = spaces(&plan.read().plan);
        assert_eq!(spaces.len(), 1);
        assert_eq!(texts(&spaces[0].free), ["10.240.1.0/24", "10.240.3.0/24"]);
        assert_eq!(spaces[0].free_addresses, 512);
        let next = |prefix| spaces[0].next(prefix).map(|block| block.to_string());
        assert_eq!(next(26).as_deref(), Some("10.240.1.0/26"));
        assert_eq!(next(23), None);
        assert_eq!(next(33), None);
    }

    #[test]
    fn room_for_a_vnet_lies_beside_everything_of_the_plan() {
        let plan = clean().read().plan;
        let space = unused_in(&plan, Block::literal(10, 240, 0, 0, 13));
        assert_eq!(
            texts(&space.free),
            [
                "10.241.0.0/16",
                "10.242.0.0/15",
                "10.245.0.0/16",
                "10.246.0.0/15"
            ]
        );
    }

    #[test]
    fn a_vnet_around_the_block_leaves_its_unused_part() {
        let plan = clean().read().plan;
        let space = unused_in(&plan, Block::literal(10, 240, 0, 0, 23));
        assert_eq!(texts(&space.free), ["10.240.1.0/24"]);
    }
}

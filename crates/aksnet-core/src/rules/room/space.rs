//! Room in private address space, beside everything the plan uses.

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::sizes::Sizes;
use super::vnet::VnetRoom;
use crate::azure::ranges;
use crate::cidr::{Block, Blocks};
use crate::model::{Cluster, Plan};

/// Where a plan has room.
pub(in crate::rules) struct Room<'a> {
    plan: &'a Plan,
    /// In private address space; nothing in the plan uses it.
    private: Sizes,
    /// The same, but for the range that is often in use on premises.
    uncommon: Sizes,
    /// Everything in the plan, and what is kept.
    taken: Blocks,
    /// Pod and service ranges of all clusters.
    claimed: Blocks,
    /// Clusters of each VNet.
    clusters: Vec<Vec<usize>>,
    vnets: Vec<OnceCell<Option<VnetRoom>>>,
}

impl<'a> Room<'a> {
    /// Everything in the plan counts as taken, and so do the ranges AKS keeps for itself.
    pub(in crate::rules) fn in_plan(plan: &'a Plan) -> Self {
        let vnets = plan.virtual_networks.iter().flat_map(|vnet| {
            let subnets = vnet.subnets.iter().filter_map(|subnet| subnet.block);
            vnet.blocks().map(|(_, block)| block).chain(subnets)
        });
        let connected = plan
            .connected_ranges
            .iter()
            .flat_map(|range| range.blocks().map(|(_, block)| block));
        let clusters = || plan.clusters.iter().map(|cluster| &**cluster);
        let claimed = Blocks::new(clusters().flat_map(claims)).unwrap_or_default();
        let taken = vnets
            .chain(connected)
            .chain(claimed.iter().map(|(block, _)| block))
            .chain(clusters().flat_map(addresses))
            .chain(kept())
            .chain([ranges::DOCKER_BRIDGE.block]);
        let taken = Blocks::new(taken).unwrap_or_default();
        let free = |but: Option<Block>| {
            let private = ranges::PRIVATE.iter().map(|range| range.block);
            let private = private.filter(|block| Some(*block) != but);
            Sizes::of(private.flat_map(|block| taken.free(block)))
        };
        let mut clusters: Vec<Vec<usize>> = Vec::new();
        clusters.resize_with(plan.virtual_networks.len(), Vec::new);
        for (place, cluster) in plan.clusters.iter().enumerate() {
            let own = cluster.vnet.and_then(|vnet| clusters.get_mut(vnet));
            if let Some(own) = own {
                own.push(place);
            }
        }
        let mut vnets = Vec::new();
        vnets.resize_with(plan.virtual_networks.len(), OnceCell::new);
        Self {
            plan,
            private: free(None),
            uncommon: free(Some(ranges::COMMON_ON_PREMISES.block)),
            taken,
            claimed,
            clusters,
            vnets,
        }
    }

    /// The first free block of that size, in the order 10/8, 172.16/12, 192.168/16, 100.64/10.
    pub(in crate::rules) fn block(&self, prefix: u8) -> Option<Block> {
        self.private.first(prefix)
    }

    /// The first free block of that size for a VNet: out of the common range while nothing says what is connected.
    pub(super) fn block_for_vnet(&self, prefix: u8) -> Option<Block> {
        let is_known = !self.plan.connected_ranges.is_empty();
        let uncommon = self.uncommon.first(prefix).filter(|_| !is_known);
        uncommon.or_else(|| self.block(prefix))
    }

    /// Whether a block is private and nothing in the plan uses any of it.
    pub(in crate::rules) fn is_free(&self, block: Block) -> bool {
        let mut private = ranges::PRIVATE.iter();
        private.any(|range| range.block.contains(block)) && !self.taken.overlaps(block)
    }

    /// Whether a block touches the pods or services of any cluster.
    pub(super) fn is_claimed(&self, block: Block) -> bool {
        self.claimed.overlaps(block)
    }

    /// Room inside a VNet; `None` for a VNet that AKS makes.
    pub(super) fn vnet(&self, vnet: usize) -> Option<&VnetRoom> {
        let room = self.vnets.get(vnet)?;
        room.get_or_init(|| VnetRoom::of(self.plan, vnet, |vnet| self.claims_of(vnet)))
            .as_ref()
    }

    /// Pod and service ranges of the clusters in a VNet.
    fn claims_of(&self, vnet: usize) -> impl Iterator<Item = Block> + '_ {
        let clusters = self.clusters.get(vnet).into_iter().flatten();
        let clusters = clusters.filter_map(|place| self.plan.clusters.get(*place));
        clusters.flat_map(|cluster| claims(cluster))
    }
}

/// Ranges that no fix may touch, whatever is in the plan.
pub(super) fn kept() -> impl Iterator<Item = Block> {
    let kept = ranges::AKS_RESERVED.iter().chain(&ranges::VNET_REFUSED);
    kept.map(|range| range.block)
}

/// What a cluster holds outside subnets: its pods and its services.
fn claims(cluster: &Cluster) -> impl Iterator<Item = Block> + use<> {
    let ranges = [cluster.pod_cidr.value(), cluster.service_cidr.value()];
    ranges.into_iter().flatten()
}

/// Addresses that load balancers of a cluster ask for.
fn addresses(cluster: &Cluster) -> impl Iterator<Item = Block> + '_ {
    let addresses = cluster.load_balancer_addresses.iter().flatten();
    addresses.map(|address| Block::covering(*address, *address))
}

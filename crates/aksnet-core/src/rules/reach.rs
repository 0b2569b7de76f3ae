//! What a VNet can reach: its peers, and the ranges connected to it or to a peer.

use alloc::{string::String, vec::Vec};

use crate::cidr::Block;
use crate::model::Plan;

/// What every VNet of a plan can reach.
pub(super) struct Reach {
    vnets: Vec<Vec<Reached>>,
}

/// A block somewhere else that a VNet can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reached {
    /// The block.
    pub(super) block: Block,
    /// Name of the VNet or place it belongs to.
    pub(super) name: String,
}

impl Reach {
    /// Peering reaches one hop; through a peer it reaches the ranges connected to that peer.
    pub(super) fn of(plan: &Plan) -> Self {
        let vnets = plan
            .virtual_networks
            .iter()
            .enumerate()
            .map(|(place, vnet)| {
                let mut reached = Vec::new();
                for peer in &vnet.peerings {
                    let Some(other) = plan.virtual_networks.get(*peer) else {
                        continue;
                    };
                    reached.extend(other.blocks().map(|(_, block)| Reached {
                        block,
                        name: other.name.clone(),
                    }));
                }
                for range in &plan.connected_ranges {
                    let here = |hub: &usize| *hub == place || vnet.peerings.contains(hub);
                    let reaches = range
                        .connected_to
                        .as_ref()
                        .is_none_or(|hubs| hubs.iter().any(here));
                    if reaches {
                        reached.extend(range.blocks().map(|(_, block)| Reached {
                            block,
                            name: range.name.clone(),
                        }));
                    }
                }
                reached
            });
        Self {
            vnets: vnets.collect(),
        }
    }

    /// What the VNet at that place can reach.
    pub(super) fn of_vnet(&self, vnet: usize) -> &[Reached] {
        self.vnets.get(vnet).map_or(&[], Vec::as_slice)
    }
}

//! What a VNet can reach: its peers, and the ranges connected to it or to a peer.

use super::order::{AnyBlock, Met, Order};
use crate::model::{ConnectedRange, Plan};

/// What the VNets of a plan can reach.
pub(super) struct Reach<'a> {
    plan: &'a Plan,
    places: Order<Place>,
}

/// Where a block is used outside a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the VNet at that place of the plan.
    Vnet(usize),
    /// In the connected range at that place of the plan.
    Connected(usize),
}

impl<'a> Reach<'a> {
    /// Puts VNets and connected ranges in order.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let vnets = plan.virtual_networks.iter().map(|vnet| &vnet.prefixes);
        let vnets = (0..).map(Place::Vnet).zip(vnets);
        let connected = plan.connected_ranges.iter().map(|range| &range.prefixes);
        let connected = (0..).map(Place::Connected).zip(connected);
        let places = vnets.chain(connected).flat_map(|(place, prefixes)| {
            let blocks = prefixes.iter().copied().filter_map(AnyBlock::of);
            blocks.map(move |block| (block, place))
        });
        Self {
            plan,
            places: places.collect(),
        }
    }

    /// What a block meets that a VNet can reach, with its name.
    pub(super) fn met(&self, vnet: usize, block: AnyBlock) -> Option<Met<&'a str>> {
        self.met_where(block, |place| self.reaches(vnet, place))
    }

    /// What a block meets in connected ranges that a VNet can reach, with its name.
    pub(super) fn met_connected(&self, vnet: usize, block: AnyBlock) -> Option<Met<&'a str>> {
        self.met_where(block, |place| {
            matches!(place, Place::Connected(_)) && self.reaches(vnet, place)
        })
    }

    /// Whether a block meets any VNet but one, or any connected range at all.
    pub(super) fn is_used_outside(&self, vnet: usize, block: AnyBlock) -> bool {
        let mut places = self.places.overlapping(block);
        places.any(|(_, place)| place != Place::Vnet(vnet))
    }

    /// Whether a VNet reaches a place: peering is one hop, and through a peer what is connected to it.
    pub(super) fn reaches(&self, vnet: usize, place: Place) -> bool {
        match place {
            Place::Vnet(other) => is_peered(self.plan, vnet, other),
            Place::Connected(range) => {
                let range = self.plan.connected_ranges.get(range);
                range.is_some_and(|range| is_connected(self.plan, vnet, range))
            }
        }
    }

    fn met_where(&self, block: AnyBlock, keep: impl Fn(Place) -> bool) -> Option<Met<&'a str>> {
        let met = self.places.overlapping(block);
        Met::first_of(
            met.filter(|(_, place)| keep(*place))
                .map(|(block, place)| (block, self.name(place))),
        )
    }

    fn name(&self, place: Place) -> &'a str {
        let plan = self.plan;
        let name = match place {
            Place::Vnet(vnet) => plan.virtual_networks.get(vnet).map(|vnet| &vnet.name),
            Place::Connected(range) => plan.connected_ranges.get(range).map(|range| &range.name),
        };
        name.map_or("", |name| name.as_str())
    }
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

//! Everything nodes and pods can run out of.

use std::collections::{BTreeMap, BTreeSet};

use super::ports::share;
use super::space::Space;
use crate::world::{Outbound, Role, World};

/// Something to run out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A subnet, by VNet and place in it.
    Subnet(usize, usize),
    /// The pod CIDR of a cluster.
    PodCidr(usize),
    /// The IPv6 pod CIDR of a cluster.
    PodCidr6(usize),
    /// The outbound ports of a cluster's public addresses.
    Ports(usize),
    /// The route table of a kubenet cluster.
    RouteTable(usize),
    /// A scale set: the nodes of a pool, by cluster and place in it.
    Pool(usize, usize),
    /// The nodes of a cluster.
    Cluster(usize),
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Where somebody went without.
    pub refused: BTreeSet<Place>,
    /// Where nodes came up with less than they should have, and nobody refused them.
    pub thin: BTreeSet<Place>,
    /// What each cluster asked for, granted or not. Unit: addresses, blocks, ports, routes or nodes.
    pub asked: BTreeMap<(Place, usize), u64>,
}

impl Outcome {
    /// Whether somebody went without in a place this cluster asked for something.
    pub fn fails(&self, cluster: usize) -> bool {
        self.refused
            .iter()
            .any(|place| self.asked.contains_key(&(*place, cluster)))
    }

    /// What all clusters asked for in a place.
    pub fn asked_in(&self, place: Place) -> u64 {
        let here = self.asked.iter().filter(|((one, _), _)| *one == place);
        here.map(|(_, units)| units).sum()
    }
}

/// Most nodes of a scale set, of a cluster, and most routes of a route table.
pub(super) const POOL: u64 = 1000;
pub(super) const CLUSTER: u64 = 5000;
pub(super) const ROUTES: u64 = 400;
/// Outbound ports of a public address.
pub(super) const PORTS: u64 = 64_000;

/// All supplies of a world, and what happened to them.
pub(super) struct Supplies {
    subnets: BTreeMap<(usize, usize), Space>,
    counters: BTreeMap<Place, u64>,
    pub(super) outcome: Outcome,
}

impl Supplies {
    /// As they are before any cluster comes: something else already uses part of the subnets.
    pub(super) fn of(world: &World) -> Self {
        let mut subnets = BTreeMap::new();
        for (v, vnet) in world.vnets.iter().enumerate() {
            for (s, subnet) in vnet.subnets.iter().enumerate() {
                let mut space = Space::subnet(subnet.prefix);
                if subnet.role == Role::StaticPods {
                    // Such a subnet serves static allocation alone: what others hold there are blocks.
                    (0..subnet.used.div_ceil(16)).all(|_| space.take_block());
                } else {
                    (0..subnet.used).all(|_| space.take());
                }
                subnets.insert((v, s), space);
            }
        }
        Self {
            subnets,
            counters: BTreeMap::new(),
            outcome: Outcome::default(),
        }
    }

    /// So many addresses of a subnet, one after the other.
    pub(super) fn addresses(&mut self, cluster: usize, vnet: usize, subnet: usize, units: u64) {
        let mut space = self.subnets.get_mut(&(vnet, subnet));
        let mut take = || space.as_mut().is_some_and(|space| space.take());
        let granted = (0..units).all(|_| take());
        self.note(Place::Subnet(vnet, subnet), cluster, units, granted);
    }

    /// A block of sixteen addresses of a subnet.
    pub(super) fn block(&mut self, cluster: usize, vnet: usize, subnet: usize) {
        let granted = self
            .subnets
            .get_mut(&(vnet, subnet))
            .is_some_and(Space::take_block);
        self.note(Place::Subnet(vnet, subnet), cluster, 16, granted);
    }

    /// The next /24 of a pod CIDR.
    pub(super) fn pod_block(&mut self, cluster: usize, prefix: u8) {
        // A range longer than /24 holds no /24 at all.
        let blocks = 24_u8.checked_sub(prefix).map_or(0, |bits| 1_u64 << bits);
        let granted = self.count(Place::PodCidr(cluster), blocks);
        self.note(Place::PodCidr(cluster), cluster, 256, granted);
    }

    /// The next /80 of an IPv6 pod CIDR.
    pub(super) fn pod_block6(&mut self, cluster: usize, prefix: u8) {
        let blocks = 80_u8.checked_sub(prefix).map_or(0, |bits| 1_u64 << bits);
        let granted = self.count(Place::PodCidr6(cluster), blocks);
        self.note(Place::PodCidr6(cluster), cluster, 1, granted);
    }

    /// The outbound ports of so many nodes, which Azure shares out among them.
    pub(super) fn shared_ports(&mut self, cluster: usize, nodes: u64, addresses: u64) {
        let place = Place::Ports(cluster);
        let shared = share(nodes, addresses);
        self.note(place, cluster, shared.asked, true);
        if shared.short {
            self.outcome.thin.insert(place);
        }
    }

    /// The outbound ports of a node.
    pub(super) fn ports(&mut self, cluster: usize, out: Outbound) {
        let place = Place::Ports(cluster);
        let all = out.addresses.saturating_mul(PORTS);
        let taken = self.counters.entry(place).or_default();
        *taken = taken.saturating_add(out.ports);
        let granted = *taken <= all;
        self.note(place, cluster, out.ports, granted);
    }

    /// A place in the scale set, in the cluster and, under kubenet, in the route table.
    pub(super) fn node(&mut self, cluster: usize, pool: usize, routed: bool) {
        let mut places = vec![
            (Place::Pool(cluster, pool), POOL),
            (Place::Cluster(cluster), CLUSTER),
        ];
        if routed {
            places.push((Place::RouteTable(cluster), ROUTES));
        }
        for (place, most) in places {
            let granted = self.count(place, most);
            self.note(place, cluster, 1, granted);
        }
    }

    fn count(&mut self, place: Place, most: u64) -> bool {
        let counter = self.counters.entry(place).or_default();
        *counter = counter.saturating_add(1);
        *counter <= most
    }

    fn note(&mut self, place: Place, cluster: usize, units: u64, granted: bool) {
        if units == 0 {
            return;
        }
        let asked = self.outcome.asked.entry((place, cluster)).or_default();
        *asked = asked.saturating_add(units);
        if !granted {
            self.outcome.refused.insert(place);
        }
    }
}

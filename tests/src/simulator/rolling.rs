//! An upgrade, node by node: every unit a node holds is somebody's.

use std::collections::{BTreeMap, BTreeSet};

use super::run::{Moment, batches};
use super::space::Space;
use super::supplies::{CLUSTER, POOL, PORTS, Place, ROUTES};
use crate::world::{Cluster, Model, Pool, Role, World};

/// Whose a unit is: cluster, pool and node, or what else stands in the cluster; and the number of the unit.
type Holder = (usize, usize, u64, u64);

/// Pools stand at most here; what is no pool stands beyond.
const BESIDE: usize = usize::MAX;

/// How an upgrade went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rolled {
    /// Whether it went through.
    pub completes: bool,
    /// Places the cluster asked, and what was held there at most while it lasted.
    pub most: BTreeMap<Place, u64>,
    /// What was held there at the end.
    pub end: BTreeMap<Place, u64>,
    /// Rounds of draining, pools that are drained together counted once.
    pub rounds: u64,
    /// Nodes that ran no pods at the same time at most.
    pub down: u64,
}

/// An upgrade under way.
struct Rolling<'a> {
    world: &'a World,
    cluster: usize,
    held: BTreeMap<Place, BTreeSet<Holder>>,
    /// Places the cluster itself asked.
    asked: BTreeSet<Place>,
    /// Outbound ports AKS counts for the cluster itself, from the start to the end.
    ports: u64,
    /// Units there are for the plan, of places that were counted already.
    rooms: BTreeMap<Place, u64>,
    rolled: Rolled,
}

/// Upgrades a cluster while all others stand as they are: pools one after the other, or all together.
///
/// `unavailable` says of each pool how many nodes it may take away where it may add none.
pub fn roll(world: &World, cluster: usize, unavailable: &[u64], together: bool) -> Rolled {
    let mut rolling = Rolling {
        world,
        cluster,
        held: BTreeMap::new(),
        asked: BTreeSet::new(),
        ports: 0,
        rooms: BTreeMap::new(),
        rolled: Rolled::default(),
    };
    rolling.rolled.completes = rolling.go(unavailable, together);
    let end = rolling.now();
    Rolled {
        end,
        ..rolling.rolled
    }
}

impl Rolling<'_> {
    fn go(&mut self, unavailable: &[u64], together: bool) -> bool {
        for (c, cluster) in self.world.clusters.iter().enumerate() {
            self.stand_up(c, cluster);
        }
        let Some(cluster) = self.world.clusters.get(self.cluster) else {
            return false;
        };
        if !self.holds() {
            return false;
        }
        let with_nodes = |p: &usize| cluster.pools.get(*p).is_some_and(|pool| steady(pool) > 0);
        let pools: Vec<usize> = (0..cluster.pools.len()).filter(with_nodes).collect();
        let rounds: Vec<Vec<usize>> = if together {
            vec![pools]
        } else {
            pools.into_iter().map(|pool| vec![pool]).collect()
        };
        rounds
            .iter()
            .all(|pools| self.upgrade(cluster, pools, unavailable))
    }

    /// A cluster as it stands before anybody is upgraded.
    fn stand_up(&mut self, c: usize, cluster: &Cluster) {
        let first = cluster.pools.first().map(|pool| pool.node_subnet);
        if let Some(subnet) = cluster.load_balancer_subnet.or(first) {
            let place = Place::Subnet(cluster.vnet, subnet);
            self.hold(c, place, (BESIDE, 0), cluster.load_balancers);
        }
        if let Some(subnet) = cluster.api_server_subnet {
            self.hold(c, Place::Subnet(cluster.vnet, subnet), (BESIDE, 1), 9);
        } else if let (true, Some(subnet)) = (cluster.private, first) {
            self.hold(c, Place::Subnet(cluster.vnet, subnet), (BESIDE, 2), 1);
        }
        for (p, pool) in cluster.pools.iter().enumerate() {
            for node in 0..steady(pool) {
                self.join(c, cluster, p, pool, node);
            }
            // Ports that Azure chooses stop no upgrade.
            let out = cluster.way_out();
            if out.ports > 0 && c == self.cluster {
                // Surge nodes are counted before any of them comes up.
                for _ in 0..steady(pool).saturating_add(pool.surge_nodes(steady(pool))) {
                    self.ports = self.ports.saturating_add(out.ports);
                }
            }
        }
    }

    /// Upgrades some pools together; false where a node gets nothing, or nobody may begin.
    fn upgrade(&mut self, cluster: &Cluster, pools: &[usize], unavailable: &[u64]) -> bool {
        let pool_at = |p: &usize| cluster.pools.get(*p).map(|pool| (*p, pool));
        let mut old: BTreeMap<usize, u64> = BTreeMap::new();
        for (p, pool) in pools.iter().filter_map(pool_at) {
            let nodes = steady(pool);
            if batch(pool, unavailable.get(p)) == 0 {
                return false;
            }
            for node in 0..pool.surge_nodes(nodes) {
                // New nodes get numbers of their own.
                self.join(self.cluster, cluster, p, pool, nodes.saturating_add(node));
            }
            if !self.holds() {
                return false;
            }
            old.insert(p, nodes);
        }
        while !old.is_empty() {
            let mut down: u64 = 0;
            for (p, pool) in pools.iter().filter_map(pool_at) {
                let Some(left) = old.get(&p).copied() else {
                    continue;
                };
                let batch = batch(pool, unavailable.get(p));
                down = down.saturating_add(batch.min(steady(pool)));
                old.insert(p, left.saturating_sub(batch));
            }
            self.rolled.rounds = self.rolled.rounds.saturating_add(1);
            self.rolled.down = self.rolled.down.max(down);
            let done: Vec<usize> = old
                .iter()
                .filter(|(_, left)| **left == 0)
                .map(|(p, _)| *p)
                .collect();
            for p in done {
                old.remove(&p);
                let first_new = cluster.pools.get(p).map_or(0, steady);
                self.leave(p, first_new);
            }
        }
        true
    }

    /// A node takes what it needs.
    fn join(&mut self, c: usize, cluster: &Cluster, p: usize, pool: &Pool, node: u64) {
        let who = (p, node);
        let in_vnet = |subnet| Place::Subnet(cluster.vnet, subnet);
        self.hold(c, Place::Pool(c, p), who, 1);
        self.hold(c, Place::Cluster(c), who, 1);
        let model = pool.model_in(cluster);
        let own = if model == Model::Flat {
            pool.max_pods.saturating_add(1)
        } else {
            1
        };
        self.hold(c, in_vnet(pool.node_subnet), who, own);
        match (model, pool.pod_subnet) {
            (Model::Overlay | Model::Kubenet, _) => {
                self.hold(c, Place::PodCidr(c), who, 1);
                if cluster.pod_prefix6.is_some() {
                    self.hold(c, Place::PodCidr6(c), who, 1);
                }
                if model == Model::Kubenet {
                    self.hold(c, Place::RouteTable(c), who, 1);
                }
            }
            (Model::Dynamic, Some(subnet)) => {
                let first = batches(pool.max_pods, Moment::Upgrade);
                self.hold(c, in_vnet(subnet), who, first);
            }
            (Model::Static, Some(subnet)) => {
                let mut blocks: u64 = 0;
                while blocks.saturating_mul(16) <= pool.max_pods {
                    blocks = blocks.saturating_add(1);
                }
                self.hold(c, in_vnet(subnet), who, blocks);
            }
            (Model::Dynamic | Model::Static, None) | (Model::Flat | Model::Byo, _) => {}
        }
    }

    /// Somebody takes so many units of a place.
    fn hold(&mut self, c: usize, place: Place, (p, node): (usize, u64), units: u64) {
        let held = self.held.entry(place).or_default();
        for unit in 0..units {
            held.insert((c, p, node, unit));
        }
        if c == self.cluster && units > 0 {
            self.asked.insert(place);
        }
    }

    /// Nodes of a pool of the cluster leave, from that number on.
    fn leave(&mut self, pool: usize, from: u64) {
        let cluster = self.cluster;
        for held in self.held.values_mut() {
            held.retain(|(c, p, node, _)| *c != cluster || *p != pool || *node < from);
        }
    }

    /// Whether everybody has what was asked for, wherever the cluster asked.
    fn holds(&mut self) -> bool {
        let now = self.now();
        for (place, held) in &now {
            let most = self.rolled.most.entry(*place).or_default();
            *most = (*most).max(*held);
            if !self.rooms.contains_key(place) {
                self.rooms.insert(*place, self.room(*place));
            }
        }
        let room = |place| self.rooms.get(place).copied().unwrap_or(0);
        now.iter().all(|(place, held)| *held <= room(place))
    }

    fn now(&self) -> BTreeMap<Place, u64> {
        let held = |place| self.held.get(place).map_or(0, BTreeSet::len);
        let asked = self.asked.iter();
        let mut now: BTreeMap<Place, u64> = asked
            .map(|place| (*place, u64::try_from(held(place)).unwrap_or(u64::MAX)))
            .collect();
        if self.ports > 0 {
            now.insert(Place::Ports(self.cluster), self.ports);
        }
        now
    }

    /// Units there are for the plan.
    fn room(&self, place: Place) -> u64 {
        match place {
            Place::Subnet(vnet, subnet) => {
                let Some(subnet) = self.world.subnet(vnet, subnet) else {
                    return 0;
                };
                let mut space = Space::subnet(subnet.prefix);
                if subnet.role != Role::StaticPods {
                    return space.free().saturating_sub(subnet.used);
                }
                (0..subnet.used.div_ceil(16)).all(|_| space.take_block());
                (0..1_u64 << 28).take_while(|_| space.take_block()).count() as u64
            }
            Place::PodCidr(cluster) => {
                let prefix = self.world.clusters.get(cluster).map(|one| one.pod_prefix);
                // A block of a node is a /24.
                let longer = prefix.and_then(|prefix| 24_u32.checked_sub(prefix.into()));
                longer.map_or(0, |longer| 1 << longer)
            }
            Place::PodCidr6(cluster) => {
                let prefix = self
                    .world
                    .clusters
                    .get(cluster)
                    .and_then(|one| one.pod_prefix6);
                // A block of a node is a /80.
                let longer = prefix.and_then(|prefix| 80_u32.checked_sub(prefix.into()));
                longer.map_or(0, |longer| 1 << longer)
            }
            Place::Ports(cluster) => {
                let cluster = self.world.clusters.get(cluster);
                cluster.map_or(0, |one| one.way_out().addresses.saturating_mul(PORTS))
            }
            Place::RouteTable(_) => ROUTES,
            Place::Pool(..) => POOL,
            Place::Cluster(_) => CLUSTER,
        }
    }
}

/// Nodes of a pool before an upgrade.
fn steady(pool: &Pool) -> u64 {
    pool.nodes(Moment::Upgrade)
}

/// Nodes of a pool that are drained at a time: as many as came up for it, else as many as it may take away.
fn batch(pool: &Pool, unavailable: Option<&u64>) -> u64 {
    match pool.surge_nodes(steady(pool)) {
        0 => unavailable.copied().unwrap_or(0),
        surge => surge,
    }
}

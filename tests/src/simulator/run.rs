//! A world from creation to full scale.

use super::supplies::{Outcome, Supplies};
use crate::world::{Cluster, Growth, Model, Pool, Surge, World};

/// A point in the life of a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// Clusters come up; autoscaled pools count at their most, as Azure's own check counts them.
    Creation,
    /// The same while nodes are upgraded.
    Upgrade,
    /// Every pool at its most, and no pod on its nodes yet.
    Grown,
    /// Every pool at its most, every pod slot in use, while nodes are upgraded.
    FullScale,
}

/// Who is being upgraded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surging {
    /// Nobody.
    Nobody,
    /// One pool, by cluster and place in it.
    Only(usize, usize),
    /// All pools of all clusters at once.
    Everyone,
}

/// Whether a cluster goes without something it cannot do without.
///
/// Pools can be upgraded one after the other. Full scale can be reached without an upgrade
/// at that very moment, and without every pod slot in use. Only what then still fails is a
/// failure.
pub fn fails(world: &World, cluster: usize, moment: Moment) -> bool {
    if !run(world, moment, Surging::Everyone).fails(cluster) {
        return false;
    }
    let fails = |surging| run(world, moment, surging).fails(cluster);
    match moment {
        Moment::Creation | Moment::Grown => true,
        Moment::Upgrade => {
            fails(Surging::Nobody) || pools(world).any(|(c, p)| fails(Surging::Only(c, p)))
        }
        Moment::FullScale => run(world, Moment::Grown, Surging::Nobody).fails(cluster),
    }
}

fn pools(world: &World) -> impl Iterator<Item = (usize, usize)> + '_ {
    let clusters = world.clusters.iter().enumerate();
    clusters.flat_map(|(c, cluster)| (0..cluster.pools.len()).map(move |p| (c, p)))
}

/// Lives through a moment.
pub fn run(world: &World, moment: Moment, surging: Surging) -> Outcome {
    let mut supplies = Supplies::of(world);
    for (c, cluster) in world.clusters.iter().enumerate() {
        endpoints(&mut supplies, c, cluster);
        let out = cluster.way_out();
        let mut all: u64 = 0;
        for (p, pool) in cluster.pools.iter().enumerate() {
            let nodes = pool.nodes(moment);
            let upgraded = match surging {
                Surging::Nobody => false,
                Surging::Only(cluster, pool) => (cluster, pool) == (c, p),
                Surging::Everyone => true,
            };
            let surge = if upgraded && matches!(moment, Moment::Upgrade | Moment::FullScale) {
                pool.surge_nodes(nodes)
            } else {
                0
            };
            all = all.saturating_add(nodes).saturating_add(surge);
            if out.ports > 0 {
                // AKS multiplies the ports out before it begins, surge nodes and all.
                for _ in 0..nodes.saturating_add(pool.surge_nodes(nodes)) {
                    supplies.ports(c, out);
                }
            }
            for _ in 0..nodes.saturating_add(surge) {
                node(&mut supplies, c, p, cluster, pool, moment);
            }
        }
        if out.ports == 0 {
            supplies.shared_ports(c, all, out.addresses);
        }
    }
    supplies.outcome
}

/// Addresses of a cluster that belong to no node.
fn endpoints(supplies: &mut Supplies, c: usize, cluster: &Cluster) {
    let first_pool = cluster.pools.first().map(|pool| pool.node_subnet);
    if let Some(subnet) = cluster.load_balancer_subnet.or(first_pool) {
        supplies.addresses(c, cluster.vnet, subnet, cluster.load_balancers);
    }
    match (cluster.api_server_subnet, first_pool) {
        // With a subnet of its own the API server stands in the VNet and needs no endpoint.
        (Some(subnet), _) => {
            supplies.addresses(c, cluster.vnet, subnet, 9);
        }
        (None, Some(subnet)) if cluster.private => supplies.addresses(c, cluster.vnet, subnet, 1),
        (None, _) => {}
    }
}

/// A node joins, and runs as many pods as the moment asks for.
fn node(
    supplies: &mut Supplies,
    c: usize,
    p: usize,
    cluster: &Cluster,
    pool: &Pool,
    moment: Moment,
) {
    let model = pool.model_in(cluster);
    supplies.node(c, p, model == Model::Kubenet);
    supplies.addresses(c, cluster.vnet, pool.node_subnet, 1);
    match (model, pool.pod_subnet) {
        (Model::Overlay | Model::Kubenet, _) => {
            supplies.pod_block(c, cluster.pod_prefix);
            if let Some(prefix) = cluster.pod_prefix6 {
                supplies.pod_block6(c, prefix);
            }
        }
        (Model::Flat, _) => {
            supplies.addresses(c, cluster.vnet, pool.node_subnet, pool.max_pods);
        }
        (Model::Dynamic, Some(subnet)) => {
            supplies.addresses(c, cluster.vnet, subnet, batches(pool.max_pods, moment));
        }
        (Model::Static, Some(subnet)) => {
            // One address of the first block is the node's own.
            let mut held = 0;
            while held < pool.max_pods.saturating_add(1) {
                supplies.block(c, cluster.vnet, subnet);
                held = held.saturating_add(16);
            }
        }
        (Model::Dynamic | Model::Static, None) | (Model::Byo, _) => {}
    }
}

/// Addresses a node holds under dynamic allocation once its pods run.
///
/// It starts with sixteen and asks for sixteen more whenever fewer than eight of its own
/// are unassigned, but never for more than its pods can use.
pub(super) fn batches(max_pods: u64, moment: Moment) -> u64 {
    let mut held: u64 = 16;
    let pods = if moment == Moment::FullScale {
        max_pods
    } else {
        0
    };
    for running in 1..=pods {
        if held.saturating_sub(running) < 8 && held < max_pods {
            held = held.saturating_add(16).min(max_pods);
        }
    }
    held
}

impl Pool {
    /// Nodes at a moment, without those of an upgrade.
    pub(super) fn nodes(&self, moment: Moment) -> u64 {
        match (self.growth, moment) {
            (Growth::Autoscaler(most) | Growth::Implied(most), _)
            | (Growth::ByHand(most), Moment::Grown | Moment::FullScale) => most,
            (Growth::Fixed | Growth::ByHand(_), _) => self.count,
        }
    }

    /// Nodes an upgrade of so many adds: rounded up, and never more than there are to upgrade.
    pub(super) fn surge_nodes(&self, nodes: u64) -> u64 {
        let share = |percent: u64| {
            (0..nodes)
                .filter(|n| n.saturating_mul(100) < nodes.saturating_mul(percent))
                .count()
        };
        let percent = match self.surge {
            Surge::Nodes(surge) => return surge.min(nodes),
            Surge::Unsaid => 10,
            Surge::Percent(percent) => percent,
        };
        share(percent).try_into().unwrap_or(nodes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, Pool, Surge, batches};
    use crate::world::Growth;

    #[test]
    fn a_node_asks_for_addresses_as_the_published_series_says() {
        // 0->16, 8->16, 9->32, 24->32, 25->48, 40->48, 41->64.
        let held = |pods: u64| {
            (1..=pods).fold(
                16_u64,
                |held, running| if held - running < 8 { held + 16 } else { held },
            )
        };
        assert_eq!(
            [0, 8, 9, 24, 25, 40, 41].map(held),
            [16, 16, 32, 32, 48, 48, 64]
        );
        assert_eq!(
            [10, 16, 30, 110, 250].map(|pods| batches(pods, Moment::FullScale)),
            [16, 16, 30, 110, 250]
        );
        assert_eq!(batches(250, Moment::Upgrade), 16);
    }

    #[test]
    fn percentages_of_a_pool_round_up() {
        let pool = |surge| Pool {
            count: 0,
            growth: Growth::Fixed,
            max_pods: 30,
            surge,
            node_subnet: 0,
            pod_subnet: None,
            mode: None,
            windows: false,
        };
        let tenth = |nodes| pool(Surge::Unsaid).surge_nodes(nodes);
        assert_eq!([0, 1, 3, 5, 10, 11].map(tenth), [0, 1, 1, 1, 1, 2]);
        assert_eq!(pool(Surge::Percent(50)).surge_nodes(4), 2);
        assert_eq!(pool(Surge::Percent(150)).surge_nodes(4), 4);
        assert_eq!(pool(Surge::Nodes(9)).surge_nodes(4), 4);
    }
}

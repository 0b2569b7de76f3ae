//! Azure's own check before it creates a cluster.

use std::collections::BTreeMap;

use super::space::Space;
use crate::world::{Growth, Model, World};

/// Pod subnets that pass the check: it asks for sixteen addresses a node, whatever nodes really take.
///
/// The key is a VNet and a place in it; only subnets that some pool's pods draw on are listed.
pub fn preflight(world: &World) -> BTreeMap<(usize, usize), bool> {
    let mut nodes: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for cluster in &world.clusters {
        for pool in &cluster.pools {
            let model = pool.model_in(cluster);
            let (Model::Dynamic | Model::Static, Some(subnet)) = (model, pool.pod_subnet) else {
                continue;
            };
            let count = match pool.growth {
                Growth::Fixed | Growth::ByHand(_) => pool.count,
                Growth::Autoscaler(most) | Growth::Implied(most) => most,
            };
            let sum = nodes.entry((cluster.vnet, subnet)).or_default();
            *sum = sum.saturating_add(count);
        }
    }
    let passes = |((vnet, place), nodes): ((usize, usize), u64)| {
        let subnet = world.subnet(vnet, place)?;
        let free = Space::subnet(subnet.prefix)
            .free()
            .saturating_sub(subnet.used);
        Some(((vnet, place), nodes.saturating_mul(16) <= free))
    };
    nodes.into_iter().filter_map(passes).collect()
}

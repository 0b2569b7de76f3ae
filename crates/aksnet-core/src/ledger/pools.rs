//! What node pools draw.

use alloc::{format, vec::Vec};

use super::draw::{Consumer, Draw, Units};
use super::measure::Measure;
use super::models::{NodeDraw, Source, draws_of};
use super::nodes::nodes_at;
use super::open::{ClusterLedger, Ledger, PoolLine, push};
use super::outbound::ports_stated;
use super::range::{Range, RangeKind};
use super::stage::PerStage;
use crate::azure::limits;
use crate::model::{Cluster, NetworkModel, NodePool, OutboundType, Plan};
use crate::sorting;

impl Ledger {
    /// Enters every pool of a cluster.
    pub(super) fn enter_pools(
        &mut self,
        plan: &Plan,
        place: usize,
        cluster: &Cluster,
        entry: &mut ClusterLedger,
    ) {
        let mut shared = Shared::default();
        for (index, pool) in cluster.pools.iter().enumerate() {
            let mut lines = Vec::new();
            let draws = pool
                .model
                .map_or_else(Vec::new, |model| draws_of(model, pool.max_pods.value()));
            for draw in draws {
                let Some(range) = self.source(plan, place, cluster, pool, draw.source, &mut shared)
                else {
                    entry.unresolved = true;
                    continue;
                };
                let whole_blocks = pool.model == Some(NetworkModel::PodSubnetStatic);
                if whole_blocks && draw.source == Source::PodSubnet {
                    self.hand_out_blocks(range);
                }
                lines.push(self.enter_nodes(range, place, index, pool, draw));
            }
            let (path, own) = (
                format!("/clusters/{place}/nodePools/{index}/count"),
                pool.name.clone(),
            );
            let limit = Measure::Fixed(&limits::POOL_NODES);
            let limit = push(
                &mut self.ranges,
                Range::counted(RangeKind::PoolNodes, own, path, limit),
            );
            lines.push(self.enter_nodes(limit, place, index, pool, NodeDraw::of_the_node()));
            let nodes = self.cluster_nodes(place, cluster, &mut shared);
            lines.push(self.enter_nodes(nodes, place, index, pool, NodeDraw::of_the_node()));
            if let Some(pods6) = self.pod_cidr6(plan, place, cluster, pool, &mut shared) {
                lines.push(self.enter_nodes(pods6, place, index, pool, NodeDraw::of_the_node()));
            }
            if cluster.outbound_type == OutboundType::LoadBalancer {
                let open = || self.outbound_ports(place, cluster);
                let ports = *shared.ports.get_or_insert_with(open);
                let own = NodeDraw::of_ports(ports_stated(cluster));
                lines.push(self.enter_nodes(ports, place, index, pool, own));
            }
            entry.ranges.extend(lines.iter().map(|line| line.range));
            entry.pools.push(lines);
        }
        sorting::sort(&mut entry.ranges);
        entry.ranges.dedup();
    }

    /// The range a node of the pool draws on.
    fn source(
        &mut self,
        plan: &Plan,
        place: usize,
        cluster: &Cluster,
        pool: &NodePool,
        source: Source,
        shared: &mut Shared,
    ) -> Option<usize> {
        let name = || cluster.name.clone();
        match source {
            Source::NodeSubnet => Some(self.subnet(plan, pool.node_subnet?, RangeKind::NodeSubnet)),
            Source::PodSubnet => Some(self.subnet(plan, pool.pod_subnet?, RangeKind::PodSubnet)),
            Source::PodCidr => Some(*shared.pod_cidr.get_or_insert_with(|| {
                let (path, block) = (plan.pod_cidr_path(place), cluster.pod_cidr.value());
                let range =
                    Range::sized(RangeKind::PodCidr, name(), path, block, Measure::PodCidr, 0);
                push(&mut self.ranges, range)
            })),
            Source::RouteTable => Some(*shared.routes.get_or_insert_with(|| {
                let limit = Measure::Fixed(&limits::KUBENET_ROUTES);
                let path = format!("/clusters/{place}/nodePools");
                push(
                    &mut self.ranges,
                    Range::counted(RangeKind::RouteTable, name(), path, limit),
                )
            })),
        }
    }

    fn cluster_nodes(&mut self, place: usize, cluster: &Cluster, shared: &mut Shared) -> usize {
        *shared.nodes.get_or_insert_with(|| {
            let limit = Measure::Fixed(&limits::CLUSTER_NODES);
            let (name, path) = (cluster.name.clone(), format!("/clusters/{place}/nodePools"));
            push(
                &mut self.ranges,
                Range::counted(RangeKind::ClusterNodes, name, path, limit),
            )
        })
    }

    /// The IPv6 pod CIDR, where a node of the pool takes a block of it.
    fn pod_cidr6(
        &mut self,
        plan: &Plan,
        place: usize,
        cluster: &Cluster,
        pool: &NodePool,
        shared: &mut Shared,
    ) -> Option<usize> {
        let takes_blocks = matches!(
            pool.model,
            Some(NetworkModel::Overlay | NetworkModel::Kubenet)
        );
        let block = cluster
            .pod_cidr6
            .value()
            .filter(|_| cluster.dual_stack && takes_blocks)?;
        Some(*shared.pod_cidr6.get_or_insert_with(|| {
            let (name, path) = (cluster.name.clone(), plan.pod_cidr6_path(place));
            let measure = Measure::NodeBlocks6;
            let range = Range {
                block6: Some(block),
                supply: Some(measure.supply(block.prefix(), 0)),
                ..Range::counted(RangeKind::PodCidr6, name, path, measure)
            };
            push(&mut self.ranges, range)
        }))
    }

    /// A pool's line in a range.
    fn enter_nodes(
        &mut self,
        place: usize,
        cluster: usize,
        index: usize,
        pool: &NodePool,
        draw: NodeDraw,
    ) -> PoolLine {
        let per_node = PerStage {
            create: draw.at_create,
            upgrade: draw.at_create,
            full_scale: draw.at_full_scale,
        };
        let stages = drawn(pool, self.ranges.get(place), per_node);
        let line = self.enter(
            place,
            Draw {
                cluster: Some(cluster),
                consumer: Consumer::Pool(index),
                stages,
                azure_per_node: draw.by_azure,
            },
        );
        PoolLine {
            range: place,
            line,
            per_node,
        }
    }

    /// From now on the range hands out whole blocks.
    fn hand_out_blocks(&mut self, place: usize) {
        if let Some(range) = self.ranges.get_mut(place) {
            range.measure = Measure::StaticBlocks;
            range.supply = range.supply.zip(range.block).map(|(supply, block)| {
                Measure::StaticBlocks.supply(block.prefix(), supply.used_by_others)
            });
        }
    }
}

/// What the nodes of a pool draw on a range; `None` where a field it needs cannot be read.
pub(super) fn drawn(
    pool: &NodePool,
    range: Option<&Range>,
    per_node: PerStage<Option<u64>>,
) -> PerStage<Option<Units>> {
    PerStage::each(|stage| {
        let counted = range.map_or(stage, |range| range.counts_nodes_of(stage));
        Some(Units::of(nodes_at(pool, counted)?, (*per_node.at(stage))?))
    })
}

impl NodeDraw {
    /// So many outbound ports; `None` where they cannot be read.
    const fn of_ports(ports: Option<u64>) -> Self {
        Self {
            source: Source::NodeSubnet,
            at_create: ports,
            at_full_scale: ports,
            by_azure: ports,
        }
    }

    /// One unit for the node itself, where nodes are counted.
    const fn of_the_node() -> Self {
        Self {
            source: Source::NodeSubnet,
            at_create: Some(1),
            at_full_scale: Some(1),
            by_azure: Some(1),
        }
    }
}

/// Places of the ranges all pools of a cluster share, once the first pool has opened them.
#[derive(Default)]
struct Shared {
    pod_cidr: Option<usize>,
    routes: Option<usize>,
    nodes: Option<usize>,
    pod_cidr6: Option<usize>,
    ports: Option<usize>,
}

#[cfg(test)]
mod tests {
    use crate::ledger::{Ledger, RangeKind};
    use crate::rules::sample::clean;
    use alloc::string::ToString;

    #[test]
    fn an_ipv6_pod_cidr_is_a_range_of_its_own_block() {
        let plan = clean()
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/podCidrs/0", "10.244.0.0/16")
            .with("/clusters/0/podCidrs/1", "fd00:db8::/64");
        let ledger = Ledger::of(&plan.read().plan);
        let range = ledger.of_kind(RangeKind::PodCidr6).next().unwrap();
        assert_eq!(range.block6.unwrap().to_string(), "fd00:db8::/64");
        // A node takes a /80: 2^16 of them.
        assert_eq!(range.usable(), Some(65_536));
    }
}

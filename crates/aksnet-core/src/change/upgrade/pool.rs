//! A pool to upgrade.

use alloc::vec::Vec;

use crate::ledger::{Ledger, PoolLine, Stage, nodes_at};
use crate::model::Plan;

/// A pool to upgrade.
pub(super) struct PoolRun<'a> {
    /// Its place in the cluster.
    pub(super) place: usize,
    /// Nodes that run pods. Unit: nodes.
    pub(super) steady: u64,
    /// Nodes that come up first. Unit: nodes.
    pub(super) surge: u64,
    /// Nodes drained and reimaged at a time; 0 where it may not begin. Unit: nodes.
    pub(super) batch: u64,
    /// Its lines in the ledger.
    pub(super) lines: &'a [PoolLine],
}

impl PoolRun<'_> {
    /// Batches until every node is reimaged.
    pub(super) fn batches(&self) -> u64 {
        if self.batch == 0 {
            0
        } else {
            self.steady.div_ceil(self.batch)
        }
    }
}

/// Pools that have nodes; `None` where those of any cannot be read.
pub(super) fn pools<'a>(
    plan: &Plan,
    ledger: &'a Ledger,
    cluster: usize,
) -> Option<Vec<PoolRun<'a>>> {
    let pools = &plan.clusters.get(cluster)?.pools;
    let lines = &ledger.clusters.get(cluster)?.pools;
    let mut runs = Vec::new();
    for (place, (pool, lines)) in pools.iter().zip(lines).enumerate() {
        let nodes = nodes_at(pool, Stage::Upgrade)?;
        if nodes.steady == 0 {
            continue;
        }
        let in_place = pool
            .max_unavailable
            .map_or(0, |most| most.nodes_of(nodes.steady));
        runs.push(PoolRun {
            place,
            steady: nodes.steady,
            surge: nodes.surge,
            batch: if nodes.surge > 0 {
                nodes.surge
            } else {
                in_place
            },
            lines,
        });
    }
    Some(runs)
}

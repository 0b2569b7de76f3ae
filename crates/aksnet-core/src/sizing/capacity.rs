//! How many nodes and pods fit.

use super::fitting::fitting;
use crate::ledger::{Ledger, Stage};
use crate::model::Plan;

/// What fits, with every pool at its planned count and the last one grown, or cut, to the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Nodes of all pools, without surge. Unit: nodes.
    pub nodes: u64,
    /// Pods they run: nodes times max pods, pool by pool. Unit: pods.
    pub pods: u64,
    /// Place of the range in the ledger that allows no more.
    pub limited_by: Option<usize>,
}

/// How to ask for a capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// At which stage.
    pub stage: Stage,
    /// Whether surge nodes need room too.
    pub surge: bool,
    /// Whether the limit on the nodes of one pool counts; more pools would lift it.
    pub pool_limit: bool,
}

impl Question {
    /// The plain question at a stage.
    pub const fn at(stage: Stage) -> Self {
        Self {
            stage,
            surge: true,
            pool_limit: true,
        }
    }
}

/// How many nodes and pods of a cluster fit; `None` where a field it needs cannot be read.
pub fn capacity(
    plan: &Plan,
    ledger: &Ledger,
    cluster: usize,
    question: Question,
) -> Option<Capacity> {
    let fitting = fitting(plan, ledger, cluster, question)?;
    let (mut nodes, mut pods): (u64, u64) = (0, 0);
    for (pool, count) in plan.clusters.get(cluster)?.pools.iter().zip(fitting.counts) {
        nodes = nodes.saturating_add(count);
        pods = pods.saturating_add(count.saturating_mul(pool.max_pods.value()?));
    }
    Some(Capacity {
        nodes,
        pods,
        limited_by: fitting.limited_by,
    })
}

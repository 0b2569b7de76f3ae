//! An upgrade of a cluster, step by step.
//!
//! A pool with max surge gets its surge nodes first; then as many old nodes at a time are
//! drained and reimaged, and at the end the surge nodes go. Reimaged nodes keep their
//! addresses. A pool without max surge and with max unavailable gets no node: it drains and
//! reimages that many in place. Source: [`ROLLING_UPGRADE`](crate::azure::sources::ROLLING_UPGRADE).
//!
//! Nodes count as they do at [`Stage::Upgrade`](crate::ledger::Stage::Upgrade): what a node takes as it comes up.

mod pool;
mod run;

use alloc::vec::Vec;

use crate::azure::limits;
use crate::ledger::Ledger;
use crate::model::Plan;
use run::Run;

/// In which order the pools of a cluster are upgraded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum UpgradeOrder {
    /// Every pool in one operation.
    AllAtOnce,
    /// One pool after the other.
    PoolByPool,
}

/// An upgrade of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    /// Places in the ledger of the ranges that can stop it.
    ///
    /// The node limit of a pool is among them only where it does.
    pub ranges: Vec<usize>,
    /// What happens, in order; the last one is the one that fails, where one does.
    pub steps: Vec<UpgradeStep>,
}

/// A step of an upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradeStep {
    /// What happens.
    pub act: Act,
    /// Nodes of the cluster after it, surge nodes among them. Unit: nodes.
    pub nodes: u64,
    /// Nodes that run no pods while it lasts. Unit: nodes.
    pub unavailable: u64,
    /// Units in use of each range after it, by everybody who draws on it.
    pub in_use: Vec<u64>,
    /// Places, among the ranges of the upgrade, of those that do not hold it.
    pub short: Vec<usize>,
    /// Whether the upgrade ends here.
    pub fails: bool,
}

/// What happens in a step; pools by their places in the cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing yet.
    Begin,
    /// Surge nodes come up.
    AddSurge {
        /// The pool.
        pool: usize,
        /// Nodes that come up.
        nodes: u64,
    },
    /// Old nodes are drained and reimaged, in batches that are all alike but for the last of a pool.
    Replace {
        /// Pools, each with the nodes of one batch.
        pools: Vec<(usize, u64)>,
        /// The first batch, counted from 1.
        from: u64,
        /// The last batch.
        to: u64,
    },
    /// Surge nodes go.
    RemoveSurge {
        /// The pool.
        pool: usize,
        /// Nodes that go.
        nodes: u64,
    },
    /// A pool may neither add a node nor take one away.
    Stuck {
        /// The pool.
        pool: usize,
    },
}

/// Upgrades a cluster; `None` where a field it needs cannot be read, or AKS takes no cluster of so many pools.
///
/// Pools that the autoscaler scales count at their most, other clusters as they stand. It ends
/// at the first step that a range does not hold: with all pools at once where the ledger is
/// short at the upgrade stage, and pool by pool where the ledger says that this fails too.
pub fn upgrade(
    plan: &Plan,
    ledger: &Ledger,
    cluster: usize,
    order: UpgradeOrder,
) -> Option<Upgrade> {
    // The work grows with the pools times the ranges they draw on.
    let count = u64::try_from(plan.clusters.get(cluster)?.pools.len()).ok()?;
    if count > limits::POOLS_PER_CLUSTER.value {
        return None;
    }
    let pools = pool::pools(plan, ledger, cluster)?;
    let mut run = Run::of(ledger, cluster, &pools)?;
    let ends = run.begin(&pools)
        && match order {
            UpgradeOrder::AllAtOnce => run.roll(&pools),
            UpgradeOrder::PoolByPool => pools
                .iter()
                .all(|pool| run.roll(core::slice::from_ref(pool))),
        };
    Some(run.finish(!ends))
}

#[cfg(test)]
mod tests;

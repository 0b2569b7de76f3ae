//! One step of the cluster autoscaler: from the nodes a pool has to the most it may have.

use super::draw::{Consumer, Draw};
use super::range::Range;
use crate::model::{NodePool, Plan};

/// What one step of the autoscaler takes from a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Nodes the pool has before it. Unit: nodes.
    pub from: u64,
    /// Nodes the pool has after it. Unit: nodes.
    pub to: u64,
    /// Units the new nodes take.
    pub needed: u64,
}

impl Range {
    /// Units left while every pool has its count of nodes and every pod slot of them is in use.
    ///
    /// That is when the autoscaler acts. `None` where a field it needs cannot be read.
    pub fn left_in_use(&self, plan: &Plan) -> Option<u64> {
        let mut in_use: u64 = 0;
        for draw in &self.draws {
            let full = draw.stages.full_scale?;
            let units = match draw.pool(plan) {
                Some(pool) => pool.count.value()?.saturating_mul(full.per_node),
                None => full.units,
            };
            in_use = in_use.saturating_add(units);
        }
        Some(self.usable()?.saturating_sub(in_use))
    }
}

impl Draw {
    /// The pool that draws, if it is one.
    pub fn pool<'a>(&self, plan: &'a Plan) -> Option<&'a NodePool> {
        let Consumer::Pool(place) = self.consumer else {
            return None;
        };
        plan.clusters.get(self.cluster?)?.pools.get(place)
    }

    /// One step of the autoscaler from the pool's count to its most; `None` where it takes none.
    pub fn step(&self, plan: &Plan) -> Option<Step> {
        let pool = self
            .pool(plan)
            .filter(|pool| pool.autoscaled == Some(true))?;
        let (from, to) = (pool.count.value()?, pool.max_count.value()?);
        let nodes = to.checked_sub(from).filter(|nodes| *nodes > 0)?;
        let needed = nodes.saturating_mul(self.stages.create?.per_node);
        Some(Step { from, to, needed })
    }
}

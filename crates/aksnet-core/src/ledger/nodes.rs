//! How many nodes a pool has, and how many an upgrade adds.

use super::stage::Stage;
use crate::model::NodePool;

/// Nodes of a pool at a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nodes {
    /// Nodes that run pods. Unit: nodes.
    pub steady: u64,
    /// Nodes an upgrade adds while it runs. Unit: nodes.
    pub surge: u64,
}

impl Nodes {
    /// All of them. Unit: nodes.
    pub fn all(self) -> u64 {
        self.steady.saturating_add(self.surge)
    }
}

/// Nodes of the pool as planned; `None` where a field it needs cannot be read.
///
/// Azure counts an autoscaled pool at its most from the start. A most of a pool that is
/// scaled by hand is planned growth and counts at full scale only.
pub fn nodes_at(pool: &NodePool, stage: Stage) -> Option<Nodes> {
    let (count, most) = (pool.count.value(), pool.max_count.value());
    let most = most.map(|most| most.max(count.unwrap_or(0)));
    let planned = match (stage, pool.autoscaled) {
        (Stage::FullScale, _) | (_, Some(true)) => most,
        (_, Some(false)) => count,
        // Whether it is autoscaled makes no difference where count and most agree.
        (_, None) => count.filter(|_| count == most),
    };
    nodes_of(pool, stage, planned?)
}

/// Pods the pool runs with every slot of its steady nodes in use; `None` where a field it needs cannot be read.
///
/// Unit: pods.
pub fn pods_at(pool: &NodePool, stage: Stage) -> Option<u64> {
    let nodes = nodes_at(pool, stage)?.steady;
    Some(nodes.saturating_mul(pool.max_pods.value()?))
}

/// Nodes of the pool if it had so many; `None` where its surge cannot be read.
pub fn nodes_of(pool: &NodePool, stage: Stage, steady: u64) -> Option<Nodes> {
    let surge = match stage {
        Stage::Create => 0,
        Stage::Upgrade | Stage::FullScale => pool.max_surge.value()?.nodes_of(steady),
    };
    Some(Nodes { steady, surge })
}

#[cfg(test)]
mod tests {
    use super::nodes_at;
    use crate::ledger::Stage;
    use crate::rules::sample::clean;
    use alloc::format;

    #[test]
    fn an_autoscaler_in_doubt_matters_only_where_count_and_most_differ() {
        let count = |most: &str| {
            let plan = clean()
                .with("/clusters/0/nodePools/0/count", "3")
                .with("/clusters/0/nodePools/0/maxCount", most)
                .with("/clusters/0/nodePools/0/enableAutoScaling", "perhaps");
            let plan = plan.read().plan;
            Stage::ALL.map(|stage| Some(nodes_at(&plan.clusters[0].pools[0], stage)?.steady))
        };
        assert_eq!(count("3"), [Some(3), Some(3), Some(3)]);
        assert_eq!(count("5"), [None, None, Some(5)]);
    }

    #[test]
    fn all_pools_surge_together_as_the_upgrade_page_says() {
        // W44: five pools of 4 nodes at 50% take 10 more.
        let mut draft = clean();
        for pool in 0..5 {
            let at = |key: &str| format!("/clusters/0/nodePools/{pool}/{key}");
            draft = draft
                .with(&at("name"), &format!("pool{pool}"))
                .with(&at("count"), "4")
                .with(&at("maxSurge"), "50%");
        }
        let plan = draft.read().plan;
        let surge = plan.clusters[0]
            .pools
            .iter()
            .map(|pool| nodes_at(pool, Stage::Upgrade).unwrap().surge);
        assert_eq!(surge.sum::<u64>(), 10);
    }
}

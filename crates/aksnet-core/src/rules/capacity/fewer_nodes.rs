//! Planning fewer nodes.

use alloc::{format, string::String, vec::Vec};

use crate::azure::limits;
use crate::ledger::{Consumer, Range, Stage, nodes_at};
use crate::model::{Edit, NodePool, PoolMode, Setting};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Fix;
use crate::rules::number::grouped;
use crate::sizing::{Question, fitting};

/// The last pool that draws on a range, cut to what fits with its surge at every stage.
///
/// Only where that pool is the last of its cluster, which is the one a capacity is about, and
/// only down to what AKS asks of a pool.
pub(super) fn fewer_nodes(evidence: &Evidence<'_>, range: &Range) -> Option<Fix> {
    let mut draws = range.draws.iter().rev();
    let (cluster, place) = draws.find_map(|draw| match draw.consumer {
        Consumer::Pool(place) => Some((draw.cluster?, place)),
        _ => None,
    })?;
    let pools = &evidence.plan.clusters.get(cluster)?.pools;
    let (pool, others) = pools.split_last()?;
    if others.len() != place {
        return None;
    }
    let fit = |stage| {
        let question = Question::at(stage);
        let fitting = fitting(evidence.plan, evidence.ledger, cluster, question)?;
        let (last, before) = fitting.counts.split_last()?;
        // Where another pool has to shrink too, cutting this one is not enough.
        let mut unchanged = others.iter().zip(before);
        unchanged
            .all(|(other, count)| nodes_at(other, stage).is_some_and(|at| at.steady == *count))
            .then_some(*last)
            // A pool without a node does not say whether the others fit.
            .filter(|last| *last > 0)
    };
    let (upgrade, full_scale) = (fit(Stage::Upgrade)?, fit(Stage::FullScale)?);
    let cut = Cut::of(pool, upgrade, full_scale)?;
    cut.is_enough_for(pool).then(|| Fix {
        title: cut.title(&pool.name),
        edits: cut.edits(pool, &format!("/clusters/{cluster}/nodePools/{place}")),
    })
}

/// A pool with fewer nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    /// Nodes it starts with, where that is fewer than planned.
    count: Option<u64>,
    /// Nodes it may grow to, where that is fewer than planned.
    most: Option<u64>,
    /// Nodes it has in the end at least.
    start: u64,
}

impl Cut {
    fn of(pool: &NodePool, upgrade: u64, full_scale: u64) -> Option<Self> {
        let (count, most) = (pool.count.value()?, pool.max_count.value()?);
        let fits = upgrade.min(full_scale);
        let (start, end) = if pool.autoscaled? {
            (count.min(fits), most.min(fits))
        } else {
            (count.min(fits), most.min(full_scale))
        };
        let states_most = matches!(pool.max_count, Setting::Given(_));
        let cut = Self {
            count: (start < count).then_some(start),
            most: (end < most && states_most).then_some(end),
            start,
        };
        (cut.count.is_some() || cut.most.is_some()).then_some(cut)
    }

    /// Whether a pool of that size is still one that AKS accepts, and that upgrades.
    fn is_enough_for(self, pool: &NodePool) -> bool {
        let slots = pool
            .max_pods
            .value()
            .map(|pods| pods.saturating_mul(self.start));
        let enough_slots = slots.is_some_and(|slots| slots >= limits::POOL_POD_SLOTS.value);
        let least = match pool.mode {
            PoolMode::System => limits::LEAST_SYSTEM_NODES.value,
            PoolMode::User => 1,
        };
        let cuts = self.count.is_some();
        !cuts || (enough_slots && self.start >= least)
    }

    fn title(self, name: &str) -> String {
        let nodes = |count| {
            let word = if count == 1 { "node" } else { "nodes" };
            format!("{} {word}", grouped(count))
        };
        match (self.count, self.most) {
            (Some(count), Some(most)) if count < most => format!(
                "Start {name} with {} and let it grow to {}",
                nodes(count),
                grouped(most)
            ),
            (Some(count), _) => format!("Start {name} with {}", nodes(count)),
            (None, most) => format!("Let {name} grow to {}", nodes(most.unwrap_or(self.start))),
        }
    }

    fn edits(self, pool: &NodePool, path: &str) -> Vec<Edit> {
        let most = self.most.unwrap_or(u64::MAX);
        let least = pool.min_count.given().filter(|least| *least > most);
        let fields = [
            ("count", self.count),
            ("minCount", least.and(self.most)),
            ("maxCount", self.most),
        ];
        let edits = fields
            .into_iter()
            .filter_map(|(key, nodes)| Some(Edit::number(format!("{path}/{key}"), nodes?)));
        edits.collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, NODES, VNET, flat};

    /// No room to grow: the subnet is all of its VNet.
    fn cramped() -> crate::model::PlanDraft {
        flat()
            .with(VNET, "10.240.0.0/24")
            .with(NODES, "10.240.0.0/24")
    }

    #[test]
    fn the_last_pool_starts_with_what_stays_upgradeable() {
        let (mended, fix) = cramped().with_apps("10").mended("AKN201");
        // 251 addresses are 8 nodes of 31; the system pool takes 3 and a surge node.
        assert_eq!(fix.title, "Start apps with 3 nodes");
        assert_eq!(mended.found("AKN202"), []);
    }

    #[test]
    fn growth_is_cut_before_the_start() {
        let (mended, fix) = cramped().growing_to("40").mended("AKN201");
        assert_eq!(fix.title, "Let system grow to 7 nodes");
        assert_eq!(mended.clusters[0].node_pools[0].count, "3");
    }

    #[test]
    fn an_autoscaled_pool_keeps_its_bounds_in_order() {
        let plan = cramped()
            .with("/clusters/0/nodePools/0/minCount", "9")
            .with(COUNT, "9")
            .autoscaled_to("40");
        let (mended, fix) = plan.mended("AKN201");
        assert_eq!(fix.title, "Start system with 7 nodes");
        let pool = &mended.clusters[0].node_pools[0];
        assert_eq!(
            [&pool.min_count, &pool.count, &pool.max_count],
            ["7", "7", "7"]
        );
        assert_eq!(mended.read().errors, []);
    }

    #[test]
    fn no_pool_is_cut_to_less_than_aks_asks_for() {
        // One node of 250 pods fits, and a system pool needs two.
        let plan = cramped().with("/clusters/0/nodePools/0/maxPods", "200");
        assert_eq!(plan.found("AKN201")[0].fix, None);
        // Nothing is left for the last pool once the first has its nodes.
        let plan = cramped().with(COUNT, "7").with_apps("2");
        assert_eq!(plan.found("AKN201")[0].fix, None);
    }
}

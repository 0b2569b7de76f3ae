//! Upgrading with fewer surge nodes.

use alloc::{format, vec::Vec};

use crate::ledger::{Consumer, Range, Stage, Units};
use crate::model::{Edit, NodePool, PoolMode};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Fix;

/// A pool of a range, and what an upgrade adds to it.
struct Surging<'a> {
    pool: &'a NodePool,
    cluster: usize,
    place: usize,
    units: Units,
}

/// One surge node for each pool, else none where a pool may go without a node while it upgrades.
///
/// System pools keep theirs: AKS gives them no max unavailable.
pub(super) fn lower_surge(evidence: &Evidence<'_>, range: &Range) -> Option<Fix> {
    let demand = range.demand.upgrade;
    let room = range.usable()?.checked_sub(demand.without_surge)?;
    if demand.incomplete {
        return None;
    }
    let surging: Vec<Surging<'_>> = range
        .draws
        .iter()
        .filter_map(|draw| {
            let Consumer::Pool(place) = draw.consumer else {
                return None;
            };
            Some(Surging {
                pool: draw.pool(evidence.plan)?,
                cluster: draw.cluster?,
                place,
                units: (*draw.stages.at(Stage::Upgrade))?,
            })
        })
        .filter(|one| one.units.nodes.surge > 0)
        .collect();
    let ways: [fn(&NodePool) -> u64; 2] = [|_| 1, |pool| u64::from(pool.mode == PoolMode::System)];
    ways.into_iter().find_map(|way| {
        let needed = surging
            .iter()
            .map(|one| way(one.pool).saturating_mul(one.units.per_node))
            .fold(0, u64::saturating_add);
        if needed > room {
            return None;
        }
        let changed: Vec<&Surging<'_>> = surging
            .iter()
            .filter(|one| way(one.pool) < one.units.nodes.surge)
            .collect();
        fix(&changed, way)
    })
}

fn fix(changed: &[&Surging<'_>], way: fn(&NodePool) -> u64) -> Option<Fix> {
    let whose = match changed {
        [] => return None,
        [only] => only.pool.name.clone(),
        several => format!("{} node pools", several.len()),
    };
    let in_place = changed.iter().any(|one| way(one.pool) == 0);
    let mut edits = Vec::new();
    for one in changed {
        let path = format!("/clusters/{}/nodePools/{}", one.cluster, one.place);
        let surge = way(one.pool);
        edits.push(Edit::number(format!("{path}/maxSurge"), surge));
        let taken_away = one.pool.max_unavailable;
        if surge == 0 && taken_away.is_none_or(|nodes| nodes.nodes_of(u64::MAX) == 0) {
            edits.push(Edit::number(format!("{path}/maxUnavailable"), 1));
        }
    }
    Some(Fix {
        title: if in_place {
            format!("Upgrade {whose} without surge nodes, one node down at a time")
        } else {
            format!("Lower max surge of {whose} to 1")
        },
        edits,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, MAX_SURGE, NODES, VNET, flat};

    /// Room for eight nodes, and none to grow: the subnet is all of its VNet.
    fn cramped(count: &str) -> PlanDraft {
        flat()
            .with(VNET, "10.240.0.0/24")
            .with(NODES, "10.240.0.0/24")
            .with(COUNT, count)
    }

    #[test]
    fn one_surge_node_is_enough_where_it_fits() {
        let (mended, fix) = cramped("6").with(MAX_SURGE, "50%").mended("AKN202");
        assert_eq!(fix.title, "Lower max surge of system to 1");
        assert_eq!(mended.clusters[0].node_pools[0].max_surge, "1");
    }

    #[test]
    fn a_user_pool_may_go_without() {
        let plan = cramped("3").with_apps("4");
        let (mended, fix) = plan.mended("AKN213");
        assert_eq!(
            fix.title,
            "Upgrade apps without surge nodes, one node down at a time"
        );
        let pool = &mended.clusters[0].node_pools[1];
        assert_eq!([&pool.max_surge, &pool.max_unavailable], ["0", "1"]);
        assert_eq!(mended.clusters[0].node_pools[0].max_surge, "");
        // A max unavailable of nothing would leave no way to upgrade.
        let nothing = plan.with("/clusters/0/nodePools/1/maxUnavailable", "0");
        let (mended, _) = nothing.mended("AKN213");
        assert_eq!(mended.clusters[0].node_pools[1].max_unavailable, "1");
    }

    #[test]
    fn a_system_pool_keeps_its_surge_and_loses_a_node() {
        let (_, fix) = cramped("8").mended("AKN202");
        assert_eq!(fix.title, "Start system with 7 nodes");
    }
}

//! AKN415: a system pool that may have no node at all.

use alloc::format;

use super::system_pool_too_small::{enlarge, fewest_nodes};
use crate::azure::{limits, sources};
use crate::model::PoolMode;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SYSTEM_POOL_EMPTY: Rule = Rule {
    id: "AKN415",
    name: "system-pool-empty",
    severity: Severity::Error,
    azure_code: None,
    summary: "A system pool may have no node at all.",
    why: "The cluster's own pods have nowhere to run. AKS takes a count of nothing for user pools only.",
    remedy: "Give the system pool nodes, or make it a user pool.",
    limits: &[&limits::SYSTEM_POOL_NODES, &limits::POOL_POD_SLOTS],
    events: &[],
    sources: &[&sources::SYSTEM_POOLS, &sources::NODE_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let advised = limits::SYSTEM_POOL_NODES.value;
    for place in evidence.pools() {
        let Some((field, 0)) = fewest_nodes(place.pool) else {
            continue;
        };
        if place.pool.mode == PoolMode::System {
            out.report(
                place.path(field),
                format!("{} is a system pool and has 0 nodes", place.pool.name),
                enlarge(evidence, place, field, advised)
                    .or_else(|| enlarge(evidence, place, field, 1)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_system_pool_without_nodes_gets_two() {
        let plan = clean().with("/clusters/0/nodePools/0/count", "0");
        assert_eq!(
            plan.found("AKN415")[0].message,
            "system is a system pool and has 0 nodes"
        );
        assert_eq!(plan.found("AKN406"), []);
        let (mended, _) = plan.mended("AKN415");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn nodes_of_few_pods_come_in_threes() {
        let plan = clean()
            .with("/clusters/0/nodePools/0/count", "0")
            .with("/clusters/0/nodePools/0/maxPods", "10");
        let (mended, fix) = plan.mended("AKN415");
        assert_eq!(fix.title, "Give system 3 nodes");
        assert_eq!(mended.found("AKN405"), []);
    }

    #[test]
    fn the_autoscaler_must_not_empty_it() {
        let plan = clean()
            .with("/clusters/0/nodePools/0/minCount", "0")
            .with("/clusters/0/nodePools/0/maxCount", "5");
        assert_eq!(
            plan.found("AKN415")[0].subject,
            "/clusters/0/nodePools/0/minCount"
        );
    }

    #[test]
    fn a_user_pool_may_be_empty() {
        let plan = clean()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "0");
        assert_eq!(plan.found("AKN415"), []);
    }
}

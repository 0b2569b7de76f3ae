//! AKN403: a node pool with more nodes than AKS allows.

use alloc::format;

use super::surge;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_NODE_LIMIT: Rule = Rule {
    id: "AKN403",
    name: "pool-node-limit",
    severity: Severity::Error,
    azure_code: None,
    summary: "A node pool has more nodes, surge nodes included, than AKS allows.",
    why: "A pool is a scale set, and the scale set refuses nodes beyond its limit: the pool cannot grow or cannot upgrade.",
    remedy: "Split the pool in two, or lower its max surge.",
    limits: &[&limits::POOL_NODES],
    events: &[],
    sources: &[&sources::AKS_QUOTAS, &sources::ROLLING_UPGRADE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let pools = evidence
            .ledger
            .of_cluster(place)
            .filter(|range| range.kind == RangeKind::PoolNodes);
        for range in pools {
            let Some(stage) = range.runs_dry() else {
                continue;
            };
            out.report(
                range.path.clone(),
                format!(
                    "{} of {} takes {} nodes; a pool has {} at most",
                    stage.title(),
                    range.name,
                    grouped(range.demand.at(stage).needed),
                    grouped(limits::POOL_NODES.value),
                ),
                surge::lower(range, place, cluster),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_nodes(nodes: &str, surge: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/12")
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxSurge", surge)
    }

    #[test]
    fn a_pool_of_a_thousand_with_its_surge_passes() {
        assert_eq!(with_nodes("999", "1").found("AKN403"), []);
    }

    #[test]
    fn surge_nodes_beyond_the_limit_are_found_and_lowered() {
        let plan = with_nodes("950", "10%");
        let found = plan.found("AKN403");
        assert_eq!(
            found[0].message,
            "An upgrade of system takes 1,045 nodes; a pool has 1,000 at most"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/0/count");
        let (_, fix) = plan.mended("AKN403");
        assert_eq!(fix.title, "Lower max surge of system to 50 nodes");
    }

    #[test]
    fn a_full_pool_cannot_surge_at_all() {
        assert_eq!(with_nodes("1000", "1").found("AKN403")[0].fix, None);
        assert_eq!(
            with_nodes("1001", "1").found("AKN403")[0].message,
            "Creation of system takes 1,001 nodes; a pool has 1,000 at most"
        );
    }
}

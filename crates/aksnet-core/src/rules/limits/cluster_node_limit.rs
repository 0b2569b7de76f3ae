//! AKN402: a cluster with more nodes than AKS allows.

use alloc::format;

use super::surge;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static CLUSTER_NODE_LIMIT: Rule = Rule {
    id: "AKN402",
    name: "cluster-node-limit",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster has more nodes, surge nodes included, than AKS allows.",
    why: "AKS adds no node beyond the limit. An upgrade that has no room for its surge nodes does not start.",
    remedy: "Spread the workload over several clusters, or lower max surge.",
    limits: &[&limits::CLUSTER_NODES],
    events: &[],
    sources: &[&sources::AKS_QUOTAS, &sources::LARGE_CLUSTERS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if let Some((range, stage)) = evidence.ledger.run_dry(place, RangeKind::ClusterNodes) {
            out.report(
                range.path.clone(),
                format!(
                    "{} of {} takes {} nodes; a cluster has {} at most",
                    stage.title(),
                    cluster.name,
                    grouped(range.demand.at(stage).needed),
                    grouped(limits::CLUSTER_NODES.value),
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
    use alloc::format;

    /// Five pools of 990 nodes and one of the rest.
    fn with_nodes(rest: &str, surge: &str) -> PlanDraft {
        let mut plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/18",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/10");
        for pool in 0..6 {
            let at = |key: &str| format!("/clusters/0/nodePools/{pool}/{key}");
            plan = plan
                .with(&at("name"), &format!("pool{pool}"))
                .with(&at("count"), if pool == 5 { rest } else { "990" })
                .with(&at("maxSurge"), surge)
                .with(&at("maxPods"), "30")
                .with(&at("vnetSubnet"), "snet-nodes");
        }
        plan
    }

    #[test]
    fn one_pool_that_surges_at_a_time_is_enough() {
        // 4,990 nodes; every pool surges by 1.
        assert_eq!(with_nodes("40", "1").found("AKN402"), []);
        assert_eq!(with_nodes("40", "10").found("AKN402"), []);
    }

    #[test]
    fn surge_nodes_beyond_the_limit_are_found_and_lowered() {
        let plan = with_nodes("40", "1%");
        assert_eq!(plan.found("AKN402"), []);
        let plan = with_nodes("45", "1%");
        assert_eq!(
            plan.found("AKN402")[0].message,
            "An upgrade of aks takes 5,046 nodes; a cluster has 5,000 at most"
        );
        let (mended, fix) = plan.mended("AKN402");
        assert_eq!(fix.title, "Lower max surge of 5 pools to 5 nodes");
        assert_eq!(mended.clusters[0].node_pools[5].max_surge, "1%");
    }

    #[test]
    fn nodes_alone_beyond_the_limit_have_no_fix() {
        let found = with_nodes("51", "1").found("AKN402");
        assert_eq!(
            found[0].message,
            "Creation of aks takes 5,001 nodes; a cluster has 5,000 at most"
        );
        assert_eq!(found[0].fix, None);
    }
}

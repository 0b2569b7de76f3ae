//! AKN411: a cluster so near the limit of nodes that upgrades stop.

use alloc::format;

use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage, Verdict};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static LARGE_CLUSTER_UPGRADE: Rule = Rule {
    id: "AKN411",
    name: "large-cluster-upgrade",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A cluster with its surge nodes reaches the most nodes AKS allows.",
    why: "An upgrade starts only where there is room for surge nodes. At the limit there is none, so the cluster can no longer be upgraded.",
    remedy: "Scale down before an upgrade, upgrade one pool at a time, or spread the workload over several clusters.",
    limits: &[&limits::CLUSTER_NODES, &limits::LARGE_CLUSTER_UPGRADE],
    events: &[],
    sources: &[&sources::LARGE_CLUSTERS, &sources::AKS_QUOTAS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let nodes = evidence
            .ledger
            .of_cluster(place)
            .find(|range| range.kind == RangeKind::ClusterNodes);
        // More nodes than allowed are AKN402.
        let Some(range) = nodes.filter(|range| range.runs_dry().is_none()) else {
            continue;
        };
        let mut stages = Stage::ALL.into_iter();
        let Some(stage) = stages.find(|stage| range.verdict(*stage) == Verdict::Warning) else {
            continue;
        };
        out.report(
            range.path.clone(),
            format!(
                "{} of {} takes {} nodes with every pool's surge; upgrades stop at {}, and AKS advises fewer than {} before one",
                stage.title(),
                cluster.name,
                grouped(range.demand.at(stage).needed),
                grouped(limits::CLUSTER_NODES.value),
                grouped(limits::LARGE_CLUSTER_UPGRADE.value),
            ),
            None,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use alloc::format;

    /// Five pools of that many nodes.
    fn with_nodes(nodes: &str, surge: &str) -> PlanDraft {
        let mut plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/18",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/10");
        for pool in 0..5 {
            let at = |key: &str| format!("/clusters/0/nodePools/{pool}/{key}");
            plan = plan
                .with(&at("name"), &format!("pool{pool}"))
                .with(&at("count"), nodes)
                .with(&at("maxSurge"), surge)
                .with(&at("maxPods"), "30")
                .with(&at("vnetSubnet"), "snet-nodes");
        }
        plan
    }

    #[test]
    fn one_node_below_the_limit_passes() {
        // 5 x 900 nodes and 5 x 99 surge nodes are 4,995.
        assert_eq!(with_nodes("900", "99").found("AKN411"), []);
    }

    #[test]
    fn surge_nodes_that_reach_the_limit_are_found() {
        let found = with_nodes("900", "100").found("AKN411");
        assert_eq!(
            found[0].message,
            "An upgrade of aks takes 5,000 nodes with every pool's surge; upgrades stop at 5,000, and AKS advises fewer than 3,000 before one"
        );
        // Every pool at once goes over the limit, one at a time does not.
        assert_eq!(with_nodes("950", "50").found("AKN411").len(), 1);
    }

    #[test]
    fn beyond_the_limit_it_is_an_error_of_another_rule() {
        let plan = with_nodes("1000", "1");
        assert_eq!(plan.found("AKN411"), []);
        assert_eq!(plan.found("AKN402").len(), 1);
    }
}

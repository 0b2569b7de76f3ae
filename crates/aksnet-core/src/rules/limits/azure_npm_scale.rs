//! AKN409: Azure Network Policy Manager in a cluster larger than it scales to.

use alloc::{format, string::String};

use crate::azure::{limits, sources};
use crate::ledger::{Stage, nodes_at, pods_at};
use crate::model::{Cluster, NetworkPolicy, NodePool};
use crate::rules::cilium::to_cilium;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static AZURE_NPM_SCALE: Rule = Rule {
    id: "AKN409",
    name: "azure-npm-scale",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A cluster with Azure Network Policy Manager has more nodes or pods than that engine scales to.",
    why: "Policies then take effect late, or not at all, and the agents on the nodes run out of memory.",
    remedy: "Let Cilium or Calico enforce the policies.",
    limits: &[&limits::POLICY_MANAGER_NODES, &limits::POLICY_MANAGER_PODS],
    events: &[],
    sources: &[&sources::NETWORK_POLICIES, &sources::LARGE_CLUSTERS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if cluster.policy != NetworkPolicy::Azure {
            continue;
        }
        if let Some(message) = beyond(cluster) {
            out.report(
                format!("/clusters/{place}/networkPolicy"),
                message,
                to_cilium(place, cluster),
            );
        }
    }
}

fn beyond(cluster: &Cluster) -> Option<String> {
    let sum = |of: fn(&NodePool) -> Option<u64>| {
        cluster
            .pools
            .iter()
            .filter_map(of)
            .fold(0_u64, u64::saturating_add)
    };
    let nodes = sum(|pool| Some(nodes_at(pool, Stage::FullScale)?.steady));
    let pods = sum(|pool| pods_at(pool, Stage::FullScale));
    let (number, limit, what) = if nodes > limits::POLICY_MANAGER_NODES.value {
        (nodes, &limits::POLICY_MANAGER_NODES, "nodes")
    } else {
        (pods, &limits::POLICY_MANAGER_PODS, "pods")
    };
    (number > limit.value).then(|| {
        format!(
            "Full scale of {} takes {} {what}; Azure Network Policy Manager scales to {}",
            cluster.name,
            grouped(number),
            grouped(limit.value),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with(nodes: &str, max_pods: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/12")
            .with("/clusters/0/networkPolicy", "azure")
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxPods", max_pods)
    }

    #[test]
    fn both_numbers_may_be_reached() {
        assert_eq!(with("250", "80").found("AKN409"), []);
    }

    #[test]
    fn a_node_more_is_found_and_cilium_takes_over() {
        let plan = with("251", "30");
        assert_eq!(
            plan.found("AKN409")[0].message,
            "Full scale of aks takes 251 nodes; Azure Network Policy Manager scales to 250"
        );
        let (mended, _) = plan.mended("AKN409");
        assert_eq!(mended.clusters[0].network_policy, "cilium");
    }

    #[test]
    fn pods_alone_may_be_too_many() {
        assert_eq!(
            with("200", "101").found("AKN409")[0].message,
            "Full scale of aks takes 20,200 pods; Azure Network Policy Manager scales to 20,000"
        );
    }

    #[test]
    fn other_engines_have_no_such_number() {
        let calico = with("251", "250").with("/clusters/0/networkPolicy", "calico");
        assert_eq!(calico.found("AKN409"), []);
    }
}

//! AKN407: a cluster with more pods than AKS is known to scale to.

use alloc::format;

use crate::azure::{Limit, limits, sources};
use crate::ledger::{Stage, pods_at};
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_COUNT_GUIDANCE: Rule = Rule {
    id: "AKN407",
    name: "pod-count-guidance",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A cluster may run more pods than AKS is known to scale to in its network model.",
    why: "Beyond that number the control plane slows down, though each node and each pool is within its own limits.",
    remedy: "Lower max pods, or spread the workload over several clusters.",
    limits: &[
        &limits::OVERLAY_PODS,
        &limits::DYNAMIC_PODS,
        &limits::STATIC_PODS,
    ],
    events: &[],
    sources: &[&sources::LARGE_CLUSTERS, &sources::POD_SUBNET_STATIC],
    check,
};

/// The number of pods known to work in a model; `None` where its addresses are the limit.
fn known_to_work(model: NetworkModel) -> Option<&'static Limit> {
    match model {
        NetworkModel::Overlay => Some(&limits::OVERLAY_PODS),
        NetworkModel::PodSubnetDynamic => Some(&limits::DYNAMIC_PODS),
        NetworkModel::PodSubnetStatic => Some(&limits::STATIC_PODS),
        NetworkModel::NodeSubnet | NetworkModel::Kubenet | NetworkModel::ByoCni => None,
    }
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        for model in NetworkModel::ALL.iter().copied() {
            let Some(limit) = known_to_work(model) else {
                continue;
            };
            let of_model = cluster
                .pools
                .iter()
                .filter(|pool| pool.model == Some(model));
            let pods = of_model
                .filter_map(|pool| pods_at(pool, Stage::FullScale))
                .fold(0_u64, u64::saturating_add);
            if pods > limit.value {
                out.report(
                    format!("/clusters/{place}/nodePools"),
                    format!(
                        "Full scale of {} takes {} pods; {} is known to scale to {}",
                        cluster.name,
                        grouped(pods),
                        model.title(),
                        grouped(limit.value),
                    ),
                    None,
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_nodes(nodes: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/12")
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxPods", "250")
    }

    #[test]
    fn two_hundred_thousand_pods_pass_and_one_node_more_is_found() {
        assert_eq!(with_nodes("800").found("AKN407"), []);
        assert_eq!(
            with_nodes("801").found("AKN407")[0].message,
            "Full scale of aks takes 200,250 pods; Azure CNI Overlay is known to scale to 200,000"
        );
    }

    #[test]
    fn each_way_of_a_pod_subnet_has_its_own_number() {
        let dynamic = with_nodes("201").with("/clusters/0/networkModel", "pod-subnet-dynamic");
        assert_eq!(dynamic.found("AKN407").len(), 1);
        let dynamic = dynamic.with("/clusters/0/nodePools/0/count", "200");
        assert_eq!(dynamic.found("AKN407"), []);
        let fixed = with_nodes("1000").with("/clusters/0/networkModel", "pod-subnet-static");
        assert_eq!(fixed.found("AKN407"), []);
    }
}

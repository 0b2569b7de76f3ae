//! AKN604: a network policy engine that does not run in the cluster.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Cluster, Edit, NetworkDataplane, NetworkModel, NetworkPolicy};
use crate::rules::cilium::to_cilium;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static POLICY_NOT_SUPPORTED: Rule = Rule {
    id: "AKN604",
    name: "policy-not-supported",
    severity: Severity::Error,
    azure_code: None,
    summary: "The network policy engine does not run with the model, the address families or the data plane of the cluster.",
    why: "AKS refuses the cluster.",
    remedy: "Take Cilium with its own data plane, or Calico under kubenet.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::NETWORK_POLICIES,
        &sources::DUAL_STACK,
        &sources::KUBENET,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let Some(reason) = conflict(cluster) else {
            continue;
        };
        out.report(
            format!("/clusters/{place}/networkPolicy"),
            format!(
                "{} cannot use {} {reason}",
                cluster.name,
                engine(cluster.policy)
            ),
            to_calico(place, cluster).or_else(|| to_cilium(place, cluster)),
        );
    }
}

/// Why the engine does not run in the cluster; `None` where it does.
fn conflict(cluster: &Cluster) -> Option<&'static str> {
    let kubenet = cluster.model.value() == Some(NetworkModel::Kubenet);
    match cluster.policy {
        NetworkPolicy::Azure | NetworkPolicy::Cilium if kubenet => Some("under kubenet"),
        NetworkPolicy::Azure | NetworkPolicy::Calico if cluster.dual_stack => {
            Some("with IPv6 beside IPv4")
        }
        NetworkPolicy::Cilium if cluster.dataplane != NetworkDataplane::Cilium => {
            Some("without the data plane of Cilium")
        }
        _ => None,
    }
}

const fn engine(policy: NetworkPolicy) -> &'static str {
    match policy {
        NetworkPolicy::None => "no policy engine",
        NetworkPolicy::Azure => "Azure Network Policy Manager",
        NetworkPolicy::Calico => "Calico",
        NetworkPolicy::Cilium => "Cilium policies",
    }
}

/// Calico is the one engine of kubenet.
fn to_calico(place: usize, cluster: &Cluster) -> Option<Fix> {
    let kubenet = cluster.model.value() == Some(NetworkModel::Kubenet);
    (kubenet && !cluster.dual_stack).then(|| Fix {
        title: format!("Let Calico enforce the policies of {}", cluster.name),
        edits: vec![Edit::text(
            format!("/clusters/{place}/networkPolicy"),
            NetworkPolicy::Calico.as_str(),
        )],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with(policy: &str) -> PlanDraft {
        clean().with("/clusters/0/networkPolicy", policy)
    }

    #[test]
    fn kubenet_takes_calico_alone() {
        let kubenet = |policy| with(policy).with("/clusters/0/networkModel", "kubenet");
        assert_eq!(kubenet("calico").found("AKN604"), []);
        for (policy, engine) in [
            ("azure", "Azure Network Policy Manager"),
            ("cilium", "Cilium policies"),
        ] {
            let plan = kubenet(policy);
            assert_eq!(
                plan.found("AKN604")[0].message,
                alloc::format!("aks cannot use {engine} under kubenet")
            );
            let (mended, _) = plan.mended("AKN604");
            assert_eq!(mended.clusters[0].network_policy, "calico");
        }
    }

    #[test]
    fn dual_stack_takes_cilium_alone() {
        let dual = |policy| {
            with(policy)
                .with("/clusters/0/ipFamilies/0", "IPv4")
                .with("/clusters/0/ipFamilies/1", "IPv6")
        };
        for policy in ["azure", "calico"] {
            let (mended, _) = dual(policy).mended("AKN604");
            assert_eq!(mended.clusters[0].network_policy, "cilium");
        }
        assert_eq!(dual("none").found("AKN604"), []);
    }

    #[test]
    fn cilium_policies_need_the_data_plane_of_cilium() {
        let plan = with("cilium");
        assert_eq!(
            plan.found("AKN604")[0].message,
            "aks cannot use Cilium policies without the data plane of Cilium"
        );
        let (mended, _) = plan.mended("AKN604");
        assert_eq!(mended.findings(), []);
        assert_eq!(with("calico").found("AKN604"), []);
    }
}

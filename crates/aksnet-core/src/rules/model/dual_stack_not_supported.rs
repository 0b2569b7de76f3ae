//! AKN614: IPv6 in a model that has IPv4 alone.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Cluster, Edit, NetworkModel};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static DUAL_STACK_NOT_SUPPORTED: Rule = Rule {
    id: "AKN614",
    name: "dual-stack-not-supported",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster is to have IPv6 beside IPv4, and its network model has IPv4 alone.",
    why: "Node Subnet and dynamic allocation hand out IPv4 addresses. AKS refuses the second family.",
    remedy: "Plan with Azure CNI Overlay, with static allocation, or with IPv4 alone.",
    limits: &[],
    events: &[],
    sources: &[&sources::DUAL_STACK, &sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let model = cluster.model.value().filter(|_| cluster.dual_stack);
        if let Some(model @ (NetworkModel::NodeSubnet | NetworkModel::PodSubnetDynamic)) = model {
            out.report(
                format!("/clusters/{place}/ipFamilies"),
                format!(
                    "{} asks for IPv6; {} has IPv4 alone",
                    cluster.name,
                    model.title()
                ),
                Some(ipv4_alone(evidence, place, cluster)),
            );
        }
    }
}

/// IPv4 alone, and no range left of the other family.
fn ipv4_alone(evidence: &Evidence<'_>, place: usize, cluster: &Cluster) -> Fix {
    let family = |index: u8| format!("/clusters/{place}/ipFamilies/{index}");
    // A list of IPv6 alone, which AKS does not know either, becomes one of IPv4 too.
    let mut edits = vec![Edit::text(family(0), "IPv4"), Edit::remove(family(1))];
    if cluster.pod_cidr6_place.is_some() {
        edits.push(Edit::remove(evidence.plan.pod_cidr6_path(place)));
    }
    if cluster.service_cidr6_place.is_some() {
        edits.push(Edit::remove(evidence.plan.service_cidr6_path(place)));
    }
    Fix {
        title: format!("Plan {} with IPv4 alone", cluster.name),
        edits,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn dual(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
            .with("/clusters/0/serviceCidr", "")
            .with("/clusters/0/serviceCidrs/0", "10.0.0.0/16")
            .with("/clusters/0/serviceCidrs/1", "fd00:1::/108")
    }

    #[test]
    fn two_models_have_ipv4_alone() {
        let plan = dual("node-subnet");
        assert_eq!(
            plan.found("AKN614")[0].message,
            "aks asks for IPv6; Node Subnet has IPv4 alone"
        );
        let (mended, fix) = plan.mended("AKN614");
        assert_eq!(fix.title, "Plan aks with IPv4 alone");
        assert_eq!(mended.clusters[0].service_cidrs, ["10.0.0.0/16"]);
        assert_eq!(mended.clusters[0].ip_families, ["IPv4"]);
        assert_eq!(dual("pod-subnet-dynamic").found("AKN614").len(), 1);
    }

    #[test]
    fn the_other_models_have_both() {
        for model in ["overlay", "pod-subnet-static", "kubenet"] {
            assert_eq!(dual(model).found("AKN614"), [], "{model}");
        }
    }
}

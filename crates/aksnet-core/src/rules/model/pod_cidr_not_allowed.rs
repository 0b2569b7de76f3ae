//! AKN610: a pod CIDR for pods that live in a subnet.

use alloc::format;

use crate::azure::sources;
use crate::model::{Edit, NetworkModel};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_NOT_ALLOWED: Rule = Rule {
    id: "AKN610",
    name: "pod-cidr-not-allowed",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster whose pods live in a subnet is given a pod CIDR.",
    why: "Under Node Subnet and Pod Subnet pods have addresses of the VNet. Azure CLI and Terraform refuse a pod CIDR there.",
    remedy: "Drop the pod CIDR, or plan with Azure CNI Overlay.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let flat = cluster
            .model
            .value()
            .filter(|model| *model == NetworkModel::NodeSubnet || model.uses_pod_subnet());
        let (Some(model), Some(pods)) = (flat, cluster.pod_cidr.given()) else {
            continue;
        };
        let path = evidence.plan.pod_cidr_path(place);
        let listed = cluster.pod_cidr_list.iter().enumerate();
        let places = listed.filter(|(_, prefix)| prefix.v4().is_some()).rev();
        let single = format!("/clusters/{place}/podCidr");
        let edits = places
            .map(|(index, _)| Edit::remove(format!("{single}s/{index}")))
            .chain([Edit::remove(single.clone())]);
        let fix = Fix {
            title: format!("Drop the pod CIDR {pods}"),
            edits: edits.collect(),
        };
        out.report(
            path,
            format!(
                "{} is given the pod CIDR {pods}; under {} pods live in a subnet",
                cluster.name,
                model.title()
            ),
            Some(fix),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_pod_cidr_beside_pods_in_a_subnet_is_dropped() {
        let plan = clean().with("/clusters/0/networkModel", "node-subnet");
        assert_eq!(
            plan.found("AKN610")[0].message,
            "aks is given the pod CIDR 10.244.0.0/16; under Node Subnet pods live in a subnet"
        );
        let (mended, fix) = plan.mended("AKN610");
        assert_eq!(fix.title, "Drop the pod CIDR 10.244.0.0/16");
        assert_eq!(mended.clusters[0].pod_cidr, "");
    }

    #[test]
    fn models_with_pods_outside_the_vnet_need_one() {
        for model in ["overlay", "kubenet", "byo-cni"] {
            let plan = clean().with("/clusters/0/networkModel", model);
            assert_eq!(plan.found("AKN610"), [], "{model}");
        }
    }
}

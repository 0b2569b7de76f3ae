//! AKN602: the cluster uses Azure CNI Node Subnet, which is legacy.

use alloc::format;

use crate::azure::sources;
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static NODE_SUBNET_LEGACY: Rule = Rule {
    id: "AKN602",
    name: "node-subnet-legacy",
    severity: Severity::Info,
    azure_code: None,
    summary: "The cluster uses Azure CNI Node Subnet, which AKS counts as legacy.",
    why: "Every node holds an address of the VNet for each pod it might run, used or not. New features come to Overlay and Pod Subnet.",
    remedy: "Plan with Azure CNI Overlay, or with Pod Subnet where pods must be reached directly.",
    limits: &[],
    events: &[],
    sources: &[&sources::LEGACY_CNI, &sources::PLAN_POD_NETWORKING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if cluster.model.value() == Some(NetworkModel::NodeSubnet) {
            out.report(
                format!("/clusters/{place}/networkModel"),
                format!(
                    "{} uses Node Subnet: an address of the VNet for each pod a node might run",
                    cluster.name
                ),
                to_overlay(evidence, place),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn flat() -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "")
    }

    #[test]
    fn node_subnet_is_found_and_overlay_takes_its_place_with_a_free_pod_cidr() {
        let plan = flat();
        assert_eq!(
            plan.found("AKN602")[0].message,
            "aks uses Node Subnet: an address of the VNet for each pod a node might run"
        );
        let (mended, fix) = plan.mended("AKN602");
        assert_eq!(
            fix.title,
            "Switch aks to Azure CNI Overlay, pods in 10.1.0.0/16"
        );
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_pod_cidr_is_large_enough_for_every_node() {
        let plan = flat()
            .with("/virtualNetworks/0/addressPrefixes/0", "172.20.0.0/14")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "172.20.0.0/17",
            )
            .with("/clusters/0/nodePools/0/count", "300");
        let (_, fix) = plan.mended("AKN602");
        assert_eq!(
            fix.title,
            "Switch aks to Azure CNI Overlay, pods in 10.2.0.0/15"
        );
    }

    #[test]
    fn what_overlay_does_not_take_stays() {
        let plan = flat()
            .with("/virtualNetworks/0/subnets/1/name", "snet-burst")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/24",
            )
            .with("/clusters/0/virtualNodesSubnet", "snet-burst");
        assert_eq!(plan.found("AKN602")[0].fix, None);
    }
}

//! AKN602: the cluster uses Azure CNI Node Subnet, which is legacy.

use alloc::format;

use crate::azure::sources;
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
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
                // Another model means other addresses for every pod: a decision, not a repair.
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn node_subnet_is_found_and_no_other_model() {
        for (model, found) in [
            ("node-subnet", 1),
            ("overlay", 0),
            ("pod-subnet-dynamic", 0),
            ("pod-subnet-static", 0),
            ("kubenet", 0),
            ("byo-cni", 0),
        ] {
            let plan = clean().with("/clusters/0/networkModel", model);
            assert_eq!(plan.found("AKN602").len(), found, "{model}");
        }
        let plan = clean().with("/clusters/0/networkModel", "node-subnet");
        assert_eq!(
            plan.found("AKN602")[0].message,
            "aks uses Node Subnet: an address of the VNet for each pod a node might run"
        );
    }
}

//! AKN601: the cluster uses kubenet, which Azure retires.

use alloc::format;

use crate::azure::{events, sources};
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static KUBENET_RETIRES: Rule = Rule {
    id: "AKN601",
    name: "kubenet-retires",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The cluster uses kubenet, which Azure retires.",
    why: "After that day clusters with kubenet are not supported and have to move to Azure CNI Overlay.",
    remedy: "Plan with Azure CNI Overlay: it takes the same node subnet and the same pod CIDR.",
    limits: &[],
    events: &[&events::KUBENET_RETIRES],
    sources: &[&sources::KUBENET, &sources::UPDATE_CNI],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if cluster.model.value() == Some(NetworkModel::Kubenet) {
            out.report(
                format!("/clusters/{place}/networkModel"),
                format!(
                    "{} uses kubenet, which is not supported after {}",
                    cluster.name,
                    events::KUBENET_RETIRES.day
                ),
                to_overlay(evidence, place),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn kubenet_is_found_and_overlay_takes_its_place() {
        let plan = clean().with("/clusters/0/networkModel", "kubenet");
        assert_eq!(
            plan.found("AKN601")[0].message,
            "aks uses kubenet, which is not supported after 2028-03-31"
        );
        let (mended, fix) = plan.mended("AKN601");
        assert_eq!(fix.title, "Switch aks to Azure CNI Overlay");
        assert_eq!(mended.findings(), []);
    }
}

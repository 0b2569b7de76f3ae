//! AKN619: the data plane of Cilium in a model that does not take it.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Cluster, Edit, NetworkDataplane, NetworkModel, NetworkPolicy};
use crate::rules::cilium::runs_under;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static CILIUM_NOT_SUPPORTED: Rule = Rule {
    id: "AKN619",
    name: "cilium-not-supported",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster is to have the data plane of Cilium, and its network model does not take it.",
    why: "AKS runs Cilium over Azure CNI. Under kubenet, or a CNI of your own, it refuses the cluster.",
    remedy: "Plan with Azure CNI Overlay; a CNI of your own may be a Cilium of your own.",
    limits: &[],
    events: &[],
    sources: &[&sources::CILIUM, &sources::UPDATE_CNI],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let cilium = cluster.dataplane == NetworkDataplane::Cilium;
        let model = cluster.model.value().filter(|model| !runs_under(*model));
        if let Some(model) = model.filter(|_| cilium) {
            out.report(
                format!("/clusters/{place}/networkDataplane"),
                format!(
                    "{} asks for the data plane of Cilium; {} does not take it",
                    cluster.name,
                    model.title()
                ),
                mended(evidence, place, cluster, model),
            );
        }
    }
}

/// From kubenet to overlay, which takes Cilium; else AKS moves no packets and enforces nothing.
fn mended(
    evidence: &Evidence<'_>,
    place: usize,
    cluster: &Cluster,
    model: NetworkModel,
) -> Option<Fix> {
    if model == NetworkModel::Kubenet {
        return to_overlay(evidence, place);
    }
    let mut edits = vec![Edit::remove(format!("/clusters/{place}/networkDataplane"))];
    if cluster.policy == NetworkPolicy::Cilium {
        edits.push(Edit::remove(format!("/clusters/{place}/networkPolicy")));
    }
    Some(Fix {
        title: format!("Leave Cilium to the CNI of {}", cluster.name),
        edits,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn cilium(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/clusters/0/networkDataplane", "cilium")
    }

    #[test]
    fn kubenet_goes_to_overlay() {
        let plan = cilium("kubenet");
        assert_eq!(
            plan.found("AKN619")[0].message,
            "aks asks for the data plane of Cilium; kubenet does not take it"
        );
        let (mended, _) = plan.mended("AKN619");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_cni_of_your_own_brings_its_own() {
        let plan = cilium("byo-cni").with("/clusters/0/networkPolicy", "cilium");
        let (mended, fix) = plan.mended("AKN619");
        assert_eq!(fix.title, "Leave Cilium to the CNI of aks");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn azure_cni_takes_it() {
        for model in [
            "overlay",
            "node-subnet",
            "pod-subnet-dynamic",
            "pod-subnet-static",
        ] {
            assert_eq!(cilium(model).found("AKN619"), [], "{model}");
        }
    }
}

//! AKN603: a Windows pool in a kubenet cluster.

use alloc::format;

use crate::azure::sources;
use crate::model::{NetworkModel, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static WINDOWS_ON_KUBENET: Rule = Rule {
    id: "AKN603",
    name: "windows-on-kubenet",
    severity: Severity::Error,
    azure_code: None,
    summary: "A kubenet cluster has a node pool of Windows.",
    why: "kubenet runs on Linux nodes only. AKS refuses to create the pool.",
    remedy: "Plan with Azure CNI Overlay, or with Linux pools only.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW, &sources::KUBENET],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        if place.cluster.model.value() == Some(NetworkModel::Kubenet)
            && place.pool.os == OsType::Windows
        {
            out.report(
                place.path("osType"),
                format!(
                    "{} is a pool of Windows nodes; kubenet runs on Linux nodes only",
                    place.pool.name
                ),
                to_overlay(evidence, place.cluster_place),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn a_windows_pool_is_found_and_overlay_takes_it() {
        let plan = with_windows("kubenet");
        let found = plan.found("AKN603");
        assert_eq!(
            found[0].message,
            "win is a pool of Windows nodes; kubenet runs on Linux nodes only"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/1/osType");
        let (mended, _) = plan.mended("AKN603");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn linux_pools_and_other_models_pass() {
        assert_eq!(with_windows("overlay").found("AKN603"), []);
        let linux = with_windows("kubenet").with("/clusters/0/nodePools/1/osType", "Linux");
        assert_eq!(linux.found("AKN603"), []);
    }
}

//! AKN624: Windows Server 2019 in a model that does not take it.

use alloc::{format, vec};

use super::retired_os::LATEST;
use crate::azure::sources;
use crate::model::{Edit, NetworkModel};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static WINDOWS_2019_NOT_SUPPORTED: Rule = Rule {
    id: "AKN624",
    name: "windows-2019-not-supported",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pool runs Windows Server 2019, and the network model does not take that edition.",
    why: "Overlay and Pod Subnet need a newer Windows. AKS refuses the pool.",
    remedy: "Plan with a newer edition of Windows.",
    limits: &[],
    events: &[],
    sources: &[&sources::OVERLAY, &sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let edition = place.pool.os_sku.as_deref();
        let old = edition.is_some_and(|name| name.eq_ignore_ascii_case("Windows2019"));
        let model = place
            .pool
            .model
            .filter(|model| *model == NetworkModel::Overlay || model.uses_pod_subnet());
        if let Some(model) = model.filter(|_| old) {
            let path = place.path("osSKU");
            out.report(
                path.clone(),
                format!(
                    "{} runs Windows2019, which {} does not take",
                    place.pool.name,
                    model.title()
                ),
                Some(Fix {
                    title: format!("Run {LATEST} in {}", place.pool.name),
                    edits: vec![Edit::text(path, LATEST)],
                }),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(edition: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/osSKU", edition)
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn overlay_needs_a_newer_edition() {
        let plan = with_windows("Windows2019");
        assert_eq!(
            plan.found("AKN624")[0].message,
            "win runs Windows2019, which Azure CNI Overlay does not take"
        );
        let (mended, _) = plan.mended("AKN624");
        assert_eq!(mended.findings(), []);
        assert_eq!(with_windows("Windows2022").found("AKN624"), []);
    }

    #[test]
    fn node_subnet_takes_it() {
        let plan = with_windows("Windows2019").with("/clusters/0/networkModel", "node-subnet");
        assert_eq!(plan.found("AKN624"), []);
    }
}

//! AKN408: a Windows pool with more max pods than AKS advises.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static WINDOWS_MAX_PODS: Rule = Rule {
    id: "AKN408",
    name: "windows-max-pods",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A Windows pool has more max pods than AKS advises.",
    why: "Windows containers take more of a node than Linux ones; beyond that number nodes become unsteady.",
    remedy: "Set max pods to the advised number, and plan more nodes.",
    limits: &[&limits::WINDOWS_MAX_PODS],
    events: &[],
    sources: &[&sources::OVERLAY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let advised = limits::WINDOWS_MAX_PODS.value;
    for place in evidence.pools() {
        let max_pods = place.pool.max_pods.value();
        let Some(max_pods) = max_pods.filter(|pods| *pods > advised) else {
            continue;
        };
        if place.pool.os != OsType::Windows {
            continue;
        }
        let path = place.path("maxPods");
        let fix = Fix {
            title: format!("Set max pods of {} to {advised}", place.pool.name),
            edits: vec![Edit::number(path.clone(), advised)],
        };
        out.report(
            path,
            format!(
                "{max_pods} pods on a Windows node of {}; AKS advises {advised} at most",
                place.pool.name
            ),
            Some(fix),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(max_pods: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/maxPods", max_pods)
    }

    #[test]
    fn the_advised_number_passes_and_one_more_is_lowered() {
        assert_eq!(with_windows("110").findings(), []);
        let plan = with_windows("111");
        assert_eq!(
            plan.found("AKN408")[0].message,
            "111 pods on a Windows node of win; AKS advises 110 at most"
        );
        let (mended, _) = plan.mended("AKN408");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_default_of_overlay_is_too_many() {
        assert!(
            with_windows("").found("AKN408")[0]
                .message
                .starts_with("250")
        );
    }

    #[test]
    fn linux_nodes_may_have_more() {
        let linux = with_windows("250").with("/clusters/0/nodePools/1/osType", "Linux");
        assert_eq!(linux.found("AKN408"), []);
    }
}

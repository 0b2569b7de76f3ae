//! AKN630: Cilium with both address families under a Kubernetes version that does not have that.

use alloc::format;

use crate::azure::{limits, sources};
use crate::model::NetworkDataplane;
use crate::rules::cilium::takes_dual_stack;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static CILIUM_DUAL_STACK_VERSION: Rule = Rule {
    id: "AKN630",
    name: "cilium-dual-stack-version",
    severity: Severity::Error,
    azure_code: None,
    summary: "Cilium is to move packets of both address families, and the Kubernetes version is too old for that.",
    why: "AKS refuses the cluster.",
    remedy: "Plan with a newer Kubernetes version, with Azure's own data plane, or with IPv4 alone.",
    limits: &[&limits::CILIUM_DUAL_STACK_VERSION],
    events: &[],
    sources: &[&sources::CILIUM, &sources::DUAL_STACK],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let asks = cluster.dual_stack && cluster.dataplane == NetworkDataplane::Cilium;
        let Some(version) = cluster
            .version
            .filter(|_| asks && !takes_dual_stack(cluster))
        else {
            continue;
        };
        out.report(
            format!("/clusters/{place}/kubernetesVersion"),
            format!(
                "{} needs Kubernetes 1.{} for Cilium with IPv6; the plan says {version}",
                cluster.name,
                limits::CILIUM_DUAL_STACK_VERSION.value
            ),
            None,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn dual(version: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/kubernetesVersion", version)
            .with("/clusters/0/networkDataplane", "cilium")
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
    }

    #[test]
    fn the_version_before_is_too_old() {
        assert_eq!(
            dual("1.28").found("AKN630")[0].message,
            "aks needs Kubernetes 1.29 for Cilium with IPv6; the plan says 1.28"
        );
        for version in ["1.29", "2.0", ""] {
            assert_eq!(dual(version).found("AKN630"), [], "{version}");
        }
    }

    #[test]
    fn either_alone_passes() {
        let azure = dual("1.28").with("/clusters/0/networkDataplane", "azure");
        assert_eq!(azure.found("AKN630"), []);
        let one = dual("1.28").with("/clusters/0/ipFamilies/1", "");
        assert_eq!(one.found("AKN630"), []);
    }
}

//! AKN615: static allocation under a Kubernetes version that does not have it.

use alloc::format;

use crate::azure::{limits, sources};
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static STATIC_BLOCK_NEEDS_1_28: Rule = Rule {
    id: "AKN615",
    name: "static-block-needs-1-28",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pool takes whole blocks of its pod subnet, and the Kubernetes version is too old for that.",
    why: "AKS refuses the pool.",
    remedy: "Plan with a newer Kubernetes version, or with dynamic allocation.",
    limits: &[&limits::STATIC_BLOCK_VERSION],
    events: &[],
    sources: &[&sources::POD_SUBNET_STATIC],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let least = limits::STATIC_BLOCK_VERSION.value;
    for (place, cluster) in evidence.clusters() {
        let fixed = Some(NetworkModel::PodSubnetStatic);
        let pool = cluster.pools.iter().find(|pool| pool.model == fixed);
        let old = cluster
            .version
            .filter(|version| version.minor_of_1() < least);
        if let (Some(pool), Some(version)) = (pool, old) {
            out.report(
                format!("/clusters/{place}/kubernetesVersion"),
                format!(
                    "{} of {} needs Kubernetes 1.{least} for static allocation; the plan says {version}",
                    pool.name, cluster.name
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn fixed(version: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "pod-subnet-static")
            .with("/clusters/0/kubernetesVersion", version)
    }

    #[test]
    fn the_version_before_is_too_old() {
        assert_eq!(
            fixed("1.27").found("AKN615")[0].message,
            "system of aks needs Kubernetes 1.28 for static allocation; the plan says 1.27"
        );
        for version in ["1.28", "1.34", ""] {
            assert_eq!(fixed(version).found("AKN615"), [], "{version}");
        }
    }

    #[test]
    fn single_addresses_came_earlier() {
        let plan = fixed("1.27").with("/clusters/0/networkModel", "pod-subnet-dynamic");
        assert_eq!(plan.found("AKN615"), []);
    }
}

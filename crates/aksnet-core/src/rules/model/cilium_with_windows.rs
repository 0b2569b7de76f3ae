//! AKN605: Windows pools in a cluster whose packets Cilium moves.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Cluster, Edit, NetworkDataplane, NetworkPolicy, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static CILIUM_WITH_WINDOWS: Rule = Rule {
    id: "AKN605",
    name: "cilium-with-windows",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster with the data plane of Cilium has a pool of Windows nodes.",
    why: "Cilium runs on Linux nodes only. AKS refuses the pool.",
    remedy: "Take Azure's own data plane, or keep Windows in another cluster.",
    limits: &[],
    events: &[],
    sources: &[&sources::CILIUM],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let windows = cluster
            .pools
            .iter()
            .find(|pool| pool.os == OsType::Windows)
            .filter(|_| cluster.dataplane == NetworkDataplane::Cilium);
        if let Some(pool) = windows {
            out.report(
                format!("/clusters/{place}/networkDataplane"),
                format!(
                    "Cilium moves the packets of {}, and {} is a pool of Windows nodes",
                    cluster.name, pool.name
                ),
                to_azure(place, cluster),
            );
        }
    }
}

/// Azure's own data plane, with an engine that runs on Windows where there are policies.
fn to_azure(place: usize, cluster: &Cluster) -> Option<Fix> {
    let mut edits = vec![Edit::text(
        format!("/clusters/{place}/networkDataplane"),
        NetworkDataplane::Azure.as_str(),
    )];
    let title = format!("Let Azure move the packets of {}", cluster.name);
    let title = match cluster.policy {
        NetworkPolicy::Cilium if cluster.dual_stack => return None,
        NetworkPolicy::Cilium => {
            edits.push(Edit::text(
                format!("/clusters/{place}/networkPolicy"),
                NetworkPolicy::Calico.as_str(),
            ));
            format!("{title}, and Calico enforce its policies")
        }
        NetworkPolicy::None | NetworkPolicy::Azure | NetworkPolicy::Calico => title,
    };
    Some(Fix { title, edits })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows() -> PlanDraft {
        clean()
            .with("/clusters/0/networkDataplane", "cilium")
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn windows_is_found_and_azure_takes_over() {
        let plan = with_windows();
        assert_eq!(
            plan.found("AKN605")[0].message,
            "Cilium moves the packets of aks, and win is a pool of Windows nodes"
        );
        let (mended, fix) = plan.mended("AKN605");
        assert_eq!(fix.title, "Let Azure move the packets of aks");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn policies_go_to_calico() {
        let plan = with_windows().with("/clusters/0/networkPolicy", "cilium");
        let (mended, _) = plan.mended("AKN605");
        assert_eq!(mended.clusters[0].network_policy, "calico");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn linux_pools_pass() {
        let plan = with_windows().with("/clusters/0/nodePools/1/osType", "Linux");
        assert_eq!(plan.findings(), []);
    }
}

//! AKN805: another network model for a cluster that is deployed.

use alloc::{format, string::String};

use crate::azure::{limits, sources};
use crate::change::Pair;
use crate::model::{Cluster, NetworkModel, NetworkPolicy};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static MODEL_CHANGE_REFUSED: Rule = Rule {
    id: "AKN805",
    name: "model-change-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "The network model of a deployed cluster changes in a way AKS refuses.",
    why: "AKS knows one way for a cluster that runs: from kubenet or Node Subnet to Azure CNI Overlay, and not back.",
    remedy: "Plan a new cluster with the other model, or take the way to Azure CNI Overlay as aksnet migrate shows it.",
    limits: &[
        &limits::OVERLAY_MIGRATION_VERSION,
        &limits::WINDOWS_OVERLAY_BUILD,
        &limits::WINDOWS_OVERLAY_REVISION,
    ],
    events: &[],
    sources: &[&sources::UPDATE_CNI],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for pair in difference.clusters() {
        let (Some(old), Some(new)) = (pair.old.model.value(), pair.new.model.value()) else {
            continue;
        };
        if let Some(why) = refusal(pair, old, new) {
            out.report(
                format!("/clusters/{}/networkModel", pair.place),
                format!(
                    "{} goes from {} to {}: {why}",
                    pair.new.name,
                    old.title(),
                    new.title()
                ),
                None,
            );
        }
    }
}

fn refusal(pair: Pair<'_, Cluster>, old: NetworkModel, new: NetworkModel) -> Option<String> {
    // Pools of both ways of a pod subnet live in one cluster; each has its own rule.
    if old == new || (old.uses_pod_subnet() && new.uses_pod_subnet()) {
        return None;
    }
    if new != NetworkModel::Overlay || !old.migrates_to_overlay() {
        return Some(String::from("AKS knows no way"));
    }
    let least = limits::OVERLAY_MIGRATION_VERSION.value;
    // The upgrade may come first.
    let version = pair.new.version.or(pair.old.version);
    if let Some(version) = version.filter(|version| version.minor_of_1() < least) {
        return Some(format!(
            "that takes Kubernetes 1.{least}, and it runs {version}"
        ));
    }
    // Cilium is part of a data plane that stays; an engine may be taken out first.
    let engines = [pair.old.policy, pair.new.policy];
    engines
        .iter()
        .all(|engine| matches!(engine, NetworkPolicy::Azure | NetworkPolicy::Calico))
        .then(|| {
            format!(
                "that takes a cluster without a network policy engine, and it has {}",
                pair.old.policy.as_str()
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::model::{NetworkModel, PlanDraft};
    use crate::rules::sample::clean;
    use alloc::vec::Vec;

    fn of(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            )
    }

    fn message(old: &PlanDraft, new: &PlanDraft) -> Option<alloc::string::String> {
        let mut found = new.found_against(old, "AKN805").into_iter();
        found.next().map(|finding| finding.message)
    }

    #[test]
    fn two_models_lead_to_overlay_and_nothing_else_leads_anywhere() {
        let mut ways = Vec::new();
        for old in NetworkModel::NAMES {
            for new in NetworkModel::NAMES {
                if old != new && message(&of(old), &of(new)).is_none() {
                    ways.push((*old, *new));
                }
            }
        }
        assert_eq!(
            ways,
            [
                ("pod-subnet-dynamic", "pod-subnet-static"),
                ("pod-subnet-static", "pod-subnet-dynamic"),
                ("node-subnet", "overlay"),
                ("kubenet", "overlay"),
            ]
        );
        assert_eq!(
            message(&of("overlay"), &of("node-subnet")).unwrap(),
            "aks goes from Azure CNI Overlay to Node Subnet: AKS knows no way"
        );
    }

    #[test]
    fn the_way_to_overlay_takes_a_version_and_no_policy_engine() {
        let at =
            |draft: PlanDraft, version: &str| draft.with("/clusters/0/kubernetesVersion", version);
        let (old, new) = (of("kubenet"), of("overlay"));
        assert_eq!(
            message(&at(old.clone(), "1.27"), &at(new.clone(), "1.27")),
            None
        );
        assert_eq!(
            message(&at(old.clone(), "1.26"), &at(new.clone(), "1.27")),
            None
        );
        assert_eq!(
            message(&at(old.clone(), "1.26"), &at(new.clone(), "1.26")).unwrap(),
            "aks goes from kubenet to Azure CNI Overlay: that takes Kubernetes 1.27, and it runs 1.26"
        );
        let policy = "/clusters/0/networkPolicy";
        let cilium = |draft: &PlanDraft| draft.clone().with(policy, "cilium");
        assert_eq!(message(&cilium(&old), &cilium(&new)), None, "it stays");
        let calico = old.with(policy, "calico");
        assert_eq!(message(&calico, &new), None, "it can be taken out first");
        assert_eq!(
            message(&calico, &new.with(policy, "calico")).unwrap(),
            "aks goes from kubenet to Azure CNI Overlay: that takes a cluster without a network policy engine, and it has calico"
        );
    }
}

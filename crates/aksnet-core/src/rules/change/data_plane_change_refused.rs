//! AKN807: Cilium for a cluster that cannot take it as it is.

use alloc::format;

use crate::azure::sources;
use crate::change::Pair;
use crate::model::{Cluster, NetworkDataplane, NetworkModel, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static DATA_PLANE_CHANGE_REFUSED: Rule = Rule {
    id: "AKN807",
    name: "data-plane-change-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "A deployed cluster is to change to Cilium in a way AKS refuses.",
    why: "AKS changes the network model or the data plane in one operation, not both; it leads no kubenet cluster straight to Cilium, and none with Windows nodes.",
    remedy: "Change the network model first and the data plane after it, as two plans.",
    limits: &[],
    events: &[],
    sources: &[&sources::UPDATE_CNI, &sources::CILIUM],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for pair in difference.clusters() {
        let planes = (pair.old.dataplane, pair.new.dataplane);
        if planes != (NetworkDataplane::Azure, NetworkDataplane::Cilium) {
            continue;
        }
        if let Some(why) = refusal(pair) {
            out.report(
                format!("/clusters/{}/networkDataplane", pair.place),
                format!("{} changes to Cilium: {why}", pair.new.name),
                None,
            );
        }
    }
}

fn refusal(pair: Pair<'_, Cluster>) -> Option<&'static str> {
    let (old, new) = (pair.old.model.value()?, pair.new.model.value()?);
    let has_windows = |cluster: &Cluster| cluster.pools.iter().any(|it| it.os == OsType::Windows);
    if old == NetworkModel::Kubenet {
        Some("a kubenet cluster has to go to Azure CNI Overlay first")
    } else if old != new {
        Some("its network model changes too, and one operation changes one of both")
    } else if has_windows(pair.old) && has_windows(pair.new) {
        Some("it has Windows nodes")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn message(old: &PlanDraft, new: &PlanDraft) -> Option<alloc::string::String> {
        let new = new.clone().with("/clusters/0/networkDataplane", "cilium");
        let mut found = new.found_against(old, "AKN807").into_iter();
        found.next().map(|finding| finding.message)
    }

    #[test]
    fn model_and_data_plane_change_one_after_the_other() {
        let of = |model: &str| clean().with("/clusters/0/networkModel", model);
        assert_eq!(message(&clean(), &clean()), None);
        assert_eq!(message(&of("node-subnet"), &of("node-subnet")), None);
        assert_eq!(
            message(&of("node-subnet"), &clean()).unwrap(),
            "aks changes to Cilium: its network model changes too, and one operation changes one of both"
        );
        assert_eq!(
            message(&of("kubenet"), &clean()).unwrap(),
            "aks changes to Cilium: a kubenet cluster has to go to Azure CNI Overlay first"
        );
    }

    #[test]
    fn windows_nodes_stand_in_the_way() {
        let windows = clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows");
        assert_eq!(
            message(&windows, &windows).unwrap(),
            "aks changes to Cilium: it has Windows nodes"
        );
        assert_eq!(message(&windows, &clean()), None, "they can go first");
        let cilium = windows
            .clone()
            .with("/clusters/0/networkDataplane", "cilium");
        assert_eq!(message(&cilium, &windows), None, "nothing changes");
    }
}

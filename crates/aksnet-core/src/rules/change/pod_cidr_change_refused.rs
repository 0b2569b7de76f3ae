//! AKN802: another pod CIDR for a cluster that is deployed.

use alloc::{format, string::ToString};

use crate::azure::{limits, sources};
use crate::change::Pair;
use crate::cidr::Block;
use crate::ledger::{RangeKind, Stage};
use crate::model::{Cluster, Edit, NetworkModel, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::room::is_free_beside;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_CHANGE_REFUSED: Rule = Rule {
    id: "AKN802",
    name: "pod-cidr-change-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "The pod CIDR of a deployed cluster changes in a way AKS refuses.",
    why: "Nodes hold blocks of the pod CIDR they came up with. AKS only makes it larger: a range around the old one, of IPv4, in an Azure CNI Overlay cluster without Windows nodes.",
    remedy: "Plan a larger range around the old one, keep the old one, or plan a new cluster.",
    limits: &[&limits::NODE_POD_BLOCK],
    events: &[],
    sources: &[
        &sources::OVERLAY_EXPAND,
        &sources::KUBENET,
        &sources::BYO_CNI,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for pair in difference.clusters() {
        // Where the model changes, its own rule speaks; the way to overlay takes a new range.
        let (Some(before), Some(model)) = (pair.old.model.value(), pair.new.model.value()) else {
            continue;
        };
        if before != model || !model.gives_nodes_pod_blocks() {
            continue;
        }
        if let Some((old, new)) = pair.old.pod_cidr.value().zip(pair.new.pod_cidr.value())
            && let Some(why) = refusal(pair, old, new, model)
        {
            out.report(
                evidence.plan.pod_cidr_path(pair.place),
                format!(
                    "The pod CIDR of {} changes from {old} to {new}: {why}",
                    pair.new.name
                ),
                keep(evidence, pair, old, new, model),
            );
        }
        let both = pair.old.pod_cidr6.value().zip(pair.new.pod_cidr6.value());
        let dual_stack = pair.old.dual_stack && pair.new.dual_stack;
        if let Some((old, new)) = both.filter(|(old, new)| dual_stack && old != new) {
            let path = evidence.plan.pod_cidr6_path(pair.place);
            out.report(
                path.clone(),
                format!(
                    "The IPv6 pod CIDR of {} changes from {old} to {new}: AKS keeps it",
                    pair.new.name
                ),
                Some(Fix {
                    title: format!("Keep the IPv6 pod CIDR {old}"),
                    edits: [Edit::text(path, &old.to_string())].into(),
                }),
            );
        }
    }
}

/// Why AKS refuses to change a range, if it does.
fn refusal(
    pair: Pair<'_, Cluster>,
    old: Block,
    new: Block,
    model: NetworkModel,
) -> Option<&'static str> {
    if old == new {
        None
    } else if model != NetworkModel::Overlay {
        Some("kubenet keeps it")
    } else if pair.new.dual_stack {
        Some("a dual-stack cluster keeps it")
    } else if has_windows(pair.new) {
        Some("a cluster with Windows nodes keeps it")
    } else if !new.contains(old) {
        Some("AKS takes only a larger range around the old one")
    } else {
        None
    }
}

fn has_windows(cluster: &Cluster) -> bool {
    cluster.pools.iter().any(|pool| pool.os == OsType::Windows)
}

/// The old range, or one around it where AKS takes that, if it holds what the plan needs.
fn keep(
    evidence: &Evidence<'_>,
    pair: Pair<'_, Cluster>,
    old: Block,
    new: Block,
    model: NetworkModel,
) -> Option<Fix> {
    let range = evidence
        .ledger
        .of_cluster(pair.place)
        .find(|range| range.kind == RangeKind::PodCidr)?;
    let needed = Stage::ALL.map(|stage| range.smallest_prefix(stage));
    let needed = needed
        .into_iter()
        .try_fold(old.prefix(), |prefix, needed| Some(prefix.min(needed?)))?;
    let block = old.grown_to(needed)?;
    if refusal(pair, old, block, model).is_some() || !is_free_beside(evidence, block, new) {
        return None;
    }
    let title = if block == old {
        format!("Keep the pod CIDR {old}")
    } else {
        format!("Grow the pod CIDR {old} to {block}")
    };
    Some(Fix {
        title,
        edits: [Edit::text(evidence.plan.pod_cidr_path(pair.place), &block)].into(),
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    const PODS: &str = "/clusters/0/podCidr";

    #[test]
    fn overlay_grows_around_the_old_range_as_the_documentation_shows() {
        // W34: from 10.244.0.0/18 to 10.244.0.0/16.
        let old = clean().with(PODS, "10.244.0.0/18");
        assert_eq!(clean().found_against(&old, "AKN802"), []);
        assert_eq!(clean().found_against(&clean(), "AKN802"), []);
    }

    #[test]
    fn overlay_neither_shrinks_nor_moves() {
        for block in ["10.244.0.0/18", "10.245.0.0/16", "10.245.0.0/20"] {
            let plan = clean().with(PODS, block);
            let found = plan.found_against(&clean(), "AKN802");
            assert_eq!(
                found[0].message,
                alloc::format!(
                    "The pod CIDR of aks changes from 10.244.0.0/16 to {block}: AKS takes only a larger range around the old one"
                )
            );
            let (_, fix) = plan.mended_against(&clean(), "AKN802");
            assert_eq!(fix.title, "Keep the pod CIDR 10.244.0.0/16");
        }
    }

    #[test]
    fn the_fix_grows_the_old_range_where_the_plan_needs_more() {
        let old = clean().with(PODS, "10.244.0.0/22");
        let plan = clean()
            .with(PODS, "10.245.0.0/20")
            .with("/clusters/0/nodePools/0/count", "9");
        let (_, fix) = plan.mended_against(&old, "AKN802");
        assert_eq!(
            fix.title,
            "Grow the pod CIDR 10.244.0.0/22 to 10.244.0.0/20"
        );
    }

    #[test]
    fn windows_nodes_kubenet_and_dual_stack_keep_the_range() {
        let grown = |draft: crate::model::PlanDraft| draft.with(PODS, "10.244.0.0/15");
        let windows = clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows");
        let kubenet = clean().with("/clusters/0/networkModel", "kubenet");
        for (old, why) in [
            (windows, "a cluster with Windows nodes keeps it"),
            (kubenet, "kubenet keeps it"),
        ] {
            let found = grown(old.clone()).found_against(&old, "AKN802");
            assert!(found[0].message.ends_with(why), "{found:?}");
        }
        let byo = clean().with("/clusters/0/networkModel", "byo-cni");
        assert_eq!(grown(byo.clone()).found_against(&byo, "AKN802"), []);
    }

    #[test]
    fn an_ipv6_pod_cidr_stays() {
        let dual = |pods6: &str| {
            clean()
                .with("/clusters/0/ipFamilies/0", "IPv4")
                .with("/clusters/0/ipFamilies/1", "IPv6")
                .with("/clusters/0/podCidr", "")
                .with("/clusters/0/podCidrs/0", "10.244.0.0/16")
                .with("/clusters/0/podCidrs/1", pods6)
        };
        let (old, new) = (dual("fd12:3456:789a::/64"), dual("fd12:3456:789b::/64"));
        let (mended, _) = new.mended_against(&old, "AKN802");
        assert_eq!(mended, old);
    }

    #[test]
    fn the_way_from_kubenet_to_overlay_takes_another_range() {
        let old = clean().with("/clusters/0/networkModel", "kubenet");
        let new = clean().with(PODS, "10.245.0.0/16");
        assert_eq!(new.found_against(&old, "AKN802"), []);
    }
}

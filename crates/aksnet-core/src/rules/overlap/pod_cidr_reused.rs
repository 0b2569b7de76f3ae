//! AKN312: several overlay clusters use the same pod CIDR.

use alloc::{collections::BTreeMap, format, vec::Vec};

use crate::azure::sources;
use crate::model::NetworkModel;
use crate::rules::cluster_range::{ClusterRange, pods};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::order::{Met, Order};
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_REUSED: Rule = Rule {
    id: "AKN312",
    name: "pod-cidr-reused",
    severity: Severity::Info,
    azure_code: None,
    summary: "Several overlay clusters use the same pod CIDR, which is allowed.",
    why: "Pods of separate overlay clusters never see each other's addresses, so a range can serve many clusters, in one VNet too. It cannot where pods of two clusters must reach each other directly, as a mesh over both does, nor where kubenet clusters share a route table.",
    remedy: "Leave it, or give clusters whose pods must reach each other directly pod CIDRs of their own.",
    limits: &[],
    events: &[],
    sources: &[&sources::OVERLAY],
    check,
};

/// One finding for each range in use by several clusters, at the widest of them.
fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let name = |range: &ClusterRange| {
        let cluster = plan.clusters.get(range.cluster);
        cluster.map_or("", |cluster| &cluster.name)
    };
    let overlay = |range: &ClusterRange| {
        let cluster = plan.clusters.get(range.cluster);
        cluster.is_some_and(|it| it.model.value() == Some(NetworkModel::Overlay))
    };
    let ranges = pods(plan).filter(overlay);
    let ranges: Order<ClusterRange> = ranges.map(|range| (range.block, range)).collect();
    // Blocks come outer before inner, so the widest around the outer is known by then.
    let mut widest = BTreeMap::new();
    let mut groups: BTreeMap<_, (ClusterRange, Vec<ClusterRange>)> = BTreeMap::new();
    ranges.first_conflicts(|(_, outer), (_, inner)| {
        let group = widest.get(&key(&outer)).copied().unwrap_or(key(&outer));
        widest.insert(key(&inner), group);
        let (_, members) = groups.entry(group).or_insert((outer, Vec::new()));
        members.push(inner);
    });
    for (range, members) in groups.into_values() {
        let others = members.into_iter().map(|member| (member.block, member));
        let Some(met) = Met::first_of(others) else {
            continue;
        };
        let message = format!(
            "Pod CIDR {} of {} meets {} of {}{}: allowed, since overlay pods of separate clusters never meet",
            range.block,
            name(&range),
            met.block,
            name(&met.owner),
            met.and_more("cluster"),
        );
        out.report(range.path(plan), message, None);
    }
}

/// Cluster and family: what tells pod CIDRs apart.
fn key(range: &ClusterRange) -> (usize, bool) {
    (range.cluster, range.block.v4().is_none())
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_second(model: &str, pods: &str) -> PlanDraft {
        clean()
            .with("/clusters/1/name", "aks-second")
            .with("/clusters/1/networkModel", model)
            .with("/clusters/1/podCidr", pods)
    }

    #[test]
    fn two_overlay_clusters_with_one_range_are_told_that_it_is_allowed() {
        let found = with_second("overlay", "10.244.0.0/16").found("AKN312");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "Pod CIDR 10.244.0.0/16 of aks meets 10.244.0.0/16 of aks-second: allowed, since overlay pods of separate clusters never meet"
        );
        assert_eq!(found[0].subject, "/clusters/0/podCidr");
        assert_eq!(with_second("overlay", "10.245.0.0/16").found("AKN312"), []);
    }

    #[test]
    fn a_range_inside_another_is_reported_at_the_wider_one() {
        let found = with_second("overlay", "10.244.0.0/15").found("AKN312");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "/clusters/1/podCidr");
    }

    #[test]
    fn other_models_are_not_compared() {
        assert_eq!(with_second("kubenet", "10.244.0.0/16").found("AKN312"), []);
    }

    #[test]
    fn many_clusters_of_one_range_are_one_finding() {
        let mut plan = clean();
        for place in 1..20 {
            let name = format!("aks-{place}");
            plan = plan.with(&format!("/clusters/{place}/name"), &name);
        }
        let found = plan.found("AKN312");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("aks-1 and 18 more clusters"));
    }
}

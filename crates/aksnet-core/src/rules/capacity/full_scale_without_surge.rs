//! AKN214: the plan can grow to its most, and cannot be upgraded there.

use alloc::format;

use super::shortage::{every, make_room};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static FULL_SCALE_WITHOUT_SURGE: Rule = Rule {
    id: "AKN214",
    name: "full-scale-without-surge",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The plan fits at its largest, but not with the surge nodes of an upgrade.",
    why: "Once the cluster has grown, its next upgrade finds no addresses for surge nodes. It has to shrink first.",
    remedy: "Give the range a shorter prefix, or let the plan grow to fewer nodes.",
    limits: &[&limits::DEFAULT_MAX_SURGE],
    events: &[],
    sources: &[&sources::UPGRADE_CAPACITY, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    // A cluster that reaches the most nodes AKS allows is AKN411.
    let counted = every(evidence).filter(|(_, range)| range.kind != RangeKind::ClusterNodes);
    for (owner, range) in counted {
        let (upgrade, full_scale) = (&range.demand.upgrade, &range.demand.full_scale);
        // A plan that does not grow has the same finding at its upgrade.
        let grows = upgrade.needed != full_scale.needed;
        let fits_without = range
            .usable()
            .is_some_and(|usable| full_scale.without_surge <= usable);
        if !grows || !fits_without || !range.is_short_in_part(Stage::FullScale) {
            continue;
        }
        out.report(
            range.path.clone(),
            format!(
                "{}; without surge it needs {}",
                stage_needs(range, Stage::FullScale),
                grouped(full_scale.without_surge),
            ),
            make_room(evidence, owner, range),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, NODES, VNET, flat, pod_subnet};

    #[test]
    fn eight_nodes_fit_and_their_surge_does_not() {
        let plan = flat().growing_to("8");
        let found = plan.found("AKN214");
        assert_eq!(
            found[0].message,
            "Full scale needs 279 addresses in snet-nodes and it has 251: 28 short; without surge it needs 248"
        );
        assert_eq!(found[0].subject, NODES);
        assert_eq!(flat().growing_to("7").found("AKN214"), []);
        let (mended, fix) = plan.mended("AKN214");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/23");
        assert_eq!(mended.troubles(), []);
    }

    #[test]
    fn where_there_is_no_room_the_plan_grows_less() {
        let plan = flat()
            .with(VNET, "10.240.0.0/24")
            .with(NODES, "10.240.0.0/24")
            .growing_to("8");
        assert_eq!(plan.mended("AKN214").1.title, "Let system grow to 7 nodes");
    }

    #[test]
    fn a_plan_that_does_not_grow_fails_at_its_upgrade() {
        let plan = flat().with(COUNT, "8");
        assert_eq!(plan.found("AKN214"), []);
        assert_eq!(plan.found("AKN202").len(), 1);
    }

    #[test]
    fn pods_in_use_are_growth_too() {
        // Two nodes of 60 fit a /25 with every slot in use, and no surge node of 60.
        let plan = pod_subnet("pod-subnet-dynamic", "10.240.4.0/25")
            .with(MAX_PODS, "60")
            .with(COUNT, "2");
        assert_eq!(plan.found("AKN214").len(), 1);
    }

    #[test]
    fn a_limit_on_nodes_counts_like_a_range() {
        let plan = flat()
            .with("/clusters/0/networkModel", "overlay")
            .with("/clusters/0/podCidr", "10.128.0.0/12")
            .with(NODES, "10.240.0.0/20")
            .growing_to("1000");
        assert_eq!(
            plan.found("AKN214")[0].message,
            "Full scale needs 1,100 nodes in pool system and it may have 1,000: 100 short; without surge it needs 1,000"
        );
    }
}

//! AKN206: the pod subnet holds the nodes but not all of their pods.

use alloc::format;

use super::pod_subnet_too_small::refused;
use super::shortage::{every_of, make_room};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{Measure, RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_SUBNET_FILLS_AT_FULL_SCALE: Rule = Rule {
    id: "AKN206",
    name: "pod-subnet-fills-at-full-scale",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The pod subnet holds the nodes as they start, but not with every pod slot in use.",
    why: "Nodes take addresses in batches as their pods grow in number. Once the subnet is empty, new pods wait without an address, on any node.",
    remedy: "Give the pod subnet a shorter prefix, or lower max pods to what the nodes will run.",
    limits: &[&limits::DYNAMIC_BATCH, &limits::DYNAMIC_FREE],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::IPAM_MATH],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (owner, range) in every_of(evidence, RangeKind::PodSubnet) {
        let full_scale = &range.demand.full_scale;
        let fills = range.measure != Measure::StaticBlocks
            && refused(range).is_none()
            && range.is_short_in_part(Stage::FullScale)
            && range
                .usable()
                .is_some_and(|usable| full_scale.without_surge > usable);
        if fills {
            out.report(
                range.path.clone(),
                format!(
                    "{}; pods beyond that stay without addresses",
                    stage_needs(range, Stage::FullScale)
                ),
                make_room(evidence, owner, range),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, pod_subnet};

    fn plan(count: &str) -> PlanDraft {
        pod_subnet("pod-subnet-dynamic", "10.240.4.0/25")
            .with(MAX_PODS, "60")
            .with(COUNT, count)
    }

    #[test]
    fn every_pod_slot_in_use_is_what_counts() {
        // A /25 has 123 addresses: two nodes of 60, and no surge node of 60 beside them.
        assert_eq!(plan("2").found("AKN206"), []);
        let plan = plan("3");
        assert_eq!(
            plan.found("AKN206")[0].message,
            "Full scale needs 240 addresses in snet-pods and it has 123: 117 short; pods beyond that stay without addresses"
        );
        assert_eq!(plan.found("AKN205"), []);
        let (mended, fix) = plan.mended("AKN206");
        assert_eq!(fix.title, "Grow snet-pods to 10.240.4.0/24");
        assert_eq!(mended.found("AKN214"), []);
    }
}

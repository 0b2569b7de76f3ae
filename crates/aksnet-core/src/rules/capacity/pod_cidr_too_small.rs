//! AKN203: the pod CIDR has fewer blocks than the plan has nodes.

use super::shortage::report_too_small;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_TOO_SMALL: Rule = Rule {
    id: "AKN203",
    name: "pod-cidr-too-small",
    severity: Severity::Error,
    azure_code: Some("InsufficientSubnetSize"),
    summary: "The pod CIDR has fewer blocks than the plan has nodes.",
    why: "Every node takes a block of the pod CIDR, whatever its max pods. Azure counts autoscaled pools at their most and refuses nodes without a block.",
    remedy: "Give the cluster a pod CIDR with a shorter prefix; one that contains the old one keeps the way open to grow later.",
    limits: &[&limits::NODE_POD_BLOCK],
    events: &[],
    sources: &[
        &sources::OVERLAY,
        &sources::OVERLAY_EXPAND,
        &sources::ERROR_SUBNET_SIZE,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    report_too_small(evidence, &[RangeKind::PodCidr], out);
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, NODES};
    use crate::rules::sample::clean;

    const PODS: &str = "/clusters/0/podCidr";

    /// Nodes enough, and pods in that range.
    fn overlay(pods: &str, count: &str) -> PlanDraft {
        clean()
            .with(NODES, "10.240.0.0/22")
            .with(PODS, pods)
            .with(COUNT, count)
    }

    #[test]
    fn a_slash_19_has_blocks_for_32_nodes() {
        assert_eq!(overlay("192.168.0.0/19", "32").found("AKN203"), []);
        // Published: 33 nodes are refused as 8,448 over 8,192.
        let plan = overlay("192.168.0.0/19", "33");
        let found = plan.found("AKN203");
        assert_eq!(
            found[0].message,
            "Creation needs 8,448 addresses in the pod CIDR of aks and it has 8,192: 256 short"
        );
        assert_eq!(found[0].subject, PODS);
        // 33 nodes and four surge nodes.
        let (mended, fix) = plan.mended("AKN203");
        assert_eq!(fix.title, "Grow the pod CIDR to 192.168.0.0/18");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_pod_cidr_with_something_behind_it_moves() {
        let plan = overlay("192.168.0.0/19", "33")
            .with("/connectedRanges/0/addressPrefixes/1", "192.168.32.0/24");
        let (_, fix) = plan.mended("AKN203");
        assert_eq!(fix.title, "Move pods to 10.1.0.0/18");
    }

    #[test]
    fn growth_by_hand_counts_at_full_scale() {
        let plan = overlay("192.168.0.0/19", "3").growing_to("33");
        assert_eq!(
            plan.found("AKN203")[0].message,
            "Full scale needs 9,472 addresses in the pod CIDR of aks and it has 8,192: 1,280 short"
        );
    }

    #[test]
    fn the_default_is_grown_by_stating_it() {
        let plan = overlay("", "300");
        let (mended, fix) = plan.mended("AKN203");
        assert_eq!(fix.title, "Grow the pod CIDR to 10.244.0.0/15");
        assert_eq!(mended.clusters[0].pod_cidr, "10.244.0.0/15");
    }
}

//! AKN204: the pod CIDR has a block for every node but none for the surge nodes of an upgrade.

use super::shortage::report_no_room_to_upgrade;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_NO_ROOM_TO_UPGRADE: Rule = Rule {
    id: "AKN204",
    name: "pod-cidr-no-room-to-upgrade",
    severity: Severity::Error,
    azure_code: Some("InsufficientSubnetSize"),
    summary: "The pod CIDR has a block for every node but not for the surge nodes of an upgrade.",
    why: "A surge node takes a block of the pod CIDR like any other. Without one it does not join, and the upgrade fails.",
    remedy: "Give the cluster a pod CIDR with a shorter prefix, or lower max surge.",
    limits: &[&limits::NODE_POD_BLOCK, &limits::DEFAULT_MAX_SURGE],
    events: &[],
    sources: &[
        &sources::OVERLAY,
        &sources::OVERLAY_EXPAND,
        &sources::UPGRADE_CAPACITY,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    report_no_room_to_upgrade(evidence, &[RangeKind::PodCidr], out);
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_SURGE, NODES};
    use crate::rules::sample::clean;

    #[test]
    fn the_last_block_has_to_be_left_for_a_surge_node() {
        let plan = clean()
            .with(NODES, "10.240.0.0/23")
            .with(COUNT, "256")
            .with(MAX_SURGE, "1");
        assert_eq!(plan.clone().with(COUNT, "255").found("AKN204"), []);
        let found = plan.found("AKN204");
        assert_eq!(
            found[0].message,
            "An upgrade needs 65,792 addresses in the pod CIDR of aks and it has 65,536: 256 short"
        );
        let (_, fix) = plan.mended("AKN204");
        assert_eq!(fix.title, "Grow the pod CIDR to 10.244.0.0/15");
    }

    #[test]
    fn kubenet_takes_the_same_blocks() {
        let plan = clean()
            .with("/clusters/0/networkModel", "kubenet")
            .with("/clusters/0/podCidr", "10.244.0.0/20")
            .with(COUNT, "16");
        assert_eq!(plan.found("AKN204").len(), 1);
        assert_eq!(plan.found("AKN203"), []);
    }
}

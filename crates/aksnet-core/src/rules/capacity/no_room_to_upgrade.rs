//! AKN202: the node subnet holds the nodes but not the surge nodes of an upgrade.

use super::shortage::report_no_room_to_upgrade;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static NO_ROOM_TO_UPGRADE: Rule = Rule {
    id: "AKN202",
    name: "no-room-to-upgrade",
    severity: Severity::Error,
    azure_code: Some("SubnetIsFull"),
    summary: "The node subnet holds the nodes but not the surge nodes of an upgrade.",
    why: "An upgrade adds nodes before it takes old ones away. They get no address, the upgrade fails, and the cluster stays on a version that runs out of support.",
    remedy: "Give the subnet a shorter prefix, lower max surge, or let user pools upgrade with max unavailable instead.",
    limits: &[&limits::RESERVED_PER_SUBNET, &limits::DEFAULT_MAX_SURGE],
    events: &[],
    sources: &[
        &sources::UPGRADE_CAPACITY,
        &sources::ROLLING_UPGRADE,
        &sources::ERROR_SUBNET_FULL,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    report_no_room_to_upgrade(evidence, &[RangeKind::NodeSubnet], out);
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_SURGE, NODES, flat};

    #[test]
    fn seven_nodes_upgrade_in_a_slash_24_and_eight_do_not() {
        assert_eq!(flat().with(COUNT, "7").found("AKN202"), []);
        let plan = flat().with(COUNT, "8");
        let found = plan.found("AKN202");
        assert_eq!(
            found[0].message,
            "An upgrade needs 279 addresses in snet-nodes and it has 251: 28 short"
        );
        assert_eq!(found[0].subject, NODES);
        let (mended, fix) = plan.mended("AKN202");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/23");
        assert_eq!(mended.troubles(), []);
    }

    #[test]
    fn an_upgrade_without_surge_needs_no_room() {
        let plan = flat().with(COUNT, "8").with(MAX_SURGE, "0");
        assert_eq!(plan.found("AKN202"), []);
    }

    #[test]
    fn a_cluster_that_is_not_created_is_not_upgraded() {
        let plan = flat().with(COUNT, "9");
        assert_eq!(plan.found("AKN202"), []);
        assert_eq!(plan.found("AKN201").len(), 1);
    }
}

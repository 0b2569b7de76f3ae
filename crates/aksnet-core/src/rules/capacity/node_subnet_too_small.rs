//! AKN201: the node subnet cannot hold the nodes of the plan.

use super::shortage::report_too_small;
use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static NODE_SUBNET_TOO_SMALL: Rule = Rule {
    id: "AKN201",
    name: "node-subnet-too-small",
    severity: Severity::Error,
    azure_code: Some("InsufficientSubnetSize"),
    summary: "The node subnet cannot hold the nodes the plan asks for.",
    why: "Azure refuses to create the cluster or to add the nodes, and a subnet with nodes in it cannot be resized.",
    remedy: "Give the subnet a shorter prefix, or plan fewer nodes.",
    limits: &[&limits::RESERVED_PER_SUBNET],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING, &sources::ERROR_SUBNET_SIZE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    report_too_small(evidence, &[RangeKind::NodeSubnet], out);
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, NODES, flat};
    use crate::rules::sample::clean;

    #[test]
    fn passes_when_exactly_full() {
        // A /28 holds 16 addresses, 11 of them usable.
        let plan = clean().with(NODES, "10.240.0.0/28").with(COUNT, "11");
        assert_eq!(plan.found("AKN201"), []);
    }

    #[test]
    fn fires_one_node_later_and_says_how_much_is_missing() {
        let plan = clean().with(NODES, "10.240.0.0/28").with(COUNT, "12");
        let found = plan.found("AKN201");
        assert_eq!(
            found[0].message,
            "Creation needs 12 addresses in snet-nodes and it has 11: 1 short"
        );
        assert_eq!(found[0].subject, NODES);
        let (mended, fix) = plan.mended("AKN201");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/27");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn growth_by_hand_counts_at_full_scale_and_surge_alone_does_not() {
        // Eight nodes of 31 are 248 of 251; a ninth does not fit.
        assert_eq!(flat().growing_to("8").found("AKN201"), []);
        assert_eq!(
            flat().growing_to("9").found("AKN201")[0].message,
            "Full scale needs 310 addresses in snet-nodes and it has 251: 59 short"
        );
    }

    #[test]
    fn a_subnet_with_a_neighbour_moves() {
        let plan = flat()
            .with(COUNT, "9")
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.1.0/24",
            );
        let (_, fix) = plan.mended("AKN201");
        assert_eq!(fix.title, "Move snet-nodes to 10.240.2.0/23");
    }
}

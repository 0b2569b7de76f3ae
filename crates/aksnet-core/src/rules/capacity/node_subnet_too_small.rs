//! AKN201: the node subnet cannot hold the nodes of the plan.

use super::{grow, stage_needs};
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage, Verdict};
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
    for (id, range) in evidence.ledger.subnets() {
        let short = [Stage::Create, Stage::FullScale]
            .into_iter()
            .find(|stage| range.verdict(*stage) == Verdict::Error);
        let Some(stage) = short.filter(|_| range.kind == RangeKind::NodeSubnet) else {
            continue;
        };
        out.report(
            range.path.clone(),
            stage_needs(range, stage),
            grow(evidence, range, id),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn passes_when_exactly_full() {
        // A /28 holds 16 addresses, 11 of them usable: ten nodes and one surge node.
        let plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/count", "11");
        assert_eq!(plan.found("AKN201"), []);
    }

    #[test]
    fn fires_one_node_later_and_says_how_much_is_missing() {
        let plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/count", "12");
        let found = plan.found("AKN201");
        assert_eq!(
            found[0].message,
            "Creation needs 12 addresses in snet-nodes and it has 11: 1 short"
        );
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/0/addressPrefix"
        );
        let (mended, fix) = plan.mended("AKN201");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/27");
        assert_eq!(mended.findings(), []);
    }
}

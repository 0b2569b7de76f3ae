//! AKN801: another range for a subnet that something is deployed in.

use alloc::format;

use crate::azure::sources;
use crate::cidr::Block;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNET_IN_USE_CANNOT_GROW: Rule = Rule {
    id: "AKN801",
    name: "subnet-in-use-cannot-grow",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A subnet that something is deployed in gets another range.",
    why: "Azure gives a subnet another range only while it is empty: every node, pod and private endpoint in it has to leave first.",
    remedy: "Plan another subnet beside it, with new pools in it, and take the old pools away.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for pair in difference.subnets() {
        let Some((old, new)) = pair.old.block.zip(pair.new.block) else {
            continue;
        };
        if old != new && difference.is_in_use(pair.old_id) {
            out.report(
                evidence.plan.subnet_path(pair.id),
                format!(
                    "{} {} from {old} to {new}, and something is deployed in it",
                    pair.new.name,
                    verb(old, new)
                ),
                None,
            );
        }
    }
}

fn verb(old: Block, new: Block) -> &'static str {
    if new.contains(old) {
        "grows"
    } else if old.contains(new) {
        "shrinks"
    } else {
        "moves"
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    const NODES: &str = "/virtualNetworks/0/subnets/0/addressPrefix";

    #[test]
    fn a_subnet_with_nodes_in_it_keeps_its_range() {
        for (block, verb) in [
            ("10.240.0.0/23", "grows"),
            ("10.240.0.0/25", "shrinks"),
            ("10.240.4.0/24", "moves"),
        ] {
            let found = clean().with(NODES, block).found_against(&clean(), "AKN801");
            assert_eq!(
                found[0].message,
                alloc::format!(
                    "snet-nodes {verb} from 10.240.0.0/24 to {block}, and something is deployed in it"
                )
            );
            assert_eq!(found[0].subject, NODES);
        }
    }

    #[test]
    fn an_empty_subnet_and_a_plan_without_a_baseline_may_have_any() {
        let grown = clean().with(NODES, "10.240.0.0/23");
        assert_eq!(grown.found("AKN801"), []);
        let empty = clean().with("/clusters/0/nodePools/0/count", "0");
        assert_eq!(grown.found_against(&empty, "AKN801"), []);
        assert_eq!(clean().found_against(&clean(), "AKN801"), []);
    }

    #[test]
    fn a_fix_that_grows_a_subnet_in_use_says_so() {
        let full = clean()
            .with(NODES, "10.240.0.0/28")
            .with("/clusters/0/nodePools/0/count", "12");
        let baseline = clean().with(NODES, "10.240.0.0/28");
        let title = |found: &[crate::rules::Finding]| found[0].fix.clone().unwrap().title;
        assert_eq!(
            title(&full.found_against(&baseline, "AKN201")),
            "Grow snet-nodes to 10.240.0.0/27, once it is empty"
        );
        assert_eq!(
            title(&full.found("AKN201")),
            "Grow snet-nodes to 10.240.0.0/27"
        );
    }
}

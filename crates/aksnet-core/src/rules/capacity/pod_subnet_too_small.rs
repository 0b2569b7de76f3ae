//! AKN205: the pod subnet has less than one batch of addresses for each node.

use super::shortage::{every_of, make_room_throughout};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{Measure, Range, RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_SUBNET_TOO_SMALL: Rule = Rule {
    id: "AKN205",
    name: "pod-subnet-too-small",
    severity: Severity::Error,
    azure_code: Some("InsufficientSubnetSize"),
    summary: "The pod subnet has less than one batch of addresses for each node.",
    why: "Azure counts a batch for every node before it adds any, and refuses nodes beyond that.",
    remedy: "Give the pod subnet a shorter prefix, or plan fewer nodes.",
    limits: &[&limits::DYNAMIC_BATCH, &limits::RESERVED_PER_SUBNET],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::ERROR_SUBNET_SIZE],
    check,
};

/// The stage at which Azure refuses the nodes of a pod subnet, if there is one.
///
/// Where blocks run out before Azure notices, that comes first and is another rule's.
pub(super) fn refused(range: &Range) -> Option<Stage> {
    let mut failing = Stage::ALL.into_iter().filter(|stage| range.fails(*stage));
    let refused = |stage: &Stage| range.short_by_azure(*stage) > 0;
    match range.measure {
        Measure::StaticBlocks => failing.next().filter(refused),
        _ => failing.find(refused),
    }
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (owner, range) in every_of(evidence, RangeKind::PodSubnet) {
        if let Some(stage) = refused(range) {
            out.report(
                range.path.clone(),
                stage_needs(range, stage),
                make_room_throughout(evidence, owner, range),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_SURGE, PODS, pod_subnet};

    const DYNAMIC: &str = "pod-subnet-dynamic";

    #[test]
    fn a_slash_24_holds_15_nodes() {
        let plan = pod_subnet(DYNAMIC, "10.240.4.0/24").with(MAX_SURGE, "0");
        assert_eq!(plan.clone().with(COUNT, "15").found("AKN205"), []);
        let plan = plan.with(COUNT, "16");
        let found = plan.found("AKN205");
        assert_eq!(
            found[0].message,
            "Creation needs 256 addresses in snet-pods and it has 251: 5 short"
        );
        assert_eq!(found[0].subject, PODS);
        // Room for every pod slot too: 16 nodes of 30.
        let (mended, fix) = plan.mended("AKN205");
        assert_eq!(fix.title, "Grow snet-pods to 10.240.4.0/23");
        assert_eq!(mended.found("AKN206"), []);
    }

    #[test]
    fn surge_nodes_ask_for_a_batch_too() {
        let plan = pod_subnet(DYNAMIC, "10.240.4.0/24").with(COUNT, "15");
        assert_eq!(
            plan.found("AKN205")[0].message,
            "An upgrade needs 272 addresses in snet-pods and it has 251: 21 short"
        );
    }

    #[test]
    fn growth_that_azure_refuses_is_no_matter_of_pods() {
        let plan = pod_subnet(DYNAMIC, "10.240.4.0/24").growing_to("16");
        assert!(
            plan.found("AKN205")[0]
                .message
                .starts_with("Full scale needs ")
        );
        assert_eq!(plan.found("AKN206"), []);
    }

    #[test]
    fn azure_refuses_static_blocks_only_by_the_batch() {
        // Published: ten nodes of 250 pods in a /26 are refused as 160 over 59.
        let plan = pod_subnet("pod-subnet-static", "10.240.4.0/26")
            .with("/clusters/0/nodePools/0/maxPods", "250");
        assert_eq!(plan.found("AKN205"), []);
        assert_eq!(plan.with(COUNT, "10").found("AKN205").len(), 1);
    }
}

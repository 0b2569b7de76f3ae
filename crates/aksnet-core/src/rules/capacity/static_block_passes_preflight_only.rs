//! AKN207: Azure accepts nodes that then find no blocks for their pods.

use alloc::format;

use super::pod_subnet_too_small::refused;
use super::shortage::{every_of, make_room_throughout};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{Measure, RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static STATIC_BLOCK_PASSES_PREFLIGHT_ONLY: Rule = Rule {
    id: "AKN207",
    name: "static-block-passes-preflight-only",
    severity: Severity::Error,
    azure_code: None,
    summary: "Azure accepts the nodes, and their whole blocks do not fit the pod subnet.",
    why: "Before it adds a node Azure counts one batch of addresses, whatever the node's max pods. A node that then finds no whole blocks never becomes Ready.",
    remedy: "Give the pod subnet a shorter prefix, or lower max pods.",
    limits: &[
        &limits::STATIC_BLOCK,
        &limits::STATIC_BLOCKS_LOST,
        &limits::DYNAMIC_BATCH,
    ],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::POD_SUBNET_STATIC],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (owner, range) in every_of(evidence, RangeKind::PodSubnet) {
        let mut stages = Stage::ALL.into_iter();
        let failing = stages.find(|stage| range.fails(*stage));
        let passes = range.measure == Measure::StaticBlocks && refused(range).is_none();
        let Some(stage) = failing.filter(|_| passes) else {
            continue;
        };
        out.report(
            range.path.clone(),
            format!(
                "{}; Azure counts {} for each node, accepts them, and they never become Ready",
                stage_needs(range, stage),
                limits::DYNAMIC_BATCH.value,
            ),
            make_room_throughout(evidence, owner, range),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, MAX_SURGE, pod_subnet};

    fn plan(pods: &str, max_pods: &str, count: &str) -> PlanDraft {
        pod_subnet("pod-subnet-static", pods)
            .with(MAX_PODS, max_pods)
            .with(COUNT, count)
    }

    #[test]
    fn three_nodes_of_250_pods_are_accepted_in_a_slash_26_and_never_ready() {
        let plan = plan("10.240.4.0/26", "250", "3");
        assert_eq!(
            plan.found("AKN207")[0].message,
            "Creation needs 768 addresses in snet-pods and it has 32: 736 short; Azure counts 16 for each node, accepts them, and they never become Ready"
        );
        let (mended, fix) = plan.mended("AKN207");
        // Three nodes and a surge node of 256, and two blocks that are lost.
        assert_eq!(fix.title, "Move snet-pods to 10.240.8.0/21");
        assert_eq!(mended.found("AKN205"), []);
    }

    #[test]
    fn the_last_whole_block_counts() {
        // A /23 has 480 addresses in whole blocks: 15 nodes of two blocks.
        let plan = plan("10.240.4.0/23", "31", "15").with(MAX_SURGE, "0");
        assert_eq!(plan.found("AKN207"), []);
        assert_eq!(plan.with(COUNT, "16").found("AKN207").len(), 1);
    }

    #[test]
    fn batches_are_not_blocks() {
        let dynamic = pod_subnet("pod-subnet-dynamic", "10.240.4.0/26").with(MAX_PODS, "250");
        assert_eq!(dynamic.found("AKN207"), []);
    }
}

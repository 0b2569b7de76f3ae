//! AKN211: one step of the autoscaler asks for more than is left.

use alloc::format;

use super::shortage::every;
use super::{called, units};
use crate::azure::sources;
use crate::ledger::Consumer;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static AUTOSCALER_STEP_WILL_NOT_FIT: Rule = Rule {
    id: "AKN211",
    name: "autoscaler-step-will-not-fit",
    severity: Severity::Warning,
    azure_code: None,
    summary: "One step of the autoscaler, from the count of a pool to its most, asks for more addresses than are left.",
    why: "A scale-up is all or nothing: where the last node of a step finds no address, none of its nodes is added, and pods keep waiting.",
    remedy: "Lower the most nodes of the pool to what the range holds, or give the range a shorter prefix.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::SCALE_UP_ALL_OR_NOTHING,
        &sources::PLAN_IP_ADDRESSING,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let nodes = every(evidence).filter(|(_, range)| range.kind.is_drawn_by_nodes());
    for (_, range) in nodes {
        let Some(left) = range.left_in_use(evidence.plan) else {
            continue;
        };
        for draw in &range.draws {
            let (Consumer::Pool(place), Some(cluster)) = (draw.consumer, draw.cluster) else {
                continue;
            };
            let (Some(step), Some(pool)) = (draw.step(evidence.plan), draw.pool(evidence.plan))
            else {
                continue;
            };
            if step.needed <= left {
                continue;
            }
            out.report(
                format!("/clusters/{cluster}/nodePools/{place}/maxCount"),
                format!(
                    "One step of the autoscaler from {} to {} nodes of {} needs {} in {} and {} are left: no node is added",
                    grouped(step.from),
                    grouped(step.to),
                    pool.name,
                    units(step.needed, range),
                    called(range),
                    grouped(left),
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, MAX_SURGE, NODES, pod_subnet};
    use crate::rules::sample::clean;

    #[test]
    fn a_step_takes_what_is_left_or_nothing() {
        // Published: 24 addresses were left in a /26, 30 nodes were asked for, none was added.
        let plan = clean()
            .with(NODES, "10.240.0.0/26")
            .with("/virtualNetworks/0/subnets/0/usedAddresses", "32")
            .with(MAX_SURGE, "0");
        let plan = plan.with(COUNT, "3");
        assert_eq!(plan.clone().autoscaled_to("27").found("AKN211"), []);
        let found = plan.autoscaled_to("33").found("AKN211");
        assert_eq!(
            found[0].message,
            "One step of the autoscaler from 3 to 33 nodes of system needs 30 addresses in snet-nodes and 24 are left: no node is added"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/0/maxCount");
    }

    fn dynamic(count: &str) -> PlanDraft {
        pod_subnet("pod-subnet-dynamic", "10.240.4.0/24")
            .with(MAX_PODS, "60")
            .with(COUNT, count)
            .autoscaled_to("10")
    }

    #[test]
    fn nodes_that_are_full_of_pods_leave_less_for_new_ones() {
        // Creation counts ten batches of 16 and fits. Four nodes full of pods hold 240 of 251.
        let plan = dynamic("4");
        assert_eq!(plan.found("AKN205"), []);
        assert_eq!(
            plan.found("AKN211")[0].message,
            "One step of the autoscaler from 4 to 10 nodes of system needs 96 addresses in snet-pods and 11 are left: no node is added"
        );
        assert_eq!(dynamic("1").found("AKN211"), []);
    }

    #[test]
    fn growth_by_hand_is_no_step() {
        let plan = clean().with(NODES, "10.240.0.0/28").growing_to("40");
        assert_eq!(plan.found("AKN211"), []);
    }
}

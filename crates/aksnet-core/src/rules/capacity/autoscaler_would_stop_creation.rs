//! AKN216: growth by hand that Azure would count from the start if the autoscaler did it.

use alloc::{collections::BTreeSet, format};

use super::called;
use super::shortage::every;
use crate::azure::sources;
use crate::ledger::{Consumer, Draw, Measure, Range, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static AUTOSCALER_WOULD_STOP_CREATION: Rule = Rule {
    id: "AKN216",
    name: "autoscaler-would-stop-creation",
    severity: Severity::Info,
    azure_code: Some("InsufficientSubnetSize"),
    summary: "A node pool grows by hand to a size that would stop creation if the autoscaler did it.",
    why: "Azure counts an autoscaled pool at its most nodes from the start, a pool scaled by hand at its count.",
    remedy: "Give the range room for the most nodes before turning the autoscaler on.",
    limits: &[],
    events: &[],
    sources: &[&sources::ERROR_SUBNET_SIZE, &sources::AKS_RELEASES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    // Static blocks are not what Azure counts; they have a rule of their own.
    let counted =
        |range: &Range| range.kind.is_drawn_by_nodes() && range.measure != Measure::StaticBlocks;
    let mut told = BTreeSet::new();
    for (_, range) in every(evidence).filter(|(_, range)| counted(range)) {
        let Some(usable) = range.usable().filter(|_| range.short(Stage::Create) == 0) else {
            continue;
        };
        let nodes = range.nodes(Stage::Create);
        for draw in &range.draws {
            let (Consumer::Pool(place), Some(cluster)) = (draw.consumer, draw.cluster) else {
                continue;
            };
            let grows = draw
                .pool(evidence.plan)
                .filter(|pool| pool.autoscaled == Some(false));
            let needed = range.needed_if_autoscaled(draw);
            let (Some(pool), Some(needed)) = (grows, needed.filter(|needed| *needed > usable))
            else {
                continue;
            };
            if !told.insert((cluster, place)) {
                continue;
            }
            out.report(
                format!("/clusters/{cluster}/nodePools/{place}/enableAutoScaling"),
                format!(
                    "Turning on the autoscaler for {} would stop creation: Azure then counts {} nodes from the start, {} of {} {} in {}",
                    pool.name,
                    grouped(nodes.saturating_add(growth(draw))),
                    grouped(needed),
                    grouped(usable),
                    range.kind.unit(),
                    called(range),
                ),
                None,
            );
        }
    }
}

/// Nodes the pool of a line grows by.
fn growth(draw: &Draw) -> u64 {
    let steady = |stage| draw.stages.at(stage).map_or(0, |units| units.nodes.steady);
    steady(Stage::FullScale).saturating_sub(steady(Stage::Create))
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, flat};

    #[test]
    fn the_most_nodes_would_count_from_the_start() {
        assert_eq!(flat().growing_to("8").found("AKN216"), []);
        let plan = flat().growing_to("9");
        let found = plan.found("AKN216");
        assert_eq!(
            found[0].message,
            "Turning on the autoscaler for system would stop creation: Azure then counts 9 nodes from the start, 279 of 251 addresses in snet-nodes"
        );
        assert_eq!(
            found[0].subject,
            "/clusters/0/nodePools/0/enableAutoScaling"
        );
    }

    #[test]
    fn it_does_once_it_is_on_and_is_then_an_error() {
        let plan = flat().autoscaled_to("9");
        assert_eq!(plan.found("AKN216"), []);
        assert_eq!(plan.found("AKN201").len(), 1);
    }

    #[test]
    fn what_is_not_created_anyway_is_told_elsewhere() {
        assert_eq!(flat().with(COUNT, "9").growing_to("12").found("AKN216"), []);
    }
}

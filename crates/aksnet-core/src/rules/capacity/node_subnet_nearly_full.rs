//! AKN210: an upgrade leaves the node subnet next to nothing.

use alloc::{format, string::String};

use super::shortage::every_of;
use super::{name_of, takes_all, units};
use crate::azure::{limits, sources};
use crate::ledger::{Consumer, Range, RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static NODE_SUBNET_NEARLY_FULL: Rule = Rule {
    id: "AKN210",
    name: "node-subnet-nearly-full",
    severity: Severity::Warning,
    azure_code: None,
    summary: "An upgrade leaves the node subnet under a tenth of its addresses, or less than one more node takes.",
    why: "A node that is slow to go, a load balancer or a private endpoint is enough to fill the subnet, and it cannot be resized while nodes are in it.",
    remedy: "Give the subnet a shorter prefix while it is still empty.",
    limits: &[&limits::RESERVED_PER_SUBNET],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING, &sources::VNET_FAQ],
    check,
};

/// One part of the usable addresses in so many is little. The planner's own measure.
const LITTLE: u64 = 10;

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (_, range) in every_of(evidence, RangeKind::NodeSubnet) {
        let fits = range.short(Stage::Create) == 0
            && range.short(Stage::Upgrade) == 0
            && !range.fails(Stage::FullScale);
        if let Some(message) = nearly_full(range).filter(|_| fits) {
            out.report(range.path.clone(), message, None);
        }
    }
}

fn nearly_full(range: &Range) -> Option<String> {
    let usable = range.usable()?;
    let nodes = range
        .draws
        .iter()
        .filter(|draw| matches!(draw.consumer, Consumer::Pool(_)))
        .filter_map(|draw| draw.stages.upgrade);
    // A subnet of load balancers and endpoints alone may be as full as it likes.
    let one_more = nodes.map(|units| units.per_node).max()?;
    let left = range.left(Stage::Upgrade);
    let leaves = || {
        format!(
            "{} leaves {} of {} in {}",
            name_of(Stage::Upgrade),
            grouped(left),
            units(usable, range),
            range.name
        )
    };
    if left == 0 {
        Some(takes_all(range, Stage::Upgrade))
    } else if left < one_more {
        Some(format!(
            "{}, and one more node takes {}",
            leaves(),
            grouped(one_more)
        ))
    } else if left.saturating_mul(LITTLE) < usable {
        Some(format!("{}, less than a tenth", leaves()))
    } else if range.demand.full_scale.needed == usable {
        Some(takes_all(range, Stage::FullScale))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_SURGE, NODES, flat};
    use crate::rules::sample::clean;

    #[test]
    fn less_than_one_more_node() {
        assert_eq!(flat().with(COUNT, "6").found("AKN210"), []);
        let found = flat().with(COUNT, "7").found("AKN210");
        assert_eq!(
            found[0].message,
            "An upgrade leaves 3 of 251 addresses in snet-nodes, and one more node takes 31"
        );
        assert_eq!(found[0].subject, NODES);
    }

    #[test]
    fn less_than_a_tenth() {
        // 226 of 251 leave 25, which is a tenth all but 0.1.
        let plan = clean().with(MAX_SURGE, "1");
        assert_eq!(plan.clone().with(COUNT, "224").found("AKN210"), []);
        assert_eq!(
            plan.with(COUNT, "225").found("AKN210")[0].message,
            "An upgrade leaves 25 of 251 addresses in snet-nodes, less than a tenth"
        );
    }

    #[test]
    fn nothing_at_all() {
        let plan = clean().with(NODES, "10.240.0.0/28").with(MAX_SURGE, "1");
        assert_eq!(
            plan.clone().with(COUNT, "10").found("AKN210")[0].message,
            "An upgrade takes all 11 addresses of snet-nodes: none is left"
        );
        assert_eq!(
            plan.with(COUNT, "3").growing_to("10").found("AKN210")[0].message,
            "Full scale takes all 11 addresses of snet-nodes: none is left"
        );
    }

    #[test]
    fn worse_findings_say_it_already() {
        for count in ["8", "9"] {
            assert_eq!(flat().with(COUNT, count).found("AKN210"), []);
        }
    }
}

//! The four figures below the sums: nodes, pods, what limits them, services.

use aksnet_core::ledger::{Consumer, Range, RangeKind, Stage};
use aksnet_core::rules::grouped;
use aksnet_core::sizing::{Question, capacity};

use crate::planner::Outcome;

/// A figure: what it is, the number, what there is to add.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// What it is.
    pub(super) name: &'static str,
    /// The number.
    pub(super) number: String,
    /// What there is to add.
    pub(super) note: String,
}

/// The four figures of a cluster.
pub(super) fn figures(outcome: &Outcome, cluster: usize) -> Vec<Figure> {
    let (plan, ledger) = (&outcome.plan, &outcome.ledger);
    let at = |stage| capacity(plan, ledger, cluster, Question::at(stage));
    let (create, upgrade) = (at(Stage::Create), at(Stage::Upgrade));
    let number = |number: Option<u64>| number.map_or_else(|| "not known".to_owned(), grouped);
    let upgradeable = |number: Option<u64>| {
        number.map_or_else(String::new, |number| {
            format!("{} to stay upgradeable", grouped(number))
        })
    };
    let limit = create.and_then(|create| ledger.ranges.get(create.limited_by?));
    let mut own = ledger.of_cluster(cluster);
    let services = own.find(|range| range.kind == RangeKind::ServiceCidr);
    vec![
        Figure {
            name: "Nodes that fit",
            number: number(create.map(|create| create.nodes)),
            note: upgradeable(upgrade.map(|upgrade| upgrade.nodes)),
        },
        Figure {
            name: "Pods that fit",
            number: number(create.map(|create| create.pods)),
            note: upgradeable(upgrade.map(|upgrade| upgrade.pods)),
        },
        Figure {
            name: "Limited by",
            number: limit.map_or_else(|| "nothing here".to_owned(), limit_name),
            note: limit.map(division).unwrap_or_default(),
        },
        Figure {
            name: "Service addresses",
            number: number(services.and_then(Range::usable)),
            note: services
                .and_then(|range| range.block)
                .map_or_else(String::new, |block| format!("in {block}")),
        },
    ]
}

fn limit_name(range: &Range) -> String {
    if range.block.is_some() && range.kind != RangeKind::PodCidr {
        range.name.clone()
    } else {
        range.kind.title().to_owned()
    }
}

/// "251 ÷ 31, rounded down", where every node takes the same.
fn division(range: &Range) -> String {
    let Some(usable) = range.usable() else {
        return String::new();
    };
    let mut each = None;
    let mut beside: u64 = 0;
    for draw in &range.draws {
        let Some(units) = draw.stages.create else {
            return String::new();
        };
        match (draw.consumer, each) {
            (Consumer::Pool(_), None) => each = Some(units.per_node),
            (Consumer::Pool(_), Some(each)) if each == units.per_node => {}
            (Consumer::Pool(_), Some(_)) => {
                return format!("{} {}", grouped(usable), range.kind.unit());
            }
            _ => beside = beside.saturating_add(units.units),
        }
    }
    let usable = match beside {
        0 => grouped(usable),
        beside => format!("({} − {})", grouped(usable), grouped(beside)),
    };
    match each {
        None | Some(0 | 1) => format!("{usable} {}", range.kind.unit()),
        Some(each) => format!("{usable} ÷ {}, rounded down", grouped(each)),
    }
}

#[cfg(test)]
mod tests {
    use super::figures;
    use crate::results::example::{Draft, blank, contoso, outcome};

    fn lines(draft: &Draft) -> Vec<String> {
        let line =
            |figure: super::Figure| format!("{}: {} {}", figure.name, figure.number, figure.note);
        figures(&outcome(draft), 0).into_iter().map(line).collect()
    }

    #[test]
    fn the_figures_of_the_worked_example() {
        assert_eq!(
            lines(&contoso()),
            [
                "Nodes that fit: 8 6 to stay upgradeable",
                "Pods that fit: 240 180 to stay upgradeable",
                "Limited by: snet-nodes 251 ÷ 31, rounded down",
                "Service addresses: 65,534 in 10.0.0.0/16",
            ]
        );
    }

    #[test]
    fn what_stands_beside_the_nodes_is_taken_off_first() {
        let draft = contoso().with("/clusters/0/internalLoadBalancerSubnet", "snet-nodes");
        assert_eq!(
            lines(&draft)[2],
            "Limited by: snet-nodes (251 − 2) ÷ 31, rounded down"
        );
        let mixed = draft.with("/clusters/0/nodePools/1/maxPods", "20");
        assert_eq!(lines(&mixed)[2], "Limited by: snet-nodes 251 addresses");
    }

    #[test]
    fn a_plan_without_a_cluster_has_none() {
        assert_eq!(lines(&blank())[0], "Nodes that fit: not known ");
    }
}

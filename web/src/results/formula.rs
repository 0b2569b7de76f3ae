//! The sums behind the numbers, written out.

use aksnet_core::ledger::{Consumer, Nodes, Range, Stage, Units};
use aksnet_core::rules::grouped;

/// "(3 + 1) × 31", "3 × 31", "3 + 1"; empty for what is no count of nodes.
pub(super) fn line(units: Units) -> String {
    match (units.nodes, units.per_node) {
        (_, 0) => String::new(),
        (nodes, 1) => plus(nodes),
        (nodes, each) if nodes.surge == 0 => {
            format!("{} × {}", grouped(nodes.steady), grouped(each))
        }
        (nodes, each) => format!("({}) × {}", plus(nodes), grouped(each)),
    }
}

/// "3 + 1", "3".
fn plus(nodes: Nodes) -> String {
    match nodes.surge {
        0 => grouped(nodes.steady),
        surge => format!("{} + {}", grouped(nodes.steady), grouped(surge)),
    }
}

/// "(3 + 1 + 5 + 1) × 31 + 2 internal load balancers"; pools of the same size share a bracket.
pub(super) fn sum(range: &Range, stage: Stage) -> String {
    let mut brackets: Vec<(u64, Vec<String>)> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for draw in &range.draws {
        let Some(units) = draw.stages.at(stage) else {
            continue;
        };
        if !matches!(draw.consumer, Consumer::Pool(_)) {
            others.push(format!(
                "{} {}",
                grouped(units.units),
                draw.consumer.title()
            ));
            continue;
        }
        let nodes = plus(units.nodes);
        match brackets
            .iter_mut()
            .find(|(each, _)| *each == units.per_node)
        {
            Some((_, terms)) => terms.push(nodes),
            None => brackets.push((units.per_node, vec![nodes])),
        }
    }
    let brackets = brackets.into_iter().map(|(each, terms)| {
        let inner = terms.join(" + ");
        match each {
            1 => inner,
            each if inner.contains(' ') => format!("({inner}) × {}", grouped(each)),
            each => format!("{inner} × {}", grouped(each)),
        }
    });
    brackets.chain(others).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use aksnet_core::ledger::{RangeKind, Stage};

    use super::{line, sum};
    use crate::results::example::{contoso, outcome};

    #[test]
    fn the_sums_of_the_worked_example() {
        let outcome = outcome(&contoso());
        let range = outcome
            .ledger
            .of_kind(RangeKind::NodeSubnet)
            .next()
            .unwrap();
        let sums = Stage::ALL.map(|stage| sum(range, stage));
        assert_eq!(
            sums,
            [
                "(3 + 5) × 31",
                "(3 + 1 + 5 + 1) × 31",
                "(3 + 1 + 10 + 1) × 31"
            ]
        );
        let lines = Stage::ALL.map(|stage| line(range.draws[1].stages.at(stage).unwrap()));
        assert_eq!(lines, ["5 × 31", "(5 + 1) × 31", "(10 + 1) × 31"]);
    }

    #[test]
    fn what_is_no_pool_stands_behind_the_brackets() {
        let draft = contoso()
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-nodes")
            .with("/clusters/0/nodePools/1/maxPods", "20");
        let outcome = outcome(&draft);
        let range = outcome
            .ledger
            .of_kind(RangeKind::NodeSubnet)
            .next()
            .unwrap();
        assert_eq!(
            sum(range, Stage::Upgrade),
            "(3 + 1) × 31 + (5 + 1) × 21 + 2 internal load balancers"
        );
    }
}

//! The plan's own points beside the curve.

use aksnet_core::ledger::{RangeKind, Stage};
use aksnet_core::rules::grouped;

use crate::mark::Sign;
use crate::planner::Outcome;

/// Nodes of the plan at a stage, surge included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// The stage.
    pub(super) stage: Stage,
    /// Nodes.
    pub(super) nodes: u64,
}

/// The plan's nodes at each stage; empty where they cannot be read.
pub(super) fn points(outcome: &Outcome, cluster: usize) -> Vec<Point> {
    let mut ranges = outcome.ledger.of_cluster(cluster);
    let nodes = ranges.find(|range| range.kind == RangeKind::ClusterNodes);
    let point = |stage| {
        let demand = nodes?.demand.at(stage);
        (!demand.incomplete).then_some(Point {
            stage,
            nodes: demand.needed,
        })
    };
    Stage::ALL.into_iter().filter_map(point).collect()
}

impl Point {
    /// "start 8".
    pub(super) fn label(self) -> String {
        let name = match self.stage {
            Stage::Create => "start",
            Stage::Upgrade => "upgrade",
            Stage::FullScale => "full",
        };
        format!("{name} {}", grouped(self.nodes))
    }

    /// Whether so many nodes hold it.
    pub(super) const fn sign(self, fit: u64) -> Sign {
        if self.nodes <= fit {
            Sign::Ok
        } else {
            Sign::Error
        }
    }

    /// "Starts with 8 of 8 nodes", "Upgrades with 10 nodes: 2 too many".
    pub(super) fn in_words(self, fit: u64) -> String {
        let name = match self.stage {
            Stage::Create => "Starts with",
            Stage::Upgrade => "Upgrades with",
            Stage::FullScale => "Full scale has",
        };
        match self.nodes.checked_sub(fit) {
            None | Some(0) => format!("{name} {} of {} nodes", grouped(self.nodes), grouped(fit)),
            Some(beyond) => format!(
                "{name} {} nodes: {} too many",
                grouped(self.nodes),
                grouped(beyond)
            ),
        }
    }
}

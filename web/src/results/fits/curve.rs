//! What a subnet holds, as a curve over max pods.

use aksnet_core::azure::limits;
use aksnet_core::cidr::Block;
use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::{FrontierPoint, frontier};
use aksnet_core::sorting;

/// Max pods that are asked for most.
const COMMON: [u64; 6] = [10, 20, 30, 50, 110, 250];

/// The curve ends here where the plan has no more pods on a node; beyond it little happens.
const SHORT_END: u64 = 110;

/// A subnet of some size in some model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// The model.
    pub(super) model: NetworkModel,
    /// Prefix length of the subnet.
    pub(super) prefix: u8,
    /// The pod range, which limits some models too.
    pub(super) pod_cidr: Option<Block>,
}

/// What it holds at each max pods from the least on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve(Vec<FrontierPoint>);

impl Curve {
    /// The curve of a subnet, as far as it is drawn for a plan with so many pods on a node, and
    /// beyond it the values that stand beside it.
    pub(super) fn of(asked: Asked, own: Option<u64>) -> Self {
        let end = end(own);
        let beyond = COMMON.into_iter().filter(|pods| *pods > end);
        let pods = (limits::LEAST_MAX_PODS.value..=end).chain(beyond);
        let frontier = frontier(asked.model, asked.prefix, asked.pod_cidr, pods);
        Self(frontier.map(|frontier| frontier.points).unwrap_or_default())
    }

    /// What it holds at that max pods.
    pub(super) fn at(&self, max_pods: u64) -> Option<FrontierPoint> {
        let mut points = self.0.iter();
        points.find(|point| point.max_pods == max_pods).copied()
    }

    /// Nodes it holds at the least max pods: the most it ever holds.
    pub(super) fn most(&self) -> u64 {
        self.0.first().map_or(0, |point| point.nodes)
    }

    /// The steps of the curve up to an end: where each begins, from 0, and its height in `tall` units.
    pub(super) fn steps(&self, end: u64, top: u64, tall: u64) -> Vec<(u64, u64)> {
        let mut steps: Vec<(u64, u64)> = Vec::new();
        let first = limits::LEAST_MAX_PODS.value;
        for point in self.0.iter().filter(|point| point.max_pods <= end) {
            let height = height(point.nodes, top, tall);
            if steps.last().is_none_or(|(_, last)| *last != height) {
                steps.push((point.max_pods.saturating_sub(first), height));
            }
        }
        steps
    }
}

/// Max pods of the table: the common ones and the plan's own.
pub(super) fn columns(own: Option<u64>) -> Vec<u64> {
    let mut columns: Vec<u64> = COMMON.into_iter().chain(own).collect();
    sorting::sort(&mut columns);
    columns.dedup();
    columns
}

/// Where the curve ends.
pub(super) fn end(own: Option<u64>) -> u64 {
    if own.is_some_and(|own| own > SHORT_END) {
        limits::GREATEST_MAX_PODS.value
    } else {
        SHORT_END
    }
}

/// Nodes at the top of the chart: three steps of a round number.
pub(in crate::results) fn top(nodes: u64) -> u64 {
    const ROUND: [u64; 5] = [1, 2, 4, 5, 8];
    let mut tens: u64 = 1;
    loop {
        let steps = ROUND
            .iter()
            .map(|step| step.saturating_mul(tens).saturating_mul(3));
        if let Some(top) = steps.into_iter().find(|top| *top >= nodes) {
            return top;
        }
        // Saturates before it runs out of numbers, and then every number is covered.
        tens = tens.saturating_mul(10);
    }
}

/// A number of nodes as a height; what is beyond the top stays above it.
pub(in crate::results) fn height(nodes: u64, top: u64, tall: u64) -> u64 {
    let height = nodes.saturating_mul(tall).checked_div(top).unwrap_or(0);
    height.min(tall.saturating_mul(2))
}

/// The outline of the steps, from the left edge to `width`, in a box `tall` units high.
pub(in crate::results) fn outline(steps: &[(u64, u64)], width: u64, tall: u64) -> String {
    let mut parts: Vec<String> = Vec::with_capacity(steps.len().saturating_add(1));
    for (from, height) in steps {
        // Heights grow upwards, a path downwards; above the box is out of sight.
        let y = match tall.checked_sub(*height) {
            Some(y) => y.to_string(),
            None => format!("-{}", height.saturating_sub(tall)),
        };
        let place = if parts.is_empty() { "M" } else { "H" };
        let across = if parts.is_empty() { " " } else { "V" };
        parts.push(format!("{place}{from}{across}{y}"));
    }
    parts.push(format!("H{width}"));
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::{Asked, Curve, columns, outline, top};
    use aksnet_core::model::NetworkModel;

    fn curve(prefix: u8) -> Curve {
        let asked = Asked {
            model: NetworkModel::NodeSubnet,
            prefix,
            pod_cidr: None,
        };
        Curve::of(asked, None)
    }

    #[test]
    fn the_values_of_the_worked_example() {
        let held = columns(Some(30))
            .into_iter()
            .map(|pods| curve(24).at(pods).unwrap());
        let held: Vec<(u64, u64)> = held.map(|point| (point.nodes, point.pods)).collect();
        assert_eq!(
            held,
            [(22, 220), (11, 220), (8, 240), (4, 200), (2, 220), (1, 250)]
        );
        assert_eq!(curve(23).at(30).unwrap().nodes, 16);
    }

    #[test]
    fn the_top_is_three_round_steps() {
        let tops = [0, 3, 4, 22, 25, 251, 5_957].map(top);
        assert_eq!(tops, [3, 3, 6, 24, 30, 300, 6_000]);
        assert_eq!(top(u64::MAX), u64::MAX);
    }

    #[test]
    fn equal_heights_are_one_step() {
        let steps = curve(24).steps(110, 24, 240);
        assert_eq!(steps[..3], [(0, 220), (1, 200), (2, 190)]);
        assert!(steps.len() < 25, "{steps:?}");
        assert_eq!(outline(&[(0, 220), (1, 200)], 100, 240), "M0 20H1V40H100");
        assert_eq!(outline(&[(0, 480)], 100, 240), "M0 -240H100");
    }
}

//! The step chart: x in percent and no scaling, so that text keeps its size.

use aksnet_core::azure::limits;
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::curve::{Curve, end, height, outline, top};
use super::points::Point;
use crate::mark::Sign;
use crate::results::amount::listed;
use crate::results::scale::percent;

/// Height of the drawing, without the names of the axis. Unit: CSS pixels.
const TALL: u64 = 226;

/// Labels are at least so far apart. Unit: CSS pixels.
const APART: u64 = 13;

/// What the chart needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Prefix length of the subnet.
    pub(super) prefix: u8,
    /// What it holds.
    pub(super) curve: std::rc::Rc<Curve>,
    /// What the next larger one holds.
    pub(super) larger: std::rc::Rc<Curve>,
    /// The plan's points.
    pub(super) points: Vec<Point>,
    /// Pods of the plan on a node.
    pub(super) own: Option<u64>,
}

/// What a subnet holds at each max pods, and where the plan stands.
#[component]
pub(super) fn Chart(props: &Props) -> Html {
    let Props {
        prefix,
        curve,
        larger,
        points,
        own,
    } = props;
    let end = end(*own);
    let first = limits::LEAST_MAX_PODS.value;
    let width = end.saturating_sub(first);
    let full = points.iter().map(|point| point.nodes).max().unwrap_or(0);
    // A plan far beyond the subnet would press its curve flat.
    let top = top(full.min(curve.most().saturating_mul(3)).max(curve.most()));
    let steps = |curve: &Curve| outline(&curve.steps(end, top, TALL), width, TALL);
    let line = steps(curve);
    let ticks = [0_u64, 1, 2, 3].map(|third| {
        let nodes = top.saturating_mul(third) / 3;
        (nodes, TALL.saturating_sub(height(nodes, top, TALL)))
    });
    let names = [first, 30, 70, 110, 150, 200, 250];
    html! {
        <svg class="chart" width="100%" height="250" role="img" aria-labelledby="fit-t">
            <title id="fit-t">{ title(*prefix, curve, larger, points, *own) }</title>
            for (nodes, y) in ticks {
                <text key={nodes} x="5.6%" y={y.saturating_add(4).to_string()} class="end">{ grouped(nodes) }</text>
            }
            <svg x="7%" width="93%" height={TALL.to_string()}>
                for (nodes, y) in ticks {
                    <rect key={nodes} class="g0" y={y.min(TALL.saturating_sub(1)).to_string()} width="100%" height="1" />
                }
                <svg width="100%" height={TALL.to_string()} viewBox={format!("0 0 {width} {TALL}")} preserveAspectRatio="none">
                    <path class="sub" d={format!("{line}V{TALL}H0Z")} />
                    <path class="larger" d={steps(larger)} />
                    <path class="curve" d={line} />
                </svg>
            </svg>
            <svg x="7%" width="93%" height={TALL.to_string()} class="points">
                if let Some(own) = own {
                    { marks(points, curve.at(*own).map_or(0, |point| point.nodes), top, percent(own.saturating_sub(first), width)) }
                }
            </svg>
            for pods in names.into_iter().filter(|pods| *pods <= end) {
                <text key={pods} x={axis(pods.saturating_sub(first), width)} y="244" class={classes!(anchor(pods, first, end))}>
                    { pods }{ if pods == end { " max pods" } else { "" } }
                </text>
            }
        </svg>
    }
}

/// Where a share of the axis lies in the whole drawing, of which it is the last 93 %.
fn axis(part: u64, whole: u64) -> String {
    let share = crate::results::scale::thousandths(part, whole);
    crate::results::scale::in_percent(
        share
            .saturating_mul(93)
            .div_euclid(100)
            .saturating_add(7_000),
    )
}

const fn anchor(pods: u64, first: u64, end: u64) -> &'static str {
    if pods == first {
        "start"
    } else if pods == end {
        "end"
    } else {
        "mid"
    }
}

/// The plan's points, each with its words, kept apart.
fn marks(points: &[Point], fit: u64, top: u64, x: String) -> Html {
    let mut free = TALL.saturating_add(APART);
    let marks = points.iter().map(|point| {
        let y = TALL.saturating_sub(height(point.nodes, top, TALL));
        let text = y.saturating_add(4).min(free.saturating_sub(APART)).max(APART);
        free = text;
        let sign = point.sign(fit);
        let mark = if sign == Sign::Ok {
            html! { <circle class="pt ok" cy={y.to_string()} r="4" /> }
        } else {
            html! { <rect class="pt err" x="-4" y={y.saturating_sub(4).to_string()} width="8" height="8" /> }
        };
        html! { <g key={point.label()}>{ mark }<text x="10" y={text.to_string()} class="halo">{ point.label() }</text></g> }
    });
    html! { <svg {x} overflow="visible">{ for marks }</svg> }
}

/// What the chart says.
fn title(prefix: u8, curve: &Curve, larger: &Curve, points: &[Point], own: Option<u64>) -> String {
    let held = super::curve::columns(own)
        .into_iter()
        .filter_map(|pods| curve.at(pods));
    let mut held: Vec<String> = held
        .map(|point| format!("{} at {}", grouped(point.nodes), point.max_pods))
        .collect();
    if let Some(first) = held.first_mut() {
        *first = format!("{} pods each", first.replacen(" at ", " nodes at ", 1));
    }
    let full = points.last().zip(own);
    let full = full.and_then(|(full, own)| Some((full, own, larger.at(own)?)));
    let beside = full.map_or_else(String::new, |(full, own, larger)| {
        format!(
            " The plan has {} nodes at {own} pods at full scale; a /{} holds {}.",
            grouped(full.nodes),
            prefix.saturating_sub(1),
            grouped(larger.nodes),
        )
    });
    format!("A /{prefix} holds {}.{beside}", listed(&held))
}

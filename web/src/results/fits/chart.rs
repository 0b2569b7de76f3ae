//! The step chart: x in percent and no scaling, so that text keeps its size.

use aksnet_core::azure::limits;
use aksnet_core::rules::grouped;

use super::curve::{Curve, end, height, outline, top};
use super::points::Point;
use crate::mark::Sign;
use crate::markup::{Tag, tag};
use crate::results::amount::listed;
use crate::results::scale::percent;

/// Height of the drawing, without the names of the axis. Unit: CSS pixels.
const TALL: u64 = 226;

/// Labels are at least so far apart. Unit: CSS pixels.
const APART: u64 = 13;

/// What a subnet holds at each max pods, and where the plan stands.
pub(super) struct Chart<'a> {
    /// Prefix length of the subnet.
    pub(super) prefix: u8,
    /// What it holds.
    pub(super) curve: &'a Curve,
    /// What the next larger one holds.
    pub(super) larger: &'a Curve,
    /// The plan's points.
    pub(super) points: &'a [Point],
    /// Pods of the plan on a node.
    pub(super) own: Option<u64>,
}

impl Chart<'_> {
    /// The drawing, with its title for those who cannot see it.
    pub(super) fn show(&self) -> Tag {
        let (curve, end) = (self.curve, end(self.own));
        let first = limits::LEAST_MAX_PODS.value;
        let width = end.saturating_sub(first);
        let full = self.points.iter().map(|point| point.nodes).max();
        // A plan far beyond the subnet would press its curve flat.
        let full = full.unwrap_or(0).min(curve.most().saturating_mul(3));
        let top = top(full.max(curve.most()));
        let ticks = [0_u64, 1, 2, 3].map(|third| {
            let nodes = top.saturating_mul(third) / 3;
            (nodes, TALL.saturating_sub(height(nodes, top, TALL)))
        });
        let numbers = ticks.map(|(nodes, y)| {
            let number = tag("text").class("end").set("x", "5.6%");
            number
                .number("y", y.saturating_add(4))
                .text(&grouped(nodes))
        });
        let points = self.own.map(|own| {
            let fit = curve.at(own).map_or(0, |point| point.nodes);
            marks(
                self.points,
                fit,
                top,
                &percent(own.saturating_sub(first), width),
            )
        });
        let names = [first, 30, 70, 110, 150, 200, 250];
        let names = names.into_iter().filter(|pods| *pods <= end).map(|pods| {
            let name = tag("text")
                .class(anchor(pods, first, end))
                .set("x", &axis(pods.saturating_sub(first), width))
                .set("y", "244")
                .text(&pods.to_string());
            if pods == end {
                name.text(" max pods")
            } else {
                name
            }
        });
        tag("svg")
            .class("chart")
            .set("width", "100%")
            .set("height", "250")
            .set("role", "img")
            .set("aria-labelledby", "fit-t")
            .with(tag("title").set("id", "fit-t").text(&self.title()))
            .all(numbers)
            .with(self.curves(width, end, top, ticks.map(|(_, y)| y)))
            .with(field(TALL).class("points").all(points))
            .all(names)
    }

    /// Lines across, what the subnet holds, what the next larger one holds.
    fn curves(&self, width: u64, end: u64, top: u64, ticks: [u64; 4]) -> Tag {
        let steps = |curve: &Curve| outline(&curve.steps(end, top, TALL), width, TALL);
        let path = |class: &str, d: &str| tag("path").class(class).set("d", d);
        let line = steps(self.curve);
        let curves = tag("svg")
            .set("width", "100%")
            .number("height", TALL)
            .set("viewBox", &format!("0 0 {width} {TALL}"))
            .set("preserveAspectRatio", "none")
            .with(path("sub", &format!("{line}V{TALL}H0Z")))
            .with(path("larger", &steps(self.larger)))
            .with(path("curve", &line));
        let across = ticks.map(|y| {
            tag("rect")
                .class("g0")
                .number("y", y.min(TALL.saturating_sub(1)))
                .set("width", "100%")
                .set("height", "1")
        });
        field(TALL).all(across).with(curves)
    }

    /// What the chart says.
    fn title(&self) -> String {
        let held = super::curve::columns(self.own);
        let held = held.into_iter().filter_map(|pods| self.curve.at(pods));
        let mut held: Vec<String> = held
            .map(|point| format!("{} at {}", grouped(point.nodes), point.max_pods))
            .collect();
        if let Some(first) = held.first_mut() {
            *first = format!("{} pods each", first.replacen(" at ", " nodes at ", 1));
        }
        let full = self.points.last().zip(self.own);
        let full = full.and_then(|(full, own)| Some((full, own, self.larger.at(own)?)));
        let beside = full.map_or_else(String::new, |(full, own, larger)| {
            format!(
                " The plan has {} nodes at {own} pods at full scale; a /{} holds {}.",
                grouped(full.nodes),
                self.prefix.saturating_sub(1),
                grouped(larger.nodes),
            )
        });
        format!("A /{} holds {}.{beside}", self.prefix, listed(&held))
    }
}

/// The part of the drawing beside the numbers.
pub(in crate::results) fn field(tall: u64) -> Tag {
    let field = tag("svg").set("x", "7%").set("width", "93%");
    field.number("height", tall)
}

/// Where a share of the axis lies in the whole drawing, of which it is the last 93 %.
pub(in crate::results) fn axis(part: u64, whole: u64) -> String {
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
fn marks(points: &[Point], fit: u64, top: u64, x: &str) -> Tag {
    let mut free = TALL.saturating_add(APART);
    let marks = points.iter().map(|point| {
        let y = TALL.saturating_sub(height(point.nodes, top, TALL));
        let text = y
            .saturating_add(4)
            .min(free.saturating_sub(APART))
            .max(APART);
        free = text;
        let mark = if point.sign(fit) == Sign::Ok {
            let mark = tag("circle").class("pt ok");
            mark.number("cy", y).set("r", "4")
        } else {
            let mark = tag("rect").class("pt err").set("x", "-4");
            let mark = mark.number("y", y.saturating_sub(4));
            mark.set("width", "8").set("height", "8")
        };
        let words = tag("text").class("halo").set("x", "10").number("y", text);
        tag("g").with(mark).with(words.text(&point.label()))
    });
    let marks: Vec<Tag> = marks.collect();
    tag("svg").set("x", x).set("overflow", "visible").all(marks)
}

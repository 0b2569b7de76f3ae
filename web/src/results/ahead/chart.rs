//! A chart of steps under a limit: x in percent and no scaling, so that text keeps its size.

use aksnet_core::rules::grouped;

use crate::markup::{Tag, tag};
use crate::results::fits::{axis, field, height, outline, top};
use crate::results::scale::percent;

/// Height of the drawing, without the names of the axis. Unit: CSS pixels.
const TALL: u64 = 160;

/// What is needed step after step, under what there is.
pub(super) struct StepChart<'a> {
    /// Name of the chart in the page.
    pub(super) id: &'static str,
    /// What it shows, for those who cannot see it.
    pub(super) title: &'a str,
    /// What is needed at each step.
    pub(super) values: &'a [u64],
    /// What there is.
    pub(super) limit: u64,
    /// Steps to be named, and their names.
    pub(super) names: &'a [(u64, String)],
}

impl StepChart<'_> {
    /// The drawing.
    pub(super) fn show(&self) -> Tag {
        let most = self.values.iter().copied().max().unwrap_or(0);
        // A need far beyond the limit would press it flat.
        let top = top(most.min(self.limit.saturating_mul(3)).max(self.limit));
        let y = |units: u64| TALL.saturating_sub(height(units, top, TALL));
        let steps = u64::try_from(self.values.len()).unwrap_or(u64::MAX).max(1);
        let heights = (0_u64..).zip(self.values);
        let heights: Vec<(u64, u64)> = heights
            .clone()
            .map(|(step, units)| (step, height(*units, top, TALL)))
            .collect();
        let line = outline(&heights, steps, TALL);
        let path = |class: &str, d: &str| tag("path").class(class).set("d", d);
        let limit = y(self.limit);
        let curve = tag("svg")
            .set("width", "100%")
            .number("height", TALL)
            .set("viewBox", &format!("0 0 {steps} {TALL}"))
            .set("preserveAspectRatio", "none")
            .with(path("sub", &format!("{line}V{TALL}H0Z")))
            .with(path("larger", &format!("M0 {limit}H{steps}")))
            .with(path("curve", &line));
        let over = (0_u64..).zip(self.values);
        let over = over.filter(|(_, units)| **units > self.limit);
        let over = over.map(|(step, units)| {
            let from = y(*units);
            tag("rect")
                .class("miss")
                .set("x", &percent(step, steps))
                .number("y", from)
                .set("width", &percent(1, steps))
                .number("height", limit.saturating_sub(from))
        });
        let numbers = [0, self.limit].map(|units| {
            let number = tag("text").class("end").set("x", "6.4%");
            number
                .number("y", y(units).saturating_add(4))
                .text(&grouped(units))
        });
        let names = self.names.iter().map(|(step, name)| {
            let name = tag("text").set("x", &axis(*step, steps)).text(name);
            name.number("y", TALL.saturating_add(18))
        });
        tag("svg")
            .class("chart")
            .set("width", "100%")
            .number("height", TALL.saturating_add(24))
            .set("role", "img")
            .set("aria-labelledby", self.id)
            .with(tag("title").set("id", self.id).text(self.title))
            .all(numbers)
            .with(field(TALL).with(curve).all(over))
            .all(names)
    }
}

#[cfg(test)]
mod tests {
    use super::StepChart;
    use crate::markup::shown;

    #[tokio::test]
    async fn what_is_over_the_limit_is_hatched_at_its_step() {
        let chart = StepChart {
            id: "t",
            title: "needs",
            values: &[248, 279],
            limit: 251,
            names: &[(0, "now".to_owned())],
        };
        let html = shown(chart.show().into()).await;
        assert_eq!(html.matches("class=\"miss\"").count(), 1, "{html}");
        assert!(html.contains("<rect class=\"miss\" x=\"50%\""), "{html}");
        assert!(html.contains(">251</text>") && html.contains(">now</text>"));
    }
}

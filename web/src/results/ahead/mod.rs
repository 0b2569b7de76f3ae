//! What lies ahead: an upgrade step by step, and what pools grow into.

mod chart;
mod growth;
mod upgrade;

use yew::Html;

use super::Subject;
use crate::deed::Deed;
use crate::markup::{Tag, kept, list, tag};
use crate::planner::Planner;
use growth::Growth;
use upgrade::Upgrade;

/// Names of the two among the parts that are open.
const PARTS: [&str; 2] = ["upgrade", "growth"];

/// Both, closed at first: they are worked out for those who open them.
pub(super) fn ahead(planner: &Planner) -> Html {
    let [upgrade, growth] = PARTS.map(|part| planner.view.is_open(part));
    let subject = || Subject::of(planner);
    let order = planner.view.pool_by_pool;
    let steps = upgrade.then(|| kept(PARTS[0], (subject(), order), |(s, o)| Upgrade::of(s, *o)));
    let months = growth.then(|| kept(PARTS[1], subject(), Growth::show));
    list(vec![
        part(
            PARTS[0],
            "An upgrade, step by step",
            "which step fails, and at how many addresses",
            steps,
        ),
        part(
            PARTS[1],
            "Growth",
            "the month in which a range is too small",
            months,
        ),
    ])
}

fn part(name: &str, title: &str, note: &str, content: Option<Html>) -> Html {
    let summary = tag("summary")
        .class("row")
        .does(Deed::Toggle, name)
        .with(tag("h2").text(title))
        .text(" ")
        .with(tag("small").text(note));
    tag("details")
        .class("sec has")
        .flag("open", content.is_some())
        .with(summary)
        .nodes(content)
        .into()
}

/// The chart beside its table, which scrolls by keys too where it is wider than its place.
fn beside(chart: Option<Tag>, name: &str, table: Tag) -> Tag {
    let chart = tag("div").all(chart);
    let table = tag("div")
        .class("steps")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", name)
        .with(table);
    tag("div").class("fit-cols").with(chart).with(table)
}

/// A heading of a column, of numbers or of words.
fn head(name: &str, number: bool) -> Tag {
    let cell = tag("th").class(if number { "r" } else { "" });
    cell.set("scope", "col").text(name)
}

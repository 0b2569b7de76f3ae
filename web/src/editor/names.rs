//! Names of the plan to choose from, by ticking.

use crate::deed::Deed;
use crate::markup::{Tag, tag};

/// Names to tick. Those that are chosen and no longer exist stay, so that nothing is lost.
pub(super) fn names<'a>(
    path: &str,
    chosen: &'a [String],
    offered: impl Iterator<Item = &'a str> + Clone,
    label: &str,
) -> Tag {
    let gone = chosen.iter().map(String::as_str);
    let there = offered.clone();
    let gone = gone.filter(|name| !there.clone().any(|other| other == *name));
    let boxes = offered.chain(gone).map(|name| {
        let ticked = chosen.iter().any(|chosen| chosen == name);
        let tick = tag("input")
            .set("type", "checkbox")
            .does(Deed::Name, path)
            .value(name)
            .checked(ticked);
        let label = tag("label").key(name).class("tick");
        label.with(tick).text(" ").text(name)
    });
    tag("span")
        .class("row")
        .set("role", "group")
        .set("aria-label", label)
        .all(boxes)
}

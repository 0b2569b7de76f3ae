//! Names of the plan to choose from, by ticking.

use crate::deed::Deed;
use crate::field::Padlock;
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// Names to tick. Those that are chosen and no longer exist stay, so that nothing is lost.
pub(super) fn names<'a>(
    locks: &Locks,
    path: &str,
    chosen: &'a [String],
    offered: impl Iterator<Item = &'a str> + Clone,
    label: &str,
) -> Tag {
    let gone = chosen.iter().map(String::as_str);
    let there = offered.clone();
    let gone = gone.filter(|name| !there.clone().any(|other| other == *name));
    // Unticking one moves those behind it.
    let set = |place: usize| {
        let mut places = (place..chosen.len()).map(|place| format!("{path}/{place}"));
        let item = || places.find_map(|path| locks.by(&path));
        locks.list_by(path).or_else(item)
    };
    let set = |place| (!locks.is_empty()).then(|| set(place)).flatten();
    let boxes = offered.chain(gone).map(|name| {
        let ticked = chosen.iter().position(|chosen| chosen == name);
        let tick = tag("input")
            .set("type", "checkbox")
            .does(Deed::Name, path)
            .value(name)
            .checked(ticked.is_some());
        let tick = match set(ticked.unwrap_or(chosen.len())) {
            None => tick,
            Some(by) => Padlock::by(by, locks, path).hold(tick, "disabled"),
        };
        let label = tag("label").key(name).class("tick");
        label.with(tick).text(" ").text(name)
    });
    tag("span")
        .class("row")
        .set("role", "group")
        .set("aria-label", label)
        .all(boxes)
        .nodes(
            set(0)
                .and_then(|by| Padlock::by(by, locks, path).note())
                .map(Into::into),
        )
}

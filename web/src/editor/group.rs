//! A group of the editor that can be closed.

use yew::Html;

use crate::deed::Deed;
use crate::field::group_note;
use crate::markup::{Tag, tag};
use crate::planner::{Locks, View};

/// Names of the groups that are open at first where there is room.
pub(crate) const OPEN_AT_FIRST: [&str; 4] = ["networks", "connected", "cluster", "pools"];

/// Window width from which they are. Unit: CSS pixels.
pub(crate) const WIDE: f64 = 700.0;

/// A group: its content is written only while it is open.
pub(super) fn group(
    (view, locks): (&View, &Locks),
    name: &'static str,
    title: &str,
    note: &str,
    content: impl FnOnce() -> Vec<Html>,
) -> Tag {
    let open = view.is_open(name);
    let summary = tag("summary")
        .class("row")
        .does(Deed::Toggle, name)
        .with(tag("h2").text(title))
        .text(" ")
        .with(tag("small").text(note));
    let group = tag("details").class("sec").flag("open", open).with(summary);
    if !open {
        return group;
    }
    let set = group_note(locks, name);
    match set {
        None => group.nodes(content()),
        Some(set) => group.with(tag("p").with(set)).nodes(content()),
    }
}

//! What keys do.

use crate::deed::Deed;
use crate::markup::{Tag, tag};

/// Keys, and what they do.
const KEYS: [(&str, &str); 15] = [
    ("?", "This list"),
    ("g f", "To the findings"),
    ("g s", "To where the addresses go"),
    ("g m", "To the address map"),
    ("n", "Next finding"),
    ("[ ]", "Previous and next network model"),
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z, Ctrl+Y", "Redo"),
    (
        "Alt+← →",
        "Back and Forward of the browser: undo and redo fixes, other models, other plans",
    ),
    ("Esc", "Close a list like this one"),
    ("/", "In a range: to its prefix"),
    (
        "↑ ↓",
        "In a prefix: smaller and larger block; in an address: next and previous block; in a count: one more or less",
    ),
    ("Page ↑ ↓", "In a count: ten more or less"),
    ("Home, End", "In a count: its limits"),
    ("Enter", "In a range: take the correction offered"),
];

/// Name of the list among the parts that are open.
pub(crate) const PART: &str = "help";

/// The list of keys, behind a question mark.
pub(crate) fn help(open: bool) -> Tag {
    let summary = tag("summary")
        .class("ico")
        .set("aria-label", "Keys")
        .set("title", "Keys (?)")
        .does(Deed::Toggle, PART)
        .text("?");
    let keys = open.then(|| {
        let keys = KEYS.into_iter().flat_map(|(key, does)| {
            let key = tag("dt").with(tag("kbd").text(key));
            [key, tag("dd").text(does)]
        });
        tag("dl").class("panel keys").all(keys)
    });
    tag("details")
        .class("menu")
        .flag("open", open)
        .with(summary)
        .all(keys)
}

//! What can be done with a row beside editing its fields.

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, tag};

/// Removes the item of a row.
pub(super) fn remove(path: &str, name: &str) -> Tag {
    tag("button")
        .class("ico x")
        .set("aria-label", &format!("Remove {name}"))
        .does(Deed::Remove, path)
        .with(icon("x"))
}

/// Copies the item of a row, or moves it up or down.
pub(super) fn arrange(path: &str, name: &str) -> Tag {
    let button = |words: &str, deed: Deed, label: String| {
        let button = tag("button").class("txt").set("aria-label", &label);
        button.does(deed, path).text(words)
    };
    let first = path.ends_with("/0");
    tag("span")
        .class("row arrange")
        .with(button(
            "Duplicate",
            Deed::Duplicate,
            format!("Duplicate {name}"),
        ))
        .all((!first).then(|| button("Move up", Deed::Up, format!("Move up {name}"))))
        .with(button("Move down", Deed::Down, format!("Move down {name}")))
}

/// Shows or hides the rest of an item's fields.
pub(super) fn more(path: &str, name: &str, open: bool) -> Tag {
    tag("button")
        .class("ico more")
        .set("aria-label", &format!("More about {name}"))
        .set("aria-expanded", if open { "true" } else { "false" })
        .does(Deed::Toggle, path)
        .with(icon("more"))
}

/// A button that adds something.
pub(super) fn add(words: &str, deed: Deed, to: &str) -> Tag {
    tag("button").class("txt").does(deed, to).text(words)
}

/// A field with its name before it.
pub(super) fn labelled(name: &str, field: Tag) -> Tag {
    let name = tag("small").text(name);
    tag("label").class("row").with(name).with(field)
}

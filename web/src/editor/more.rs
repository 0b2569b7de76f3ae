//! What can be done with a row beside editing its fields.

use yew::Html;

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// Removes the item of a row, where its list may change.
pub(super) fn remove(locks: &Locks, path: &str, name: &str) -> Html {
    if is_held(locks, path) {
        return Html::default();
    }
    let button = tag("button")
        .class("ico x")
        .set("id", &Deed::Remove.button(path))
        .set("aria-label", &format!("Remove {name}"));
    button.does(Deed::Remove, path).with(icon("x")).into()
}

/// Whether somebody has set the list that an item is in.
pub(super) fn is_held(locks: &Locks, path: &str) -> bool {
    let list = path.rsplit_once('/').map_or("", |(list, _)| list);
    locks.list_by(list).is_some()
}

/// Copies the item of a row, or moves it up or down, where its list may change.
pub(super) fn arrange(locks: &Locks, path: &str, name: &str) -> Html {
    arrange_at(locks, path, path.ends_with("/0"), name)
}

/// The same of an item whose path on the page does not say whether it is the first.
pub(super) fn arrange_at(locks: &Locks, path: &str, first: bool, name: &str) -> Html {
    if is_held(locks, path) {
        return Html::default();
    }
    let button = |words: &str, deed: Deed, label: String| {
        let button = tag("button").class("txt").set("aria-label", &label);
        button.does(deed, path).text(words)
    };
    tag("span")
        .class("row arrange")
        .with(button(
            "Duplicate",
            Deed::Duplicate,
            format!("Duplicate {name}"),
        ))
        .all((!first).then(|| button("Move up", Deed::Up, format!("Move up {name}"))))
        .with(button("Move down", Deed::Down, format!("Move down {name}")))
        .into()
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

/// A field with its name before it, and who has set it behind it.
pub(super) fn labelled(name: &str, (field, note): (Tag, Option<Tag>)) -> Tag {
    let name = tag("small").text(name);
    let label = tag("label").class("row").with(name).with(field);
    match note {
        None => label,
        Some(note) => tag("span").class("row").with(label).with(note),
    }
}

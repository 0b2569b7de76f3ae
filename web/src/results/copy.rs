//! Copying a section.

use std::rc::Rc;

use yew::Html;

use crate::deed::Deed;
use crate::markup::{Tag, list, tag};
use crate::planner::{Copied, Planner, Section};

/// Id of the text that is to be copied by hand.
pub(crate) const BY_HAND: &str = "by-hand";

/// Copies a section as Markdown.
///
/// `copied` is what was copied last, and how that went.
pub(super) fn copy(section: Section, copied: Option<&(Section, Copied)>) -> Html {
    let copied = copied.filter(|(last, _)| *last == section);
    let copied = copied.map(|(_, copied)| copied);
    let idle = tag("span")
        .text("Copy")
        .with(tag("span").class("wide").text(" as Markdown"));
    let done = copied == Some(&Copied::Done);
    // In one piece: text out of sight has a space around it in the name that browsers make of pieces.
    let label = format!("Copy as Markdown: {}", section.title());
    let button = copying(section, done, "txt end", idle);
    let button = button.maybe("aria-label", (!done).then_some(&label));
    let by_hand = match copied {
        Some(Copied::ByHand(text)) => by_hand(section, text).into(),
        _ => Html::default(),
    };
    list(vec![button.into(), by_hand])
}

/// A button that copies; says "Copied" for two seconds in the same width.
pub(crate) fn copying(section: Section, done: bool, class: &str, idle: Tag) -> Tag {
    let hidden = |hidden: bool| hidden.then_some("true");
    let idle = tag("span")
        .class("idle")
        .maybe("aria-hidden", hidden(done))
        .with(idle);
    let said = tag("span")
        .class("done")
        .maybe("aria-hidden", hidden(!done))
        .text("Copied");
    tag("button")
        .classes(&["copy", class, if done { "copied" } else { "" }])
        .does(Deed::Copy, section.title())
        .with(idle)
        .with(said)
}

/// What is to be copied by hand.
pub(crate) fn by_hand(section: Section, text: &str) -> Tag {
    let (kind, rows) = match section {
        Section::Link | Section::Frame => ("", "3"),
        _ => (" as Markdown", "6"),
    };
    let label = format!("{}{kind}, to copy by hand", section.title());
    tag("textarea")
        .set("id", BY_HAND)
        .class("by-hand")
        .flag("readonly", true)
        .set("rows", rows)
        .set("aria-label", &label)
        .value(text)
}

/// A section as Markdown; `link` is the one to the plan.
pub(crate) fn markdown(planner: &Rc<Planner>, section: Section, link: &str) -> String {
    match section {
        Section::Findings => super::findings::markdown(planner),
        Section::Sums => super::sums::markdown(planner),
        Section::Map => super::map::markdown(planner),
        Section::Models => super::models::markdown(planner),
        Section::Fits => super::fits::markdown(planner),
        Section::Plan => super::document::markdown(planner, link),
        Section::Link => link.to_owned(),
        Section::Frame => {
            let (page, fragment) = link.split_once('#').unwrap_or((link, ""));
            planner
                .view
                .frame
                .snippet(page, fragment, &planner.draft.name)
        }
    }
}

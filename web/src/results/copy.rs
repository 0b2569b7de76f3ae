//! Copying a section.

use yew::Html;

use crate::deed::Deed;
use crate::markup::{Tag, list, tag};
use crate::planner::{Copied, Planner, Section};

/// Id of the text that is to be copied by hand.
pub(crate) const BY_HAND: &str = "by-hand";

/// Copies a section as Markdown; says "Copied" for two seconds in the same width.
///
/// `copied` is the section that was copied last, and how that went.
pub(super) fn copy(section: Section, copied: Option<&(Section, Copied)>) -> Html {
    let copied = copied.filter(|(last, _)| *last == section);
    let copied = copied.map(|(_, copied)| copied);
    let done = copied == Some(&Copied::Done);
    let hidden = |hidden: bool| hidden.then_some("true");
    let what = tag("span").class("vh").text(": ").text(section.title());
    let idle = tag("span")
        .class("idle")
        .maybe("aria-hidden", hidden(done))
        .text("Copy")
        .with(tag("span").class("wide").text(" as Markdown"))
        .with(what);
    let said = tag("span")
        .class("done")
        .maybe("aria-hidden", hidden(!done))
        .text("Copied");
    let button = tag("button")
        .classes(&["txt end copy", if done { "copied" } else { "" }])
        .does(Deed::Copy, section.title())
        .with(idle)
        .with(said);
    let by_hand = match copied {
        Some(Copied::ByHand(text)) => by_hand(section, text).into(),
        _ => Html::default(),
    };
    list(vec![button.into(), by_hand])
}

fn by_hand(section: Section, text: &str) -> Tag {
    let label = format!("{} as Markdown, to copy by hand", section.title());
    tag("textarea")
        .set("id", BY_HAND)
        .class("by-hand")
        .flag("readonly", true)
        .set("rows", "6")
        .set("aria-label", &label)
        .value(text)
}

/// A section as Markdown.
pub(crate) fn markdown(planner: &Planner, section: Section) -> String {
    match section {
        Section::Findings => super::findings::markdown(planner),
        Section::Sums => super::sums::markdown(planner),
        Section::Map => super::map::markdown(planner),
        Section::Models => super::models::markdown(planner),
        Section::Fits => super::fits::markdown(planner),
    }
}

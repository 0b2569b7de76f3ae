//! What to begin with.

use yew::Html;

use crate::deed::Deed;
use crate::markup::{list, tag};
use crate::sample;

/// What became of the plan that was kept in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Keeping {
    /// Whether the plan could not be kept.
    pub(crate) not_kept: bool,
    /// A kept text that could not be read.
    pub(crate) unreadable: Option<String>,
}

/// Plans to begin with, and what became of the one that was kept.
pub(crate) fn hint(keeping: &Keeping) -> Html {
    let starts = (0_u8..).zip(sample::STARTS).map(|(place, (title, _))| {
        let button = tag("button").class("txt");
        button.does(Deed::Start, &place.to_string()).text(title)
    });
    let start = tag("span").text("Start with");
    let mut hints = vec![tag("p").class("hint row").with(start).all(starts).into()];
    if keeping.not_kept {
        let words = "This browser keeps nothing for this page: the plan is gone when it is closed.";
        hints.push(tag("p").class("hint row").text(words).into());
    }
    if let Some(text) = &keeping.unreadable {
        let words =
            "A plan was kept here that this page cannot read. It is still kept; this is its text.";
        let area = tag("textarea")
            .flag("readonly", true)
            .set("rows", "6")
            .set("aria-label", "Plan that could not be read")
            .value(text);
        let details = tag("details").class("hint");
        hints.push(details.with(tag("summary").text(words)).with(area).into());
    }
    list(hints)
}

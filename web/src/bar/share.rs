//! The link to the plan, and the plan as a text or a file.

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::planner::{Copied, Section, View};
use crate::results::copying;

/// Name of the menu among the parts that are open.
pub(crate) const PART: &str = "export";

/// How the bar shares the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// What was copied a moment ago.
    copied: Option<Section>,
    open: bool,
}

impl Share {
    /// The same of a page.
    pub(super) fn of(view: &View) -> Self {
        let copied = view.copied.as_ref();
        let copied = copied.filter(|(_, copied)| *copied == Copied::Done);
        Self {
            copied: copied.map(|(section, _)| *section),
            open: view.is_open(PART),
        }
    }

    /// The button that copies the link.
    pub(super) fn button(self) -> Tag {
        let words = tag("span")
            .with(icon("link"))
            .text(" Share")
            .with(tag("span").class("wide").text(" link"));
        copying(Section::Link, self.is_copied(Section::Link), "", words)
    }

    /// What else the plan can leave the page as.
    pub(super) fn menu(self) -> Tag {
        let summary = tag("summary").does(Deed::Toggle, PART).text("Export");
        let copied = self.is_copied(Section::Plan);
        let words = tag("span").text("Copy as Markdown");
        let entries = self.open.then(|| {
            let file = tag("button").class("txt").does(Deed::Download, "");
            let embed = tag("button").class("txt").does(Deed::See, "h-embed");
            // Whatever else a plan can become has its entry here.
            [
                copying(Section::Plan, copied, "txt", words),
                file.text("Download plan file"),
                embed.text("Embed this plan"),
            ]
        });
        let panel = entries.map(|entries| {
            let entries = entries.map(|entry| tag("li").with(entry));
            tag("ul").class("panel short").all(entries)
        });
        tag("details")
            .class("menu lists")
            .flag("open", self.open)
            .with(summary)
            .all(panel)
    }

    fn is_copied(self, section: Section) -> bool {
        self.copied == Some(section)
    }
}

//! The bar: name of the plan, undo, redo, what it can leave the page as.

mod share;

pub(crate) use share::PART as EXPORT;

use yew::Html;

use crate::deed::Deed;
use crate::field::Field;
use crate::help::help;
use crate::mark::icon;
use crate::markup::{Tag, kept, tag};
use crate::offline::offer;
use crate::planner::{Locks, Planner};
use crate::plans::PlanList;
use crate::theme::Theme;
use share::Share;

/// Parts of the page to go to: the id of their heading, and their name.
const SECTIONS: [(&str, &str); 5] = [
    ("h-find", "Findings"),
    ("h-sums", "Addresses"),
    ("h-map", "Map"),
    ("h-mod", "Models"),
    ("h-fit", "What fits"),
];

/// What the bar shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    name: String,
    undo: Option<String>,
    redo: Option<String>,
    plans: PlanList,
    share: Share,
    theme: Theme,
    help: bool,
    /// Whether a new version of the page is ready.
    newer: bool,
    /// Whether there is a plan, and so anything to go to.
    sections: bool,
    /// Who has set which fields.
    locks: Locks,
}

impl Bar {
    /// The bar of a page.
    pub(crate) fn of(planner: &Planner, plans: PlanList, theme: Theme, newer: bool) -> Self {
        Self {
            plans,
            share: Share::of(&planner.view),
            theme,
            newer,
            help: planner.view.is_open(crate::help::PART),
            sections: !planner.is_blank(),
            name: planner.draft.name.clone(),
            locks: planner.locks.clone(),
            undo: planner.undoable().map(str::to_owned),
            redo: planner.redoable().map(str::to_owned),
        }
    }

    /// The bar at the top of the page.
    pub(crate) fn show(&self) -> Html {
        let logo = tag("svg")
            .class("logo")
            .set("viewBox", "0 0 20 20")
            .set("aria-hidden", "true")
            .with(tag("path").set("d", "M1 3h18v4H1zM1 9h11v4H1zM1 15h5v3H1z"));
        let title = tag("span").text("AKS Network Planner");
        let name = Field {
            path: "/name",
            value: &self.name,
            label: Some("Plan name"),
            placeholder: Some("Untitled plan"),
            class: "name",
            locks: &self.locks,
            ..Field::default()
        };
        let tools = tag("div")
            .class("row tools")
            .set("role", "toolbar")
            .set("aria-label", "Plan")
            .with(step(
                "Undo",
                "undo",
                self.undo.as_deref(),
                "Ctrl+Z",
                Deed::Undo,
            ))
            .with(step(
                "Redo",
                "redo",
                self.redo.as_deref(),
                "Ctrl+Shift+Z",
                Deed::Redo,
            ))
            .with(self.share.menu())
            .with(self.share.button())
            .with(self.theme())
            .with(help(self.help));
        let top = tag("div")
            .class("top row")
            .with(tag("h1").with(logo).text(" ").with(title))
            .with(name.tag())
            .node(kept("plans", self.plans.clone(), PlanList::show))
            .with(tools);
        let privacy = " Everything stays in this browser; the plan is only in this page and in links you copy.";
        let quiet = tag("small").with(icon("lock")).text(privacy);
        let quiet = tag("div").class("quiet row").with(quiet);
        let quiet = quiet.with(offer(self.newer));
        let quiet = quiet.all(self.sections.then(sections));
        let header = tag("header").class("chrome").with(top).with(quiet);
        header.into()
    }

    fn theme(&self) -> Tag {
        let label = format!("Theme: {}", self.theme.word());
        tag("button")
            .class("ico")
            .set("aria-label", &label)
            .set("title", &label)
            .does(Deed::Theme, "")
            .with(icon("theme"))
    }
}

/// Links to the parts of the page; the address stays as it is, since it is there for plans.
fn sections() -> Tag {
    let links = SECTIONS.map(|(id, name)| {
        let link = tag("a").set("href", &format!("#{id}"));
        link.does(Deed::See, id).text(name)
    });
    let links = tag("nav").class("row wide").all(links);
    links.set("aria-label", "Sections")
}

/// A button that undoes a step or does it again; its title names the step.
fn step(name: &str, icon_name: &str, what: Option<&str>, keys: &str, deed: Deed) -> Tag {
    let title = match what {
        Some(what) => format!("{name}: {what} ({keys})"),
        None => format!("{name} ({keys}): nothing to {icon_name}"),
    };
    tag("button")
        .class("ico")
        .set("aria-label", name)
        .set("title", &title)
        .flag("disabled", what.is_none())
        .does(deed, "")
        .with(icon(icon_name))
}

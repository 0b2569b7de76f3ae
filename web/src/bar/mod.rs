//! The bar: name of the plan, undo, redo.

use yew::Html;

use crate::deed::Deed;
use crate::field::Field;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::planner::Planner;

/// What the bar shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    name: String,
    undo: Option<String>,
    redo: Option<String>,
}

impl Bar {
    /// The bar of a page.
    pub(crate) fn of(planner: &Planner) -> Self {
        Self {
            name: planner.draft.name.clone(),
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
            ));
        let top = tag("div")
            .class("top row")
            .with(tag("h1").with(logo).text(" ").with(title))
            .with(name.tag())
            .with(tools);
        let privacy = " Everything stays in this browser; the plan is only in this page.";
        let quiet = tag("small").with(icon("lock")).text(privacy);
        tag("header")
            .class("chrome")
            .with(top)
            .with(tag("div").class("quiet row").with(quiet))
            .into()
    }
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

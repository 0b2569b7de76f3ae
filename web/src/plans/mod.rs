//! The plans of this browser: a list of them, and a word where one could not be kept.

mod desk;

pub(crate) use desk::{Desk, Errand};

use yew::Html;

use crate::deed::Deed;
use crate::file;
use crate::markup::{Tag, list, tag};
use crate::sample::Start;
use crate::storage::Kept;
use desk::title;

/// Name of the list among the parts that are open.
pub(crate) const PART: &str = "plans";

/// The list of plans, and what is to be said of the one in this tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PlanList {
    /// The plans, where the list is open.
    rows: Option<Vec<Row>>,
    /// Name of the plan that was removed last.
    removed: Option<String>,
    kept: Kept,
    unreadable: bool,
}

/// A plan that is kept.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    key: String,
    content: Content,
}

/// What is known of a plan.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// The plan in this tab, by name.
    Open(String),
    /// Another one, by name.
    Named(String),
    /// A text that is no plan this page can read.
    Unreadable(String),
}

impl PlanList {
    /// The list of a desk.
    pub(crate) fn of(desk: &Desk, open: bool) -> Self {
        let row = |stored: crate::storage::Stored| Row {
            content: match file::read(&stored.text) {
                _ if stored.open => Content::Open(title(desk.name()).to_owned()),
                Ok(draft) => Content::Named(title(&draft.name).to_owned()),
                Err(_) => Content::Unreadable(stored.text),
            },
            key: stored.key,
        };
        Self {
            rows: open.then(|| desk.list().into_iter().map(row).collect()),
            removed: desk.removed.as_ref().map(|stored| {
                let draft = file::read(&stored.text).ok();
                draft.map_or_else(
                    || "a plan that cannot be read".to_owned(),
                    |draft| title(&draft.name).to_owned(),
                )
            }),
            kept: desk.kept,
            unreadable: desk.unreadable,
        }
    }

    /// The list, closed until it is asked for, and the notices.
    pub(crate) fn show(&self) -> Html {
        let summary = tag("summary").does(Deed::Toggle, PART).text("Plans");
        let menu = tag("details")
            .class("menu lists plans")
            .flag("open", self.rows.is_some())
            .with(summary)
            .all(self.rows.as_ref().map(|rows| self.panel(rows)));
        let mut parts = vec![menu.into()];
        parts.extend(self.notices().into_iter().map(Html::from));
        list(parts)
    }

    fn panel(&self, rows: &[Row]) -> Tag {
        let none = rows.is_empty().then(|| {
            let words = "This plan is kept in this browser as soon as it is changed.";
            tag("p").text(words)
        });
        let items = rows.iter().map(|row| row.show().key(&row.key));
        let list = tag("ul").set("aria-label", "Plans in this browser");
        let items = list.all(items);
        let removed = self.removed.as_ref().map(|name| {
            let said = tag("p").class("row").text("Removed ").text(name);
            said.with(button("Undo", "removing it", Deed::PutBack, ""))
        });
        let starts = (0_u64..).zip(Start::ALL).map(|(place, start)| {
            let title = start.title();
            button(title, "as a new plan", Deed::NewPlan, &place.to_string())
        });
        let starts = tag("p")
            .class("row starts")
            .with(tag("small").text("New plan"))
            .all(starts);
        tag("div")
            .class("panel")
            .all(none)
            .with(items)
            .all(removed)
            .with(starts)
            .with(open_file())
    }

    /// What became of the plan in this tab, where that is worth a word.
    fn notices(&self) -> Vec<Tag> {
        let mut notices = Vec::new();
        match self.kept {
            Kept::Yes => {}
            Kept::No => notices.push(notice(
                "This browser has no room for the plan, or forbids keeping it. All works, but the plan goes with this page.",
            )),
            Kept::Clash { removed } => {
                let keep = button("Keep this as another plan", "", Deed::KeepMine, "");
                let words = if removed {
                    "Another tab removed this plan."
                } else {
                    "Another tab changed this plan."
                };
                let take = button("Take its changes", "into this tab", Deed::TakeTheirs, "");
                notices.push(notice(words).all((!removed).then_some(take)).with(keep));
            }
        }
        if self.unreadable {
            notices.push(notice(
                "The plan that was open last cannot be read by this page. It stays among the plans, to be downloaded.",
            ));
        }
        notices
    }
}

impl Row {
    fn show(&self) -> Tag {
        let item = tag("li").class("row");
        let (item, name, readable) = match &self.content {
            Content::Open(name) => {
                let shown = tag("b").text(name).text(" ");
                let shown = shown.with(tag("small").text("open"));
                (item.with(shown), name.as_str(), true)
            }
            Content::Named(name) => {
                let field = tag("input")
                    .set("aria-label", &format!("Name of {name}"))
                    .does(Deed::NamePlan, &self.key)
                    .value(name);
                let open = button("Open", name, Deed::OpenPlan, &self.key);
                (item.with(field).with(open), name.as_str(), true)
            }
            Content::Unreadable(text) => {
                let text = String::from(js_sys::encode_uri_component(text));
                let link = tag("a")
                    .set("download", "plan.json")
                    .set("href", &format!("data:application/json,{text}"))
                    .text("Download it");
                let item = item.with(tag("b").text("Cannot be read")).with(link);
                (item, "the plan that cannot be read", false)
            }
        };
        let copy = readable.then(|| button("Duplicate", name, Deed::CopyPlan, &self.key));
        item.all(copy)
            .with(button("Remove", name, Deed::RemovePlan, &self.key))
    }
}

/// A file from the disk; dropped on the page, it does the same.
fn open_file() -> Tag {
    let input = tag("input")
        .set("id", "open-file")
        .set("type", "file")
        .set("accept", ".json,application/json")
        .does(Deed::OpenFile, "");
    let label = tag("label").set("for", "open-file");
    let label = label.text("Open plan file");
    tag("p").class("row").with(label).with(input)
}

fn notice(words: &str) -> Tag {
    let words = tag("span").text(words);
    tag("p").class("hint row notice").with(words)
}

/// A button, and what it does that to.
fn button(words: &str, what: &str, deed: Deed, about: &str) -> Tag {
    let label = format!("{words} {what}");
    tag("button")
        .class("txt")
        .set("aria-label", label.trim_end())
        .does(deed, about)
        .text(words)
}

//! The worked example, for tests.

use std::rc::Rc;

use aksnet_core::model::{Edit, PlanDraft, Value};
use yew::Html;

use super::Subject;
use crate::planner::{Locks, Outcome, Planner, Rows, Shared};

/// A draft that tests change by path.
#[derive(Clone)]
pub(crate) struct Draft(pub(crate) Rc<PlanDraft>);

impl Draft {
    /// The same with another text at a path.
    pub(crate) fn with(&self, path: &str, text: &str) -> Self {
        let mut draft = (*self.0).clone();
        draft.apply(&[Edit::text(path.to_owned(), text)]).unwrap();
        Self(Rc::new(draft))
    }
}

/// The worked example.
pub(crate) fn contoso() -> Draft {
    let text = include_str!("../../../examples/contoso-prod.json");
    let value: Value = serde_json::from_str(text).unwrap();
    Draft(Rc::new(PlanDraft::from_value(&value).unwrap()))
}

/// A plan with nothing in it.
pub(crate) fn blank() -> Draft {
    Draft(Rc::new(PlanDraft::default()))
}

/// What a draft means.
pub(crate) fn outcome(draft: &Draft) -> Shared<Outcome> {
    Shared::new(Outcome::of(&draft.0, None))
}

/// What results are about: a draft and its first cluster.
pub(crate) fn subject(draft: &Draft) -> Subject {
    Subject {
        draft: Rc::clone(&draft.0),
        outcome: outcome(draft),
        cluster: 0,
        locks: Locks::default(),
        rows: Rc::new(Rows::of(&draft.0)),
    }
}

/// A page with a draft in it.
pub(crate) fn planner(draft: &Draft) -> Planner {
    Planner::with((*draft.0).clone())
}

/// The HTML of a part of the page.
pub(crate) async fn html(part: Html) -> String {
    crate::markup::shown(part).await
}

/// The words of a part of the page: its HTML without the tags, parts apart by one space.
pub(crate) async fn words(part: Html) -> String {
    let html = html(part).await;
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! The worked example, for tests.

use std::rc::Rc;

use aksnet_core::model::{Edit, PlanDraft, Value};
use yew::BaseComponent;

use crate::planner::{Outcome, Shared};

/// A draft that tests change by path.
#[derive(Clone)]
pub(super) struct Draft(pub(super) Rc<PlanDraft>);

impl Draft {
    /// The same with another text at a path.
    pub(super) fn with(&self, path: &str, text: &str) -> Self {
        let mut draft = (*self.0).clone();
        draft.apply(&[Edit::text(path.to_owned(), text)]).unwrap();
        Self(Rc::new(draft))
    }
}

/// The worked example.
pub(super) fn contoso() -> Draft {
    let text = include_str!("../../../examples/contoso-prod.json");
    let value: Value = serde_json::from_str(text).unwrap();
    Draft(Rc::new(PlanDraft::from_value(&value).unwrap()))
}

/// A plan with nothing in it.
pub(super) fn blank() -> Draft {
    Draft(Rc::new(PlanDraft::default()))
}

/// What a draft means.
pub(super) fn outcome(draft: &Draft) -> Shared<Outcome> {
    Shared::new(Outcome::of(&draft.0))
}

/// The HTML of a component.
pub(super) async fn html<T: BaseComponent>(props: T::Properties) -> String
where
    T::Properties: 'static,
{
    yew::LocalServerRenderer::<T>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The words of a component: its HTML without the tags, parts apart by one space.
pub(super) async fn words<T: BaseComponent>(props: T::Properties) -> String
where
    T::Properties: 'static,
{
    let html = html::<T>(props).await;
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

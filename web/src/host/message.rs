//! Messages between the planner in a frame and the page around it.

use std::rc::Rc;

use aksnet_core::ledger::{PerStage, Verdict};
use aksnet_core::model::{FORMAT, FieldError, PlanDraft, Value};

use crate::theme::Theme;

/// What the page around it asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// What tells the answer from others; given back as it came.
    pub(crate) id: Option<Value>,
    /// What is asked for.
    pub(crate) ask: Ask,
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ask {
    /// Another theme.
    Theme(Theme),
    /// The plan.
    Plan,
    /// This plan in place of the one there is.
    Open(Box<PlanDraft>),
}

/// What whoever shows the planner is told.
#[derive(Clone, Debug)]
pub enum Told {
    /// The plan was changed.
    Plan(Rc<PlanDraft>),
    /// A verdict is another one.
    Verdicts(PerStage<Verdict>),
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    /// What tells the answer from others.
    pub(crate) id: Option<Value>,
    /// What is wrong, each with its place in the plan.
    pub(crate) errors: Vec<FieldError>,
}

impl Request {
    /// Reads a message; `None` for messages of others, which are none of the planner's business.
    ///
    /// # Errors
    ///
    /// A message to the planner that it cannot make use of, and why.
    pub(crate) fn read(message: &Value) -> Option<Result<Self, Refused>> {
        let Value::Map(entries) = message else {
            return None;
        };
        let get = |key: &str| {
            entries
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, value)| value)
        };
        let (Some(Value::Number(version)), Some(Value::Text(kind))) = (get("aksnet"), get("type"))
        else {
            return None;
        };
        let id = get("id").filter(|id| matches!(id, Value::Text(_) | Value::Number(_)));
        let id = id.cloned();
        let refused = |errors: Vec<FieldError>| Refused {
            id: id.clone(),
            errors,
        };
        if *version != FORMAT.to_string() {
            let words = format!("version {FORMAT}; a newer planner may know others");
            return Some(Err(refused(vec![FieldError::new(
                "/aksnet",
                "this version of messages is not known",
                &words,
            )])));
        }
        let ask = match (kind.as_str(), get("theme"), get("plan")) {
            ("getPlan", ..) => Ok(Ask::Plan),
            ("setPlan", _, Some(plan)) => {
                PlanDraft::from_value(plan).map(|draft| Ask::Open(Box::new(draft)))
            }
            ("setPlan", _, None) => Err(vec![FieldError::new(
                "/plan",
                "there is no plan",
                "a plan file as an object",
            )]),
            ("setTheme", Some(Value::Text(name)), _) => {
                Theme::of_word(name).map(Ask::Theme).ok_or_else(|| {
                    vec![FieldError::new(
                        "/theme",
                        "this is no theme",
                        "system, light or dark",
                    )]
                })
            }
            _ => Err(vec![FieldError::new(
                "/type",
                "this is nothing to ask for",
                "getPlan, setPlan or setTheme",
            )]),
        };
        Some(match ask {
            Ok(ask) => Ok(Self { id, ask }),
            Err(errors) => Err(refused(errors)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Ask, Request};
    use crate::theme::Theme;
    use aksnet_core::model::Value;

    fn read(text: &str) -> Option<Result<Request, Vec<String>>> {
        let read = Request::read(&serde_json::from_str(text).unwrap())?;
        Some(read.map_err(|refused| refused.errors.into_iter().map(|error| error.path).collect()))
    }

    #[test]
    fn what_is_asked_for_is_told_by_its_type() {
        let asked = |text: &str| read(text).unwrap().unwrap();
        let plan = asked(r#"{"aksnet":1,"type":"getPlan","id":7}"#);
        assert_eq!(
            (plan.ask, plan.id),
            (Ask::Plan, Some(Value::Number("7".to_owned())))
        );
        let theme = asked(r#"{"aksnet":1,"type":"setTheme","theme":"dark"}"#);
        assert_eq!(theme.ask, Ask::Theme(Theme::Dark));
        let open = asked(r#"{"aksnet":1,"type":"setPlan","plan":{"aksnet":1,"name":"theirs"}}"#);
        assert!(matches!(open.ask, Ask::Open(plan) if plan.name == "theirs"));
    }

    #[test]
    fn messages_of_others_are_let_pass() {
        for text in [
            "null",
            "[]",
            "7",
            r#""{}""#,
            "{}",
            r#"{"type":"getPlan"}"#,
            r#"{"aksnet":true,"type":"getPlan"}"#,
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_made_use_of_is_refused_with_its_place() {
        for (text, path) in [
            (r#"{"aksnet":2,"type":"getPlan"}"#, "/aksnet"),
            (r#"{"aksnet":1,"type":"getPlans"}"#, "/type"),
            (r#"{"aksnet":1,"type":"setTheme","theme":"red"}"#, "/theme"),
            (r#"{"aksnet":1,"type":"setTheme"}"#, "/type"),
            (r#"{"aksnet":1,"type":"setPlan"}"#, "/plan"),
            (
                r#"{"aksnet":1,"type":"setPlan","plan":{"aksnet":1,"nam":"x"}}"#,
                "/nam",
            ),
        ] {
            assert_eq!(read(text), Some(Err(vec![path.to_owned()])), "{text}");
        }
    }
}

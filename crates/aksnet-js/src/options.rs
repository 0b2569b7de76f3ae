//! Options: an object with a few known names.

use aksnet_core::cidr::Block;
use aksnet_core::model::{FieldError, PlanDraft, Value, nearest};
use aksnet_core::policy::Policy;
use wasm_bindgen::JsValue;

use crate::failure;
use crate::given;

/// What a caller gave as options.
pub(crate) struct Options {
    argument: &'static str,
    entries: Vec<(String, Value)>,
}

impl Options {
    /// Options by these names; nothing at all is none of them.
    ///
    /// # Errors
    ///
    /// A value that is no object; a name that is none of these, with the one that was probably meant.
    pub(crate) fn read(
        argument: &'static str,
        given: &JsValue,
        known: &[&str],
    ) -> Result<Self, JsValue> {
        let entries = match given::value(argument, given)? {
            Value::Null => Vec::new(),
            Value::Map(entries) => entries,
            _ => {
                let names = format!("an object with some of {}", known.join(", "));
                let error = FieldError::new("", "no object stands here", names);
                return Err(failure::of_field(argument, error));
            }
        };
        let unknown = entries
            .iter()
            .filter(|(key, _)| !known.contains(&key.as_str()));
        let errors: Vec<FieldError> = unknown
            .map(|(key, _)| FieldError {
                suggestion: nearest(key, known.iter().copied()).map(str::to_owned),
                ..FieldError::new(
                    format!("/{}", key.replace('~', "~0").replace('/', "~1")),
                    format!("{key} is no property of the {argument} here"),
                    known.join(", "),
                )
            })
            .collect();
        if errors.is_empty() {
            Ok(Self { argument, entries })
        } else {
            Err(failure::of_fields(argument, &errors))
        }
    }

    /// The value of that name; `null` is none.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let entry = self.entries.iter().find(|(key, _)| key == name);
        entry
            .map(|(_, value)| value)
            .filter(|value| **value != Value::Null)
    }

    /// The error of one of these options.
    pub(crate) fn wrong(&self, name: &str, message: String, expected: &str) -> JsValue {
        failure::of_field(
            self.argument,
            FieldError::new(format!("/{name}"), message, expected),
        )
    }

    /// The same with what was probably meant.
    pub(crate) fn mistaken(
        &self,
        name: &str,
        message: String,
        expected: &str,
        meant: Option<String>,
    ) -> JsValue {
        let error = FieldError {
            suggestion: meant,
            ..FieldError::new(format!("/{name}"), message, expected)
        };
        failure::of_field(self.argument, error)
    }

    /// A text.
    ///
    /// # Errors
    ///
    /// A value of another kind.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, JsValue> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(self.wrong(name, String::from("no text stands here"), "text")),
        }
    }

    /// A plan file.
    ///
    /// # Errors
    ///
    /// What of it has another shape than a plan file has.
    pub(crate) fn plan(&self, name: &str) -> Result<Option<PlanDraft>, JsValue> {
        let read = self.get(name).map(PlanDraft::from_value).transpose();
        read.map_err(|errors| self.inside(name, errors))
    }

    /// A policy file.
    ///
    /// # Errors
    ///
    /// What of it cannot be read: a policy counts as a whole.
    pub(crate) fn policy(&self, name: &str) -> Result<Option<Policy>, JsValue> {
        let read = self.get(name).map(Policy::from_value).transpose();
        read.map_err(|errors| self.inside(name, errors))
    }

    /// Errors of an option's own fields, with paths that lead from the options to them.
    fn inside(&self, name: &str, errors: Vec<FieldError>) -> JsValue {
        let errors = errors.into_iter().map(|error| FieldError {
            path: format!("/{name}{}", error.path),
            ..error
        });
        failure::of_fields(self.argument, &errors.collect::<Vec<_>>())
    }

    /// A prefix length, as a number or with its slash.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub(crate) fn prefix(&self, name: &str) -> Result<Option<u8>, JsValue> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let text = match value {
            Value::Number(text) | Value::Text(text) => text.trim(),
            _ => "",
        };
        let digits = text.strip_prefix('/').unwrap_or(text);
        let prefix = digits.parse().ok().filter(|prefix| *prefix <= 32);
        let expected = "a prefix length from 0 to 32";
        let wrong = || self.wrong(name, format!("{text:?} is no prefix length"), expected);
        prefix.map(Some).ok_or_else(wrong)
    }

    /// A block.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub(crate) fn block(&self, name: &str) -> Result<Option<Block>, JsValue> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        Block::parse(text).map(Some).map_err(|wrong| {
            let expected = "a block such as 10.240.0.0/16";
            self.mistaken(name, wrong.to_string(), expected, wrong.suggestion())
        })
    }
}

//! What is to be said about a single field.

use alloc::{borrow::ToOwned as _, string::String};

/// What stands in a field without the space around it, where anything does.
pub(crate) fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A field that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// Where it stands in the plan, as a JSON Pointer.
    pub path: String,
    /// What is wrong, as a fragment of a sentence, beginning with the text itself.
    pub message: String,
    /// What was expected, as a fragment of a sentence.
    pub expected: String,
    /// What was probably meant: the text to put in its place.
    pub suggestion: Option<String>,
    /// The value the rest of the plan was computed with, if any.
    pub used: Option<String>,
}

impl FieldError {
    /// The error of a field where nothing is known of what was meant, and nothing was taken in its place.
    pub fn new(
        path: impl Into<String>,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            expected: expected.into(),
            suggestion: None,
            used: None,
        }
    }
}

/// A value the plan leaves out, and what was taken in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DefaultUsed {
    /// Where it would stand in the plan, as a JSON Pointer.
    pub path: String,
    /// The value that was taken.
    pub value: String,
    /// Whose default it is, or why it was taken.
    pub reason: &'static str,
    /// What whoever set it says of it; `null` where it is no default of a policy, or they say nothing.
    pub text: Option<String>,
    /// Where they say more, which begins with `https://`; `null` where they do not.
    pub link: Option<String>,
}

/// A value of the plan, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<T> {
    /// The plan gives it.
    Given(T),
    /// The plan leaves it out and this is the documented default.
    Default(T),
    /// It is missing and has no default, or cannot be read.
    Unknown,
}

impl<T> Setting<T> {
    /// The value, wherever it comes from.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Given(value) | Self::Default(value) => Some(value),
            Self::Unknown => None,
        }
    }

    /// The value, if the plan gives it.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Default(_) | Self::Unknown => None,
        }
    }
}

//! A state, as an icon of its own shape and a word.

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::Severity;

use crate::markup::{Tag, tag};

/// A state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// All is well.
    Ok,
    /// It works now.
    Warning,
    /// It does not work.
    Error,
    /// Worth knowing.
    Note,
    /// Not looked at.
    NotChecked,
}

impl Sign {
    /// Name of the icon in the page, and of the colour.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warn",
            Self::Error => "err",
            Self::Note => "note",
            Self::NotChecked => "none",
        }
    }
}

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ok => Self::Ok,
            Verdict::Warning => Self::Warning,
            Verdict::NotChecked => Self::NotChecked,
            Verdict::Error => Self::Error,
        }
    }
}

impl From<Severity> for Sign {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Note,
        }
    }
}

/// The icon of a state, in its colour; the word beside it says the same, so it is hidden from readers.
pub(crate) fn mark(sign: Sign) -> Tag {
    let name = sign.as_str();
    icon(name).class(name).set("aria-hidden", "true")
}

/// A state: icon and word in its colour.
pub(crate) fn state(sign: Sign, word: &str) -> Tag {
    tag("span")
        .class(sign.as_str())
        .with(mark(sign))
        .text(" ")
        .text(word)
}

/// An icon by its name in the page.
pub(crate) fn icon(name: &str) -> Tag {
    tag("svg").with(tag("use").set("href", &format!("#{name}")))
}

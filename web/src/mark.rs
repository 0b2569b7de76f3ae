//! A state, as an icon of its own shape and a word.

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::Severity;
use yew::prelude::*;

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

/// What an icon needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The state.
    pub(crate) sign: Sign,
}

/// The icon of a state, in its colour; the word beside it says the same, so it is hidden from readers.
#[component]
pub(crate) fn Mark(props: &Props) -> Html {
    html! {
        <svg class={props.sign.as_str()} aria-hidden="true"><use href={format!("#{}", props.sign.as_str())} /></svg>
    }
}

/// What a state needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct StateProps {
    /// The state.
    pub(crate) sign: Sign,
    /// Its word.
    pub(crate) word: AttrValue,
}

/// A state: icon and word in its colour.
#[component]
pub(crate) fn State(props: &StateProps) -> Html {
    html! { <span class={props.sign.as_str()}><Mark sign={props.sign} />{ " " }{ props.word.clone() }</span> }
}

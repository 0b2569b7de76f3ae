//! The copy of the page that the browser keeps for when there is no network.
//!
//! A script in the page's head has it kept, and says on the root element what has become of it:
//! `web/offline/register.js`.

use crate::deed::Deed;
use crate::markup::{Tag, tag};

/// What is known of the copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Offline {
    /// There is none, or not yet.
    #[default]
    Unknown,
    /// All of this page is kept.
    Kept,
    /// All of another version is kept.
    Newer,
}

/// Where the script says it.
const SAID: &str = "data-offline";

/// What it tells the window of then.
pub(crate) const HAPPENED: &str = "aksnet-offline";

impl Offline {
    /// What has been said so far.
    pub(crate) fn now() -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document.and_then(|document| document.document_element());
        match root.and_then(|root| root.get_attribute(SAID)).as_deref() {
            Some("kept") => Self::Kept,
            Some("newer") => Self::Newer,
            _ => Self::Unknown,
        }
    }
}

/// A line that offers the other version, in an element that is always there, so that it is spoken
/// when it comes.
pub(crate) fn offer(newer: bool) -> Tag {
    let words = || tag("small").text("A new version is ready.");
    let button = || {
        tag("button")
            .class("txt")
            .does(Deed::Renew, "")
            .text("Reload")
    };
    tag("div")
        .class("row")
        .set("aria-live", "polite")
        .all(newer.then(words))
        .all(newer.then(button))
}

/// Loads the page again.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves everything as it is.
        drop(window.location().reload());
    }
}

#[cfg(test)]
mod tests {
    use super::offer;
    use crate::markup::shown;

    #[tokio::test]
    async fn a_new_version_is_offered_and_nothing_else_is_said() {
        let html = shown(offer(false).into()).await;
        assert_eq!(html, "<div class=\"row\" aria-live=\"polite\"></div>");
        let html = shown(offer(true).into()).await;
        assert!(html.contains("A new version is ready."), "{html}");
        assert!(html.contains("data-do=\"renew\""), "{html}");
    }
}

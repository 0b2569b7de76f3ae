//! What the page says.

use anyhow::Result;
use serde_json::json;

use super::Page;
use crate::browser::wait;

/// The texts of all elements that a selector fits, as they are shown, without line breaks.
const TEXTS: &str = r#"
    return [...document.querySelectorAll(arguments[0])]
        .map((element) => element.innerText.replace(/\s+/g, " ").trim());
"#;

impl Page {
    /// The texts shown by the elements that `css` selects, with single spaces.
    ///
    /// # Errors
    ///
    /// When the browser does not tell.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.ask(TEXTS, vec![json!(css)]).await
    }

    /// Waits until an element that `css` selects shows exactly `text`.
    ///
    /// # Errors
    ///
    /// When none comes to show it; the message says what they show instead.
    pub async fn shows(&self, css: &str, text: &str) -> Result<()> {
        self.text_that(&format!("{css} with \"{text}\""), css, |shown| {
            shown == text
        })
        .await
    }

    /// Waits until an element that `css` selects shows `part` somewhere in it.
    ///
    /// # Errors
    ///
    /// As [`shows`](Self::shows).
    pub async fn mentions(&self, css: &str, part: &str) -> Result<()> {
        self.text_that(&format!("{css} with \"{part}\" in it"), css, |shown| {
            shown.contains(part)
        })
        .await
    }

    async fn text_that(&self, awaited: &str, css: &str, fits: impl Fn(&str) -> bool) -> Result<()> {
        wait::until(awaited, async || {
            let seen = self.texts(css).await?;
            Ok(if seen.iter().any(|shown| fits(shown)) {
                Ok(())
            } else {
                Err(format!("the texts seen are {seen:?}"))
            })
        })
        .await
    }

    /// Waits until so many elements are there that `css` selects.
    ///
    /// # Errors
    ///
    /// When there are always more or fewer.
    pub async fn counts(&self, css: &str, number: usize) -> Result<()> {
        wait::until(&format!("{number} of {css}"), async || {
            let seen = self.texts(css).await?.len();
            Ok(if seen == number {
                Ok(())
            } else {
                Err(format!("there are {seen}"))
            })
        })
        .await
    }

    /// Waits until no element that `css` selects is left.
    ///
    /// # Errors
    ///
    /// When some stay.
    pub async fn lacks(&self, css: &str) -> Result<()> {
        self.counts(css, 0).await
    }

    /// Waits until a script gives another text than that one; the text.
    ///
    /// # Errors
    ///
    /// When it throws, or always gives that one.
    pub async fn differs(&self, awaited: &str, script: &str, from: &str) -> Result<String> {
        wait::until(&format!("{awaited} other than {from:?}"), async || {
            let seen: String = self.ask(script, vec![]).await?;
            Ok(if seen == from {
                Err("it is still so".to_owned())
            } else {
                Ok(seen)
            })
        })
        .await
    }

    /// Waits until the page has been drawn twice: whatever was done before shows.
    ///
    /// # Errors
    ///
    /// When the browser draws no more.
    pub async fn settled(&self) -> Result<()> {
        const DRAWN: &str = "
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(0)));";
        self.session.execute_async(DRAWN, vec![]).await?;
        Ok(())
    }

    /// Waits until a script gives true.
    ///
    /// # Errors
    ///
    /// When it throws, or never does.
    pub async fn holds(&self, awaited: &str, script: &str) -> Result<()> {
        wait::until(awaited, async || {
            // A page that goes while it is asked gives nothing.
            let holds: Option<bool> = self.ask(script, vec![]).await?;
            Ok(if holds == Some(true) {
                Ok(())
            } else {
                Err("it is not so".to_owned())
            })
        })
        .await
    }
}

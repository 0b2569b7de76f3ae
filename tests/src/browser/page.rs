//! The open page, as a person finds their way around it.

use std::sync::Arc;

use anyhow::Result;
use http::Method;
use thirtyfour::{
    By, WebDriver, WebElement,
    common::command::{Command, ExtensionCommand},
    error::{WebDriverError, WebDriverErrorInner},
    session::http::CmdResponse,
};

use super::{screenshot, wait};

/// The page in the browser's window.
pub struct Page {
    session: WebDriver,
    address: String,
}

impl Page {
    pub(super) fn new(session: WebDriver, address: String) -> Self {
        Self { session, address }
    }

    /// The `WebDriver` session, for what this type has no name for.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Opens another address of the page, such as `#plan=...`, or loads it again.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it.
    pub async fn open(&self, relative: &str) -> Result<()> {
        let address = format!("{}{relative}", self.address);
        Ok(self.session.goto(address).await?)
    }

    /// The one visible element of this ARIA role and accessible name, as the
    /// browser itself computes them. Waits for it.
    ///
    /// # Errors
    ///
    /// When there is none, or more than one.
    pub async fn by_role(&self, role: &str, name: &str) -> Result<WebElement> {
        wait::until(&format!("{role} \"{name}\""), async || {
            let mut seen = Vec::new();
            let mut found = Vec::new();
            for element in self.session.find_all(By::Css(elements_of(role))).await? {
                let Some(label) = visible_name(&element).await? else {
                    continue;
                };
                if label == name {
                    found.push(element);
                } else {
                    seen.push(label);
                }
            }
            Ok(match found.pop() {
                Some(element) if found.is_empty() => Ok(element),
                Some(_) => Err(format!("there are {} of it", found.len().saturating_add(1))),
                None => Err(format!("the names seen are {seen:?}")),
            })
        })
        .await
    }

    /// The heading of this text.
    ///
    /// # Errors
    ///
    /// As [`by_role`](Self::by_role).
    pub async fn heading(&self, name: &str) -> Result<WebElement> {
        self.by_role("heading", name).await
    }

    /// The button of this name.
    ///
    /// # Errors
    ///
    /// As [`by_role`](Self::by_role).
    pub async fn button(&self, name: &str) -> Result<WebElement> {
        self.by_role("button", name).await
    }

    /// The field with this label: text, number, choice or tick box.
    ///
    /// # Errors
    ///
    /// As [`by_role`](Self::by_role).
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        self.by_role("field", label).await
    }

    /// Replaces what stands in the field with this label, key by key.
    ///
    /// # Errors
    ///
    /// When there is no such field, or it takes no keys.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        // Selecting by script is the same in every browser; the keys are real.
        self.session
            .execute(
                "arguments[0].focus(); arguments[0].select();",
                vec![field.to_json()?],
            )
            .await?;
        let keys = if text.is_empty() {
            thirtyfour::Key::Delete.into()
        } else {
            thirtyfour::TypingData::from(text)
        };
        Ok(field.send_keys(keys).await?)
    }

    /// The text shown by the first element that `css` selects.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.session.find(By::Css(css)).await?.text().await?)
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
            let mut seen = Vec::new();
            for element in self.session.find_all(By::Css(css)).await? {
                let Some(shown) = unless_gone(element.text().await)? else {
                    continue;
                };
                if fits(&shown) {
                    return Ok(Ok(()));
                }
                seen.push(shown);
            }
            Ok(Err(format!("the texts seen are {seen:?}")))
        })
        .await
    }

    /// Waits until no element that `css` selects is left.
    ///
    /// # Errors
    ///
    /// When some stay.
    pub async fn lacks(&self, css: &str) -> Result<()> {
        wait::until(&format!("a page without {css}"), async || {
            let left = self.session.find_all(By::Css(css)).await?.len();
            Ok(if left == 0 {
                Ok(())
            } else {
                Err(format!("{left} are left"))
            })
        })
        .await
    }

    /// Writes what the window shows to `target/screenshots/<name>.png`, for a
    /// person to look at.
    ///
    /// # Errors
    ///
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        screenshot::take(&self.session, name).await.map(drop)
    }

    /// Warnings and errors in the browser's console since it was last asked.
    ///
    /// # Errors
    ///
    /// When the browser does not tell.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.session.browser_log().await?;
        Ok(entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"))
            .map(|entry| entry.message)
            .collect())
    }
}

/// The elements that may have a role, as a CSS selector.
fn elements_of(role: &str) -> String {
    match role {
        "button" => "button, summary, [role=button]".to_owned(),
        "field" => "input, select, textarea".to_owned(),
        "heading" => "h1, h2, h3, h4, h5, h6, [role=heading]".to_owned(),
        "link" => "a[href], [role=link]".to_owned(),
        "region" => "section, [role=region]".to_owned(),
        "group" => "fieldset, details, [role=group]".to_owned(),
        "list" => "ul, ol, [role=list]".to_owned(),
        "table" => "table, [role=table]".to_owned(),
        role => format!("[role={role}]"),
    }
}

/// The accessible name of an element, unless it is hidden or gone.
async fn visible_name(element: &WebElement) -> Result<Option<String>> {
    if unless_gone(element.is_displayed().await)? != Some(true) {
        return Ok(None);
    }
    let question = Command::ExtensionCommand(Box::new(ComputedLabel {
        element: element.element_id().to_string(),
    }));
    let answer = unless_gone(element.handle().cmd(question).await)?;
    Ok(answer.map(CmdResponse::value).transpose()?)
}

/// `None` where the page replaced the element meanwhile.
fn unless_gone<T>(result: Result<T, WebDriverError>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(*error, WebDriverErrorInner::StaleElementReference(..)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `WebDriver`'s own question for the accessible name of an element.
#[derive(Debug)]
struct ComputedLabel {
    element: String,
}

impl ExtensionCommand for ComputedLabel {
    fn parameters_json(&self) -> Option<serde_json::Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.element).into()
    }
}

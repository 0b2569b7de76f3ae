//! Finding what a person would, by role and name.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{
    By, WebElement,
    error::{WebDriverError, WebDriverErrorInner},
    session::http::CmdResponse,
};

use super::{Page, wire::Wire};
use crate::browser::wait;

/// Guesses the names of the elements that can be seen. The browser's own word for it is asked of
/// those alone that seem to fit, since each is a question of its own.
const GUESS: &str = r#"
    const squash = (text) => text.replace(/\s+/g, " ").trim();
    const words = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
        if (node.hasAttribute("aria-label")) return ` ${node.getAttribute("aria-label")} `;
        return [...node.childNodes].map(words).join("");
    };
    const named = (element) => {
        const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
        if (by.length) return by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
        if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
        if (element.labels?.length) return [...element.labels].map(words).join(" ");
        return words(element);
    };
    const seen = [...document.querySelectorAll(arguments[0])]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => [element, squash(named(element))]);
    const fit = seen.filter(([_, name]) => name === arguments[1]);
    return {
        fit: fit.map(([element, _]) => element),
        names: fit.length ? [] : seen.map(([_, name]) => name),
    };
"#;

/// What [`GUESS`] gives.
#[derive(Deserialize)]
struct Guess {
    fit: Vec<Value>,
    names: Vec<String>,
}

impl Page {
    /// The one visible element of this ARIA role and accessible name, as the
    /// browser itself computes them. Waits for it.
    ///
    /// # Errors
    ///
    /// When there is none, or more than one.
    pub async fn by_role(&self, role: &str, name: &str) -> Result<WebElement> {
        let css = elements_of(role);
        wait::until(&format!("{role} \"{name}\""), async || {
            let given = self.session.execute(GUESS, vec![json!(css), json!(name)]);
            let Some(given) = unless_gone(given.await)? else {
                return Ok(Err("the page changed while it was looked at".to_owned()));
            };
            let guess: Guess = given.convert()?;
            let mut found = Vec::new();
            let mut computed = Vec::new();
            for element in guess.fit {
                let element = WebElement::from_json(element, Arc::clone(self.session.handle()))?;
                let question =
                    Wire::get(format!("/element/{}/computedlabel", element.element_id()));
                let answer = unless_gone(self.session.cmd(question).await)?;
                match answer.map(CmdResponse::value::<String>).transpose()? {
                    Some(label) if label.trim() == name => found.push(element),
                    Some(label) => computed.push(label),
                    None => {}
                }
            }
            Ok(match found.pop() {
                Some(element) if found.is_empty() => Ok(element),
                Some(_) => Err(format!("there are {} of it", found.len().saturating_add(1))),
                None if computed.is_empty() => Err(format!("the names seen are {:?}", guess.names)),
                None => Err(format!("the browser calls it {computed:?}")),
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

    /// Presses the button of this name with the mouse.
    ///
    /// # Errors
    ///
    /// As [`by_role`](Self::by_role), or when something covers it.
    pub async fn press(&self, name: &str) -> Result<()> {
        let button = self.button(name).await?;
        // Bars that stick to an edge would cover what is scrolled to that edge.
        self.session
            .execute(
                "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });",
                vec![button.to_json()?],
            )
            .await?;
        Ok(button.click().await?)
    }

    /// Replaces what stands in the field with this label, key by key.
    ///
    /// # Errors
    ///
    /// When there is no such field, or it takes no keys.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.overwrite(&field, text).await
    }

    /// Replaces what stands in every field with this label, key by key.
    ///
    /// # Errors
    ///
    /// When one takes no keys, or none has the label.
    pub async fn fill_each(&self, label: &str, text: &str) -> Result<()> {
        let fields = self
            .session
            .find_all(By::Css(format!("[aria-label=\"{label}\"]")))
            .await?;
        ensure!(!fields.is_empty(), "no field {label:?}");
        for field in fields {
            self.overwrite(&field, text).await?;
        }
        Ok(())
    }

    async fn overwrite(&self, field: &WebElement, text: &str) -> Result<()> {
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

/// `None` where the page replaced the element meanwhile.
fn unless_gone<T>(result: Result<T, WebDriverError>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(*error, WebDriverErrorInner::StaleElementReference(..)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

//! What goes wrong without a person seeing it: errors, breaches of policy, requests.

use anyhow::{Result, ensure};
use serde_json::json;

use super::Page;
use crate::browser::engine::Engine;

/// Keeps what goes wrong from here on, and notes when that is. Breaches of the
/// policy before it are told too: the browser keeps them for whoever asks.
const WATCH: &str = r#"
    window.aksnetTests = { wrong: [], since: performance.now() };
    const { wrong } = window.aksnetTests;
    addEventListener("error", (event) => wrong.push(event.message ?? "a resource"), true);
    addEventListener("unhandledrejection", (event) => wrong.push(String(event.reason)));
    document.addEventListener("securitypolicyviolation", (event) =>
        wrong.push(`${event.effectiveDirective} refused ${event.blockedURI}`));
    new ReportingObserver((reports) => {
        for (const { body } of reports) wrong.push(`${body.effectiveDirective} refused ${body.blockedURL}`);
    }, { types: ["csp-violation"], buffered: true }).observe();
    return 0;
"#;

/// What was kept, once.
const WRONG: &str = "return window.aksnetTests.wrong.splice(0);";

/// What has been asked of anybody since, but for the worker that keeps the page for when there is
/// no network, where a browser tells of it: it comes when the page is there. The page's own preview of
/// itself is no request to anybody else either.
const REQUESTS: &str = r#"
    const worker = new URL("worker.js", location.href).href;
    const preview = new URL("?embed=1", location.href).href;
    return performance.getEntriesByType("resource")
        .filter((entry) => entry.startTime > window.aksnetTests.since)
        .map((entry) => entry.name)
        .filter((name) => name !== worker && !name.startsWith(preview));
"#;

/// Warnings and errors of the site in Firefox's console, once; without a hint about speed, given where the driver
/// looks at a page while a frame in it is being loaded.
const FIREFOX: &str = r"
    const messages = Services.console.getMessageArray()
        .filter((message) => message.logLevel >= 2 && message.message.includes(arguments[0]))
        .filter((message) => !message.message.includes('Layout was forced before the page was fully loaded'))
        .map((message) => message.message);
    Services.console.reset();
    return messages;
";

impl Page {
    /// From here on the page may ask nobody for anything; what it says is kept.
    ///
    /// # Errors
    ///
    /// When the browser runs no script.
    pub async fn watch(&self) -> Result<()> {
        self.ask::<u8>(WATCH, vec![]).await.map(drop)
    }

    /// Takes what has been asked for until now as part of loading, on a page whose scripts go on
    /// loading when its document is there.
    ///
    /// # Errors
    ///
    /// When the browser does not do it.
    pub async fn has_arrived(&self) -> Result<()> {
        let arrived = r"
            window.aksnetTests.since = performance.now();
            return 0;
        ";
        self.ask::<u8>(arrived, vec![]).await.map(drop)
    }

    /// Warnings and errors in the browser's console since it was last asked: of the console where
    /// the driver tells, else of what the page was told itself.
    ///
    /// # Errors
    ///
    /// When the browser does not tell.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => {
                let entries = self.session.browser_log().await?;
                Ok(entries
                    .into_iter()
                    .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"))
                    .map(|entry| entry.message)
                    .collect())
            }
            Engine::Firefox => self.in_chrome(FIREFOX, vec![json!(self.address())]).await,
            Engine::WebKit => self.ask(WRONG, vec![]).await,
        }
    }

    /// Nothing has gone wrong, and since the page was opened it has asked nobody for anything;
    /// asked at the end of every flow, of the tab that is then in front.
    ///
    /// # Errors
    ///
    /// What has gone wrong, or what was asked for.
    pub async fn at_rest(&self) -> Result<()> {
        let complaints = self.complaints().await?;
        ensure!(
            complaints.is_empty(),
            "the console complains:\n{}",
            complaints.join("\n")
        );
        let requests: Vec<String> = self.ask(REQUESTS, vec![]).await?;
        ensure!(
            requests.is_empty(),
            "requests left the page after it was loaded:\n{}",
            requests.join("\n")
        );
        Ok(())
    }
}

//! The window: its size, its colours.

use std::fs;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Page, wire::Wire};
use crate::browser::engine::{Engine, WINDOW};

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Page {
    /// Makes the window that wide, as wide as a screen of that width in CSS pixels.
    ///
    /// # Errors
    ///
    /// When the browser cannot, or the page has another width.
    pub async fn resize(&self, width: u32) -> Result<()> {
        let height = WINDOW.1;
        match self.engine {
            // Its own window is never narrower than 500.
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size)
                    .await?;
            }
            Engine::Firefox | Engine::WebKit => {
                if self.engine == Engine::Firefox {
                    let narrow = "document.documentElement.style.setProperty('min-width', '0', 'important'); return 0;";
                    self.in_chrome::<u8>(narrow, vec![]).await?;
                }
                self.session.set_window_rect(0, 0, width, height).await?;
            }
        }
        let script = format!("return innerWidth === {width};");
        self.holds(&format!("a window {width} wide"), &script).await
    }

    /// Keeps scripts from running in pages that are opened from now on, in a flow whose browser is to
    /// run none; those of this test run all the same, in Firefox no more.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn stop_scripts(&self) -> Result<()> {
        self.run_scripts(false).await
    }

    /// Lets them run again, except in `WebKit`.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn resume_scripts(&self) -> Result<()> {
        self.run_scripts(true).await
    }

    async fn run_scripts(&self, run: bool) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let off = json!({ "value": !run });
                self.devtools("Emulation.setScriptExecutionDisabled", off)
                    .await?;
            }
            Engine::Firefox => {
                let script =
                    "Services.prefs.setBoolPref('javascript.enabled', arguments[0]); return 0;";
                self.in_chrome::<u8>(script, vec![json!(run)]).await?;
            }
            // It was started so.
            Engine::WebKit => {}
        }
        Ok(())
    }

    /// Asks for a colour scheme.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn theme(&self, theme: Theme) -> Result<()> {
        let name = theme.name();
        match self.engine {
            Engine::Chromium => self.emulate(theme, self.forced.get()).await?,
            Engine::Firefox => {
                let number = match theme {
                    Theme::Dark => 0,
                    Theme::Light => 1,
                };
                self.set_preference("layout.css.prefers-color-scheme.content-override", number)
                    .await?;
            }
            // Nothing changes what it says of the system, so this is as if a person chose it.
            Engine::WebKit => {
                let choose = "document.documentElement.dataset.theme = arguments[0]; return 0;";
                self.ask::<u8>(choose, vec![json!(name)]).await?;
                return Ok(());
            }
        }
        let script = format!("return matchMedia('(prefers-color-scheme: {name})').matches;");
        self.holds(&format!("{name} colours"), &script).await
    }

    /// Lets the system choose the colours, as people do who need high contrast; until the next
    /// flow.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn force_colours(&self) -> Result<()> {
        self.set_forced(true).await?;
        let script = "return matchMedia('(forced-colors: active)').matches;";
        self.holds("forced colours", script).await
    }

    async fn set_forced(&self, forced: bool) -> Result<()> {
        self.forced.set(forced);
        match self.engine {
            Engine::Chromium => self.emulate(Theme::Light, forced).await,
            Engine::Firefox => {
                self.set_preference(
                    "browser.display.document_color_use",
                    if forced { 2 } else { 0 },
                )
                .await
            }
            Engine::WebKit => Ok(()),
        }
    }

    /// What Chromium is to say of the system: all of it, since each call forgets the one before.
    async fn emulate(&self, theme: Theme, forced: bool) -> Result<()> {
        let forced = if forced { "active" } else { "none" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme.name() },
            { "name": "forced-colors", "value": forced },
        ]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .map(drop)
    }

    pub(super) async fn set_preference(&self, name: &str, number: u8) -> Result<()> {
        let set = "Services.prefs.setIntPref(arguments[0], arguments[1]); return 0;";
        self.in_chrome::<u8>(set, vec![json!(name), json!(number)])
            .await
            .map(drop)
    }

    /// Makes the browser what it is at first, whatever the flow before has left of it.
    pub(in crate::browser) async fn restore(&self) -> Result<()> {
        if self.engine.flows_a_browser() > 1 {
            self.forget().await?;
        }
        self.set_forced(false).await?;
        // What is open yet is another flow's page; its colours are gone with it.
        if self.engine != Engine::WebKit {
            self.theme(Theme::Light).await?;
        }
        self.resize(WINDOW.0).await
    }

    /// Leaves one tab, which has been nowhere yet, and none of the files that were kept.
    async fn forget(&self) -> Result<()> {
        let tabs = self.session.windows().await?;
        let empty = self.session.new_tab().await?;
        for tab in tabs {
            self.session.switch_to_window(tab).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(empty).await?;
        if self.downloads.exists() {
            fs::remove_dir_all(&self.downloads)?;
        }
        Ok(())
    }

    /// A command of Chromium's developer tools, and what comes of it.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or has none of them.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let command = Wire::post("/goog/cdp/execute", body);
        Ok(self.session.cmd(command).await?.value()?)
    }

    /// What a script gives that runs in Firefox itself rather than in the page.
    pub(super) async fn in_chrome<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let context = |name: &str| Wire::post("/moz/context", json!({ "context": name }));
        self.session.cmd(context("chrome")).await?;
        let given = self.ask(script, arguments).await;
        // The page's own scripts must not run there, whatever came of this one.
        self.session.cmd(context("content")).await?;
        given
    }
}

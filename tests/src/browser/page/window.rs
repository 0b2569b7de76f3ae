//! The window: its size, its colours.

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

    /// Asks for a colour scheme.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn theme(&self, theme: Theme) -> Result<()> {
        let name = theme.name();
        match self.engine {
            Engine::Chromium => {
                let media =
                    json!({ "features": [{ "name": "prefers-color-scheme", "value": name }] });
                self.devtools("Emulation.setEmulatedMedia", media).await?;
            }
            Engine::Firefox => {
                let number = match theme {
                    Theme::Dark => 0,
                    Theme::Light => 1,
                };
                let set = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]); return 0;";
                self.in_chrome::<u8>(set, vec![json!(number)]).await?;
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

    /// Makes the window what it is at first.
    pub(in crate::browser) async fn restore(&self) -> Result<()> {
        // What is open yet is another flow's page; its colours are gone with it.
        if self.engine != Engine::WebKit {
            self.theme(Theme::Light).await?;
        }
        self.resize(WINDOW.0).await
    }

    /// A command of Chromium's developer tools.
    pub(in crate::browser) async fn devtools(
        &self,
        command: &str,
        parameters: Value,
    ) -> Result<()> {
        let body = json!({ "cmd": command, "params": parameters });
        let command = Wire::post("/goog/cdp/execute", body);
        self.session.cmd(command).await?;
        Ok(())
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

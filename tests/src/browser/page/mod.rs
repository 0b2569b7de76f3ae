//! The open page, as a person finds their way around it.

mod axe;
mod console;
mod find;
mod keys;
mod print;
mod touch;
mod window;
mod wire;
mod words;

pub use window::Theme;

use std::{
    cell::Cell,
    fs,
    path::{Path, PathBuf},
};

use aksnet_serve::Site;
use anyhow::{Context as _, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::{
    engine::{Engine, downloads},
    place::Host,
    screenshot, wait,
};

/// The page in the browser's window.
pub struct Page {
    engine: Engine,
    session: WebDriver,
    host: Host,
    /// Where the browser puts the files that are kept.
    downloads: PathBuf,
    /// Whether the system chooses the colours.
    forced: Cell<bool>,
}

impl Page {
    pub(super) fn new(engine: Engine, session: WebDriver, host: Host, folder: &Path) -> Self {
        Self {
            engine,
            session,
            host,
            downloads: downloads(folder),
            forced: Cell::new(false),
        }
    }

    /// Where it stands.
    pub fn address(&self) -> &str {
        self.host.address()
    }

    /// Takes its host away, as where the network is gone.
    pub fn unplug(&self) {
        self.host.stop();
    }

    /// Lets its host take connections and answer nothing.
    ///
    /// # Errors
    ///
    /// When the address is taken meanwhile.
    pub fn silence(&self) -> Result<()> {
        self.host.fall_silent()
    }

    /// Lets its host serve another site at the same address.
    ///
    /// # Errors
    ///
    /// When the address is taken meanwhile.
    pub fn rehost(&self, site: Site) -> Result<()> {
        self.host.serve(site)
    }

    /// Opens another host that shows it in a frame: one that may, one that may not.
    ///
    /// # Errors
    ///
    /// When there is none, or the browser cannot load it.
    pub async fn wiki(&self, allowed: bool) -> Result<()> {
        let wiki = self.host.wikis().get(usize::from(!allowed));
        self.session.goto(wiki.context("no wiki here")?).await?;
        self.watch().await
    }

    /// Waits for a file of that name that the browser was given to keep; its text.
    ///
    /// # Errors
    ///
    /// When none comes, or it is no text.
    pub async fn downloaded(&self, name: &str) -> Result<String> {
        let path = self.downloads.join(name);
        wait::until(name, async || {
            // Until it is whole, it is empty or has another name.
            let text = fs::read_to_string(&path).unwrap_or_default();
            Ok(if text.is_empty() {
                Err(format!("{} has none", self.downloads.display()))
            } else {
                Ok(text)
            })
        })
        .await
    }

    /// The browser.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The `WebDriver` session, for what this type has no name for.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Opens another address of the page, such as `#plan=...`, or loads it again; from here on it
    /// may ask nobody for anything.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it, or it never shows itself.
    pub async fn open(&self, relative: &str) -> Result<()> {
        self.arrive(relative).await?;
        self.arrived().await
    }

    /// Waits until the planner is there, where the page has loaded itself again; from here on it may
    /// ask nobody for anything.
    ///
    /// # Errors
    ///
    /// When it never shows itself.
    pub async fn arrived(&self) -> Result<()> {
        self.heading("AKS Network Planner").await?;
        // The heading stands there before the planner does.
        let there = "return document.getElementById('plan') !== null;";
        self.holds("the planner", there).await?;
        self.watch().await
    }

    /// Opens an address that holds something else than the page alone, such as a page of
    /// documentation; from here on it may ask nobody for anything.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it.
    pub async fn visit(&self, relative: &str) -> Result<()> {
        self.arrive(relative).await?;
        self.watch().await
    }

    async fn arrive(&self, relative: &str) -> Result<()> {
        let address = format!("{}{relative}", self.address());
        self.session.goto(address).await?;
        if self.engine == Engine::Chromium {
            // A second tab is in front, and yet nothing in it has the focus.
            let focus = json!({ "enabled": true });
            self.devtools("Emulation.setFocusEmulationEnabled", focus)
                .await?;
        }
        Ok(())
    }

    /// Opens the page in a second tab too, which is then the one in front.
    ///
    /// # Errors
    ///
    /// When the browser opens no tab, or not the page in it.
    pub async fn second_tab(&self) -> Result<()> {
        let tab = self.session.new_tab().await?;
        self.session.switch_to_window(tab).await?;
        self.open("").await
    }

    /// What a script gives; its arguments are an array named `arguments`.
    ///
    /// # Errors
    ///
    /// When it throws, or gives something of another shape.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let given = self.session.execute(script, arguments).await?;
        given
            .convert()
            .with_context(|| format!("{:?} is what it gave: {script}", given.json()))
    }

    /// Writes what the window shows to `target/screenshots/<name>-<engine>.png`, for a person to
    /// look at.
    ///
    /// # Errors
    ///
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let name = format!("{name}-{}", self.engine.name());
        screenshot::take(&self.session, &name).await.map(drop)
    }
}

//! A browser to measure in.

use std::path::Path;

use aksnet_serve::{Running, Server, Site};
use anyhow::{Context as _, Result, bail};
use thirtyfour::{
    WebDriver,
    testing::{BrowserTestError, run_browser_test},
};

use super::{
    Page,
    driver::Driver,
    engine::{Engine, Storage},
    session::COMMAND,
};

/// Serves the pages in some folders and hands them to `measure`, in one browser.
///
/// What is compared is measured in one browser and in turns: a busy machine then slows down all
/// of it alike.
///
/// # Errors
///
/// When a folder has no page, the browser does not start, or `measure` fails.
pub async fn measured<const N: usize>(
    folders: [&Path; N],
    measure: impl AsyncFnOnce([Page; N]) -> Result<()>,
) -> Result<()> {
    let mut servers: Vec<Running> = Vec::new();
    for folder in folders {
        let site = Site::open(folder).with_context(|| folder.display().to_string())?;
        servers.push(Server::bind(site, 0)?.spawn()?);
    }
    let engine = Engine::Chromium;
    let folder = tempfile::tempdir()?;
    let driver = Driver::start(engine, folder.path())?;
    let session = WebDriver::builder(
        driver.address(),
        engine.capabilities(folder.path(), Storage::Kept)?,
    )
    .request_timeout(COMMAND);
    let ended = run_browser_test(session, async |session| {
        session.set_page_load_timeout(COMMAND).await?;
        session.set_script_timeout(COMMAND).await?;
        let mut addresses = servers.iter().map(|server| server.address().to_owned());
        let pages = [(); N].map(|()| {
            let address = addresses.next().unwrap_or_default();
            Page::new(engine, session.clone(), address)
        });
        measure(pages).await
    })
    .await;
    match ended {
        Ok(()) => Ok(()),
        Err(BrowserTestError::Body(error)) => Err(error),
        Err(error) => bail!("{error}"),
    }
}

impl Page {
    /// Opens it, without waiting for more than its document.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it.
    pub async fn load(&self) -> Result<()> {
        Ok(self.session().goto(self.address()).await?)
    }

    /// Makes the network and the machine as slow as a phone's: bits a second, milliseconds of
    /// latency, times slower. Nothing comes out of a cache from here on.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn slow_down(&self, bits: u64, latency: u64, times: u64) -> Result<()> {
        let bytes = bits / 8;
        let network = serde_json::json!({
            "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes,
        });
        self.devtools("Network.enable", serde_json::json!({}))
            .await?;
        let cache = serde_json::json!({ "cacheDisabled": true });
        self.devtools("Network.setCacheDisabled", cache).await?;
        self.devtools("Network.emulateNetworkConditions", network)
            .await?;
        let rate = serde_json::json!({ "rate": times });
        self.devtools("Emulation.setCPUThrottlingRate", rate).await
    }

    /// Runs a script in every document, before any of its own.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn on_every_document(&self, script: &str) -> Result<()> {
        let source = serde_json::json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await
    }
}

//! A browser to measure in.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use thirtyfour::{
    WebDriver,
    testing::{BrowserTestError, run_browser_test},
};

use super::{
    Page,
    driver::Driver,
    engine::{Engine, Storage},
    network::Network,
    place::Host,
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
    let mut hosts = Vec::new();
    for folder in folders {
        hosts.push(Host::serving(folder, false)?);
    }
    let engine = Engine::Chromium;
    let folder = tempfile::tempdir()?;
    let driver = Driver::start(engine, folder.path())?;
    let network = Network::start()?;
    let session = WebDriver::builder(
        driver.address(),
        engine.capabilities(folder.path(), Storage::Kept, true, network.port())?,
    )
    .request_timeout(COMMAND);
    let ended = run_browser_test(session, async |session| {
        session.set_page_load_timeout(COMMAND).await?;
        session.set_script_timeout(COMMAND).await?;
        let pages = hosts
            .into_iter()
            .map(|host| Page::new(engine, session.clone(), host, folder.path()));
        let pages: Vec<Page> = pages.collect();
        let pages = <[Page; N]>::try_from(pages);
        measure(pages.map_err(|_| anyhow!("a page for each folder"))?).await
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
        // What the worker of an earlier visit has kept would come at once.
        let bypass = serde_json::json!({ "bypass": true });
        self.devtools("Network.setBypassServiceWorker", bypass)
            .await?;
        self.devtools("Network.emulateNetworkConditions", network)
            .await?;
        let rate = serde_json::json!({ "rate": times });
        self.devtools("Emulation.setCPUThrottlingRate", rate)
            .await
            .map(drop)
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
            .map(drop)
    }
}

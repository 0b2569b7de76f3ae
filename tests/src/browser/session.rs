//! One test's browser: started, used, gone.

use std::{path::Path, time::Duration};

use aksnet_serve::{Running, Server, Site};
use anyhow::{Context as _, Result, bail, ensure};
use thirtyfour::{
    WebDriver,
    testing::{BrowserTestError, run_browser_test},
};
use tokio::time::timeout;

use super::{Page, driver::Driver, engine::Engine, screenshot};

/// A test that takes longer than this hangs.
const WHOLE_TEST: Duration = Duration::from_mins(2);
const PAGE_LOAD: Duration = Duration::from_secs(90);

/// Opens the built page in a browser of its own and hands it to `test`.
///
/// The page is served as `cargo xtask serve` serves it. Whatever becomes of
/// the test, browser, driver and server are gone after it. A failed test
/// leaves a picture, `target/screenshots/failed-<name>.png`.
///
/// # Errors
///
/// What `test` says; also anything that the browser's console complains of at
/// the end, such as a breach of the Content-Security-Policy.
pub async fn visit(name: &str, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let engine = Engine::Chromium;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let site = Site::open(&dist).context("no built page; run: cargo xtask build")?;
    let server = Server::bind(site, 0)?.spawn()?;
    let profile = tempfile::tempdir()?;
    let driver = Driver::start(engine)?;
    let session = WebDriver::builder(driver.address(), engine.capabilities(profile.path())?);
    let ended = run_browser_test(session, async |session| {
        let page = Page::new(session.clone(), server.address().to_owned());
        let whole = timeout(WHOLE_TEST, opened(engine, &page, &server, test));
        let outcome = whole.await.unwrap_or_else(|_| {
            bail!("{name} took more than {} s", WHOLE_TEST.as_secs());
        });
        let Err(error) = outcome else { return Ok(()) };
        let picture = screenshot::take(&session, &format!("failed-{name}")).await;
        Err(match picture {
            Ok(path) => error.context(format!("{name} failed; picture: {}", path.display())),
            Err(none) => error.context(format!("{name} failed; no picture: {none}")),
        })
    })
    .await;
    match ended {
        Ok(()) => Ok(()),
        Err(BrowserTestError::Body(error)) => Err(error),
        Err(BrowserTestError::Setup(error)) => {
            Err(anyhow::Error::new(error).context(format!("{name}: no browser session")))
        }
        Err(error) => bail!("{name}: {error}"),
    }
}

async fn opened(
    engine: Engine,
    page: &Page,
    server: &Running,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let session = page.session();
    session.set_page_load_timeout(PAGE_LOAD).await?;
    session.set_script_timeout(PAGE_LOAD).await?;
    session.goto(server.address()).await?;
    test(page).await?;
    if engine.tells_console() {
        let complaints = page.complaints().await?;
        ensure!(
            complaints.is_empty(),
            "the console complains:\n{}",
            complaints.join("\n")
        );
    }
    Ok(())
}

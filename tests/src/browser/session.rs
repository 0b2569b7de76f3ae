//! One test's browser: started, used, gone.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use aksnet_serve::{Running, Server, Site};
use anyhow::{Context as _, Result, bail, ensure};
use thirtyfour::{
    WebDriver,
    testing::{BrowserTestError, run_browser_test},
};
use tokio::time::timeout;

use super::{Page, engine::Engine, screenshot, wait};

/// A test that takes longer than this hangs.
const WHOLE_TEST: Duration = Duration::from_mins(2);
const PAGE_LOAD: Duration = Duration::from_secs(30);
/// Another process may take the free port first; then the next one is tried.
const DRIVER_STARTS: u32 = 3;

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
    let server = Server::bind(site, 0)?.spawn();
    let profile = tempfile::tempdir()?;
    let driver = Driver::start(engine).await?;
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
        Err(error) => bail!("{name}: {error:#}"),
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

/// A driver process, killed when dropped.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    async fn start(engine: Engine) -> Result<Self> {
        let mut last = anyhow::anyhow!("not started");
        for _ in 0..DRIVER_STARTS {
            match Self::start_once(engine).await {
                Ok(driver) => return Ok(driver),
                Err(error) => last = error,
            }
        }
        Err(last.context(format!("the driver did not start in {DRIVER_STARTS} tries")))
    }

    async fn start_once(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port)?;
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = command
            .spawn()
            .with_context(|| format!("starting {}", command.get_program().display()))?;
        let mut driver = Self { process, port };
        wait::until("the driver", async || {
            if let Some(status) = driver.process.try_wait()? {
                bail!("the driver stopped at once ({status})");
            }
            let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            Ok(connected.map(drop).map_err(|error| error.to_string()))
        })
        .await?;
        Ok(driver)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A port that nobody used a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

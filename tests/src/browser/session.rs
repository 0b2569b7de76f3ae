//! A browser that runs one flow after the other.

use std::{
    env,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, bail, ensure};
use thirtyfour::{
    WebDriver,
    testing::{BrowserTestError, run_browser_test},
};
use tokio::time::timeout;

use super::{
    Flow, Page, Place,
    driver::Driver,
    engine::{Engine, Storage},
    flow,
    network::Network,
    nginx, screenshot,
};

/// How long the driver may take for one command.
pub(super) const COMMAND: Duration = Duration::from_mins(2);

/// Runs flows in an engine and tells what became of each.
///
/// Each has a browser of its own, since the driver of `WebKit` hangs after some dozens of pages, and its
/// [`Place`] served by a server of its own, which to the browser is another site. Whatever happens,
/// browser, driver and servers are gone in the end. A flow that fails is run once more, and that is
/// told; one that fails again leaves a picture,
/// `target/screenshots/failed-<engine>-<flow>.png`, and the others go on. The variable `AKSNET_FLOW`
/// names the only flow to run.
///
/// # Errors
///
/// Which flows failed, and why.
pub async fn run(engine: Engine, flows: &[Flow]) -> Result<()> {
    let only = env::var("AKSNET_FLOW").ok();
    let mut failed = Vec::new();
    for storage in [Storage::Kept, Storage::WhileOpen, Storage::Refused] {
        let mut chosen = Vec::new();
        for flow in flows.iter().filter(|flow| flow.storage == storage) {
            match flow.needs.and_then(|ability| engine.cannot(ability)) {
                Some(why) => println!("{}: {} LEFT OUT: {why}", engine.name(), flow.name),
                None if flow.place == Place::Nginx && env::var_os(nginx::VARIABLE).is_none() => {
                    println!(
                        "{}: {} LEFT OUT: nginx is not here",
                        engine.name(),
                        flow.name
                    );
                }
                None if only.as_deref().is_some_and(|only| only != flow.name) => {}
                None => chosen.push(*flow),
            }
        }
        for flow in chosen {
            let mut errors = in_one_browser(engine, storage, &[flow]).await?;
            if !errors.is_empty() {
                // A browser that hangs is no mistake of the page; a mistake shows again.
                println!(
                    "{}: {} ONCE MORE: {}",
                    engine.name(),
                    flow.name,
                    errors.join("\n")
                );
                errors = in_one_browser(engine, storage, &[flow]).await?;
            }
            failed.extend(errors);
        }
    }
    ensure!(
        failed.is_empty(),
        "{} of {} flows failed in {}:\n\n{}",
        failed.len(),
        flows.len(),
        engine.name(),
        failed.join("\n\n")
    );
    Ok(())
}

/// What those that failed say.
async fn in_one_browser(engine: Engine, storage: Storage, flows: &[Flow]) -> Result<Vec<String>> {
    let scripts = flows.iter().all(|flow| flow.scripts);
    let folder = tempfile::tempdir()?;
    let driver = Driver::start(engine, folder.path())?;
    let network = Network::start()?;
    let session = WebDriver::builder(
        driver.address(),
        engine.capabilities(folder.path(), storage, scripts, network.port())?,
    )
    .request_timeout(COMMAND);
    let ended = run_browser_test(session, async |session| {
        session.set_page_load_timeout(COMMAND).await?;
        session.set_script_timeout(COMMAND).await?;
        let mut failed = Vec::new();
        for flow in flows {
            let start = Instant::now();
            let outcome = timeout(
                flow::WHOLE,
                visited(engine, &session, &network, folder.path(), flow),
            )
            .await;
            println!(
                "{}: {} {} after {:.1} s",
                engine.name(),
                flow.name,
                if matches!(outcome, Ok(Ok(()))) {
                    "passed"
                } else {
                    "FAILED"
                },
                start.elapsed().as_secs_f64()
            );
            let name = format!("failed-{}-{}", engine.name(), flow.name);
            // A picture of an earlier run would be taken for one of this.
            screenshot::remove(&name)?;
            let error = match outcome {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error,
                Err(_) => bail!("{} took more than {} s", flow.name, flow::WHOLE.as_secs()),
            };
            let picture = match screenshot::take(&session, &name).await {
                Ok(path) => format!("picture: {}", path.display()),
                Err(none) => format!("no picture: {none:#}"),
            };
            failed.push(format!("{}: {error:#}\n{picture}", flow.name));
        }
        Ok(failed)
    })
    .await;
    match ended {
        Ok(failed) => Ok(failed),
        Err(BrowserTestError::Body(error)) => Err(error),
        Err(BrowserTestError::Setup(error)) => {
            Err(anyhow::Error::new(error).context(format!("{}: no session", engine.name())))
        }
        Err(error) => bail!("{}: {error}", engine.name()),
    }
}

/// Opens the page as if never seen before, and hands it to the flow.
async fn visited(
    engine: Engine,
    session: &WebDriver,
    network: &Network,
    folder: &Path,
    flow: &Flow,
) -> Result<()> {
    let page = Page::new(engine, session.clone(), flow.place.host(network)?, folder);
    page.restore().await?;
    match flow.place {
        Place::Built | Place::Insecure | Place::Nginx => page.open("").await?,
        Place::Folder(_) | Place::Plain(_) => {}
        Place::File(_) => {
            page.open("").await?;
            // To a browser a disk is one site: what other flows kept is not to be seen.
            page.ask::<u8>("try { localStorage.clear(); } catch {} return 0;", vec![])
                .await?;
            page.open("").await?;
        }
    }
    (flow.run)(&page).await?;
    page.at_rest().await?;
    let strangers = network.strangers();
    ensure!(
        strangers.is_empty(),
        "other hosts were asked: {strangers:?}"
    );
    Ok(())
}

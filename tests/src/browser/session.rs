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
/// Each has its [`Place`] served by a server of its own, which to the browser is another site, and as
/// many share a browser as the [`Engine`] says. Whatever happens, browser, driver and servers are gone
/// in the end. A flow that fails is run once more in a browser of its own, and that is told; one that
/// fails again leaves a picture, `target/screenshots/failed-<engine>-<flow>.png`, and the others go
/// on. The variable `AKSNET_FLOW` names the only flow to run.
///
/// # Errors
///
/// Which flows failed, and why.
pub async fn run(engine: Engine, flows: &[Flow]) -> Result<()> {
    let mut failed = Vec::new();
    for flows in browsers(engine, &chosen(engine, flows)) {
        for Failure { flow, error } in in_one_browser(engine, &flows).await? {
            // A browser that hangs is no mistake of the page; a mistake shows again.
            println!("{}: {} ONCE MORE: {error}", engine.name(), flow.name);
            failed.extend(in_one_browser(engine, &[flow]).await?);
        }
    }
    let errors: Vec<String> = failed.into_iter().map(|failure| failure.error).collect();
    ensure!(
        errors.is_empty(),
        "{} of {} flows failed in {}:\n\n{}",
        errors.len(),
        flows.len(),
        engine.name(),
        errors.join("\n\n")
    );
    Ok(())
}

/// Those that the engine and this machine can run; says which are left out.
fn chosen(engine: Engine, flows: &[Flow]) -> Vec<Flow> {
    let only = env::var("AKSNET_FLOW").ok();
    let without = |flow: &Flow| match flow.needs.and_then(|ability| engine.cannot(ability)) {
        Some(why) => Some(why),
        None if flow.place == Place::Nginx && env::var_os(nginx::VARIABLE).is_none() => {
            Some("nginx is not here")
        }
        None => None,
    };
    let mut chosen = flows.to_vec();
    chosen.retain(|flow| match without(flow) {
        Some(why) => {
            println!("{}: {} LEFT OUT: {why}", engine.name(), flow.name);
            false
        }
        None => only.as_deref().is_none_or(|only| only == flow.name),
    });
    chosen
}

/// Which flows share a browser: those that ask nothing of it that others do not. To a browser a disk
/// is one site, so what stands there is not shared either.
fn browsers(engine: Engine, flows: &[Flow]) -> Vec<Vec<Flow>> {
    let plain = |flow: &Flow| {
        let on_disk = matches!(flow.place, Place::File(_));
        flow.storage == Storage::Kept && flow.scripts && flow.needs.is_none() && !on_disk
    };
    let (shared, alone): (Vec<Flow>, Vec<Flow>) = flows.iter().partition(|flow| plain(flow));
    let shared = shared.chunks(engine.flows_a_browser());
    let alone = alone.chunks(1);
    shared.chain(alone).map(<[Flow]>::to_vec).collect()
}

/// A flow that failed.
struct Failure {
    flow: Flow,
    error: String,
}

/// Runs flows that ask the same of a browser, one after the other; those that fail.
async fn in_one_browser(engine: Engine, flows: &[Flow]) -> Result<Vec<Failure>> {
    let Some(first) = flows.first() else {
        return Ok(Vec::new());
    };
    let folder = tempfile::tempdir()?;
    let driver = Driver::start(engine, folder.path())?;
    let network = Network::start()?;
    let session = WebDriver::builder(
        driver.address(),
        engine.capabilities(folder.path(), first.storage, first.scripts, network.port())?,
    )
    .request_timeout(COMMAND);
    let ended = run_browser_test(session, async |session| {
        session.set_page_load_timeout(COMMAND).await?;
        session.set_script_timeout(COMMAND).await?;
        let mut failed = Vec::new();
        for flow in flows {
            let start = Instant::now();
            let flowing = visited(engine, &session, &network, folder.path(), flow);
            let outcome = timeout(flow::WHOLE, flowing).await;
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
            let error = format!("{}: {error:#}\n{picture}", flow.name);
            failed.push(Failure { flow: *flow, error });
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
        Place::Built | Place::Insecure | Place::Nginx | Place::File(_) => page.open("").await?,
        Place::Folder(_) | Place::Plain(_) => {}
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

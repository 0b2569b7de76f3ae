//! The page without a network, and a new version of it.

use std::{fs, path::Path};

use aksnet_serve::{Site, csp};
use aksnet_tests::browser::{Key, Page};
use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use tempfile::TempDir;

use crate::keeping::{NOT_KEPT, empty_storage, fill_storage};
use crate::verdicts::CREATES;

/// What the foot of the page says once all of it is kept.
pub(crate) const KEPT: &str = "Works offline";

/// Whether the page has a mark that the built one lacks.
const MARKED: &str = "return document.querySelector('meta[name=marked]') !== null;";

pub(crate) async fn the_page_works_when_the_network_is_gone(page: &Page) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    page.examine("works-offline").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.unplug();
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.fill("apps nodes", "3").await?;
    page.mentions(CREATES, "186 of 251").await?;
    page.mentions("footer", KEPT).await?;
    page.open("index.html").await?;
    page.mentions(CREATES, "186 of 251").await
}

pub(crate) async fn a_new_version_is_offered_and_keeps_the_plan(page: &Page) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    let before = copies(page).await?;
    ensure!(before.len() == 1, "{before:?}");
    let second = another_version()?;
    page.rehost(Site::open(second.path())?)?;
    come_back(page).await?;
    page.mentions("header [aria-live]", "A new version is ready.")
        .await?;
    page.examine("new-version").await?;
    // Nobody has had the time to keep this.
    page.fill("apps nodes", "4").await?;
    page.press("Reload").await?;
    page.holds("the new version", MARKED).await?;
    page.arrived().await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.lacks("header [aria-live] button").await?;
    let after = copies(page).await?;
    ensure!(after.len() == 1 && after != before, "{before:?}, {after:?}");
    page.unplug();
    page.open("").await?;
    page.holds("the new version without a network", MARKED)
        .await?;
    page.mentions(CREATES, "217 of 251").await
}

pub(crate) async fn no_new_version_is_offered_while_the_plan_would_be_lost(
    page: &Page,
) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    let second = another_version()?;
    page.rehost(Site::open(second.path())?)?;
    come_back(page).await?;
    page.button("Reload").await?;
    fill_storage(page).await?;
    page.fill("Plan name", "a name that is longer than what is left")
        .await?;
    page.mentions(".notice", NOT_KEPT).await?;
    page.lacks("header [aria-live] button").await?;
    empty_storage(page).await?;
    page.fill("apps nodes", "3").await?;
    page.mentions(CREATES, "186 of 251").await?;
    // By keys alone, once it is offered again.
    page.button("Reload").await?.focus().await?;
    page.keys(Key::Enter).await?;
    page.holds("the new version", MARKED).await?;
    page.arrived().await?;
    page.mentions(CREATES, "186 of 251").await
}

pub(crate) async fn a_host_takes_the_page_away_for_good(page: &Page) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    let folder = built()?;
    fs::write(folder.path().join("worker.js"), forgetting()?)?;
    page.rehost(Site::open(folder.path())?)?;
    come_back(page).await?;
    page.holds(
        "no worker",
        "return navigator.serviceWorker.getRegistrations().then((all) => all.length === 0);",
    )
    .await?;
    page.holds(
        "no copy",
        "return caches.keys().then((all) => all.length === 0);",
    )
    .await
}

/// The worker that forgets everything, as the documentation has it.
fn forgetting() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/hosting.md");
    let text = fs::read_to_string(path)?;
    let lines = text
        .lines()
        .skip_while(|line| !line.contains("skipWaiting"));
    let lines = lines.map_while(|line| line.strip_prefix("    "));
    let worker: Vec<&str> = lines.collect();
    ensure!(worker.len() > 2, "{worker:?}");
    Ok(worker.join("\n"))
}

pub(crate) async fn what_the_host_changes_shows_at_once_and_is_kept(page: &Page) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    // The page alone is edited, as a host does that adds a line to it.
    let folder = built()?;
    edit(folder.path(), marked)?;
    page.rehost(Site::open(folder.path())?)?;
    page.open("").await?;
    page.holds("the edited page", MARKED).await?;
    // A page that does not go with the files that are kept, such as one to sign in, is shown and
    // not kept.
    fs::write(
        folder.path().join("index.html"),
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Sign in</title><h1>Sign in</h1></html>",
    )?;
    page.visit("").await?;
    page.heading("Sign in").await?;
    page.unplug();
    page.open("").await?;
    page.holds("the edited page without a network", MARKED)
        .await
}

pub(crate) async fn a_host_that_is_silent_or_in_trouble_keeps_nobody_waiting(
    page: &Page,
) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    page.silence()?;
    page.open("").await?;
    page.mentions(CREATES, "248 of 251").await?;
    let folder = built()?;
    page.rehost(Site::open(folder.path())?.failing())?;
    page.open("").await?;
    page.mentions(CREATES, "248 of 251").await
}

pub(crate) async fn nothing_is_kept_from_inside_another_page(page: &Page) -> Result<()> {
    let folder = built()?;
    fs::write(
        folder.path().join("around.html"),
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Around</title><iframe src=\"./index.html\"></iframe></html>",
    )?;
    page.rehost(Site::open(folder.path())?)?;
    page.visit("around.html").await?;
    page.holds(
        "the planner in the frame",
        "return document.querySelector('iframe').contentDocument.getElementById('plan') !== null;",
    )
    .await?;
    ensure!(workers(page).await? == 0, "a frame has asked for a copy");
    page.visit("?embed=1").await?;
    page.holds(
        "the planner as it is embedded",
        "return document.querySelector('.page:not(.shell)') !== null;",
    )
    .await?;
    ensure!(workers(page).await? == 0, "an embed has asked for a copy");
    // The same page by itself has one, so that none before was for want of it.
    page.open("").await?;
    page.mentions("footer", KEPT).await?;
    ensure!(workers(page).await? == 1, "the page has asked for none");
    Ok(())
}

pub(crate) async fn two_planners_of_one_host_keep_apart(page: &Page) -> Result<()> {
    let folder = built()?;
    for (name, planner) in [("one", built()?), ("other", another_version()?)] {
        let within = folder.path().join(name);
        fs::create_dir(&within)?;
        copy(planner.path(), &within)?;
    }
    page.rehost(Site::open(folder.path())?)?;
    for name in ["one/", "other/"] {
        page.open(name).await?;
        page.mentions("footer", KEPT).await?;
    }
    let copies = copies(page).await?;
    ensure!(copies.len() == 2, "{copies:?}");
    page.unplug();
    page.open("one/").await?;
    page.lacks("meta[name=marked]").await?;
    page.open("other/").await?;
    page.holds("the other planner", MARKED).await
}

pub(crate) async fn without_encryption_nothing_is_kept_and_the_page_works(
    page: &Page,
) -> Result<()> {
    let secure: bool = page.ask("return isSecureContext;", vec![]).await?;
    ensure!(!secure, "to this browser the page is secure");
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await?;
    unkept(page).await
}

pub(crate) async fn a_private_window_works_like_any_other(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await
}

pub(crate) async fn the_page_can_be_installed(page: &Page) -> Result<()> {
    page.mentions("footer", KEPT).await?;
    let answer = page
        .devtools("Page.getInstallabilityErrors", json!({}))
        .await?;
    let errors = answer.get("installabilityErrors");
    ensure!(errors == Some(&json!([])), "{answer}");
    let answer = page.devtools("Page.getAppManifest", json!({})).await?;
    ensure!(answer.get("errors") == Some(&json!([])), "{answer}");
    Ok(())
}

pub(crate) async fn the_icons_are_the_logo(page: &Page) -> Result<()> {
    const COMPARE: &str = "
        const done = arguments[arguments.length - 1];
        const drawn = async (address, size) => {
            const image = new Image(size, size);
            image.src = address;
            await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = size;
            const drawing = canvas.getContext('2d');
            drawing.drawImage(image, 0, 0, size, size);
            return [image.naturalWidth, drawing.getImageData(0, 0, size, size).data];
        };
        (async () => {
            const found = [];
            for (const size of [180, 192, 512]) {
                const [_, logo] = await drawn('./icons/icon.svg', size);
                const [width, icon] = await drawn(`./icons/${size}.png`, size);
                let off = 0;
                for (let at = 0; at < logo.length; at++) off += Math.abs(logo[at] - icon[at]);
                off /= logo.length;
                // Edges between pixels are drawn a little differently by each engine.
                if (width !== size || off > 1) found.push(`${size}: ${width} wide, ${off} off`);
            }
            return found;
        })().then(done, (error) => done([String(error)]));";
    let answer = page.session().execute_async(COMPARE, vec![]).await?;
    let found: Vec<String> = answer.convert()?;
    ensure!(found.is_empty(), "{found:?}");
    // The images have been asked for by this flow.
    page.open("").await
}

/// As when somebody comes back to the tab.
async fn come_back(page: &Page) -> Result<()> {
    const COME: &str = "document.dispatchEvent(new Event('visibilitychange')); return 0;";
    page.ask::<u8>(COME, vec![]).await.map(drop)
}

/// The page does not say that it is kept.
async fn unkept(page: &Page) -> Result<()> {
    page.settled().await?;
    let foot = page.texts("footer").await?.concat();
    ensure!(!foot.contains(KEPT), "{foot}");
    Ok(())
}

/// The names of what is kept.
async fn copies(page: &Page) -> Result<Vec<String>> {
    page.ask("return caches.keys();", vec![]).await
}

/// So many workers does the browser have for this host, once it has had the time to ask for one.
async fn workers(page: &Page) -> Result<usize> {
    const COUNT: &str = "return new Promise((done) => setTimeout(done, 500))
        .then(() => navigator.serviceWorker.getRegistrations()).then((all) => all.length);";
    page.ask(COUNT, vec![]).await
}

/// A copy of the built page, to be changed.
fn built() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    copy(&built, folder.path())?;
    Ok(folder)
}

/// Another version of the built page: everything has another name, and it has the mark.
fn another_version() -> Result<TempDir> {
    let folder = built()?;
    let path = folder.path().join("worker.js");
    let mut worker = fs::read_to_string(&path)?;
    let version = worker.split("VERSION = \"").nth(1);
    let version = version.and_then(|rest| rest.split('"').next());
    let version = version.context("the worker has a version")?.to_owned();
    let names = fs::read_dir(folder.path())?.filter_map(Result::ok);
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut renamed = Vec::new();
    for old in names.filter(|name| name.contains("aksnet-web-")) {
        let new = old.replace("web-", "web-2-");
        fs::rename(folder.path().join(&old), folder.path().join(&new))?;
        worker = worker.replace(&old, &new);
        renamed.push((old, new));
    }
    fs::write(path, worker.replace(&version, "second"))?;
    edit(folder.path(), |html| {
        let html = marked(html).replace(&version, "second");
        let renamed = renamed.iter();
        renamed.fold(html, |html, (old, new)| html.replace(old, new))
    })?;
    Ok(folder)
}

/// Changes the page in a folder, and its policy with it.
fn edit(folder: &Path, change: impl FnOnce(&str) -> String) -> Result<()> {
    let index = folder.join("index.html");
    let html = change(&csp::unsealed(&fs::read_to_string(&index)?));
    let sealed = csp::sealed(&html, &csp::policy(&html));
    fs::write(index, sealed.context("the page has a character set")?)?;
    Ok(())
}

/// The page with the mark.
fn marked(html: &str) -> String {
    html.replace("<title>", "<meta name=\"marked\" content=\"\" /><title>")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&to)?;
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

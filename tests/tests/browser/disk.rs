//! The page in one file, opened from a disk.

use std::{fs, path::Path};

use aksnet_tests::browser::{Engine, Page, Place};
use anyhow::{Context as _, Result, ensure};
use thirtyfour::By;

use crate::keeping::NOT_KEPT;
use crate::links::{apps, draft};
use crate::verdicts::{CREATES, UPGRADES};
use crate::{embedding, files, layout, links, policy};

/// What `cargo xtask dist` makes.
pub(crate) const FILE: Place = Place::File("target/dist/aksnet.html");

/// The same as the index of a host: what [`prepare`] makes.
pub(crate) const HOSTED: Place = Place::Plain(FOLDER);

const FOLDER: &str = "target/sites/single";

/// Puts it on a host.
pub(crate) fn prepare() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let file = root.join("target/dist/aksnet.html");
    let copied = fs::copy(file, folder.join("index.html"));
    copied.context("no aksnet.html; run: cargo xtask dist")?;
    Ok(())
}

pub(crate) async fn one_file_does_all_that_the_page_does(page: &Page) -> Result<()> {
    page.mentions(UPGRADES, "310 of 251").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.by_role("region", "Address map").await?;
    page.examine("one-file").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.press("Undo").await
}

pub(crate) async fn one_file_gives_files_and_opens_links(page: &Page) -> Result<()> {
    page.fill("Plan name", "on a disk").await?;
    page.fill("apps nodes", "4").await?;
    page.press("Export").await?;
    page.press("Download plan file").await?;
    let kept = page.downloaded("on-a-disk.json").await?;
    ensure!(apps(&draft(&kept)?) == "4", "{kept}");
    page.press("Export").await?;
    links::a_link_opens_its_plan_beside_the_one_that_was_open(page).await?;
    files::pick(page, "again.json", &kept).await?;
    links::named(page, "on a disk").await
}

pub(crate) async fn one_file_shows_everything_there_is(page: &Page) -> Result<()> {
    layout::open_everything(page).await?;
    // A page on a disk has no address to embed.
    page.lacks("iframe").await?;
    page.examine("one-file-open").await
}

pub(crate) async fn the_folder_on_a_disk_says_what_to_open_instead(page: &Page) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/index.html");
    let address = format!("file://{}", folder.canonicalize()?.display());
    page.session().goto(address).await?;
    page.watch().await?;
    // Firefox's driver lets it load what Firefox itself does not.
    if page.engine() != Engine::Firefox {
        page.mentions("main", "Open aksnet.html instead").await?;
    }
    page.complaints().await.map(drop)
}

pub(crate) async fn one_file_on_a_host_is_the_page_too(page: &Page) -> Result<()> {
    page.open("").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await?;
    embedding::open_the_offer(page).await?;
    page.session()
        .find(By::Tag("iframe"))
        .await?
        .enter_frame()
        .await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.session().enter_default_frame().await?;
    // The frame is asked for by its reader.
    page.open("").await
}

pub(crate) async fn one_file_loads_nothing_and_runs_nothing_but_its_own(page: &Page) -> Result<()> {
    let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
    let loaded: Vec<String> = page.ask(loaded, vec![]).await?;
    ensure!(loaded.is_empty(), "it loads {loaded:?}");
    policy::scripts_and_styles_that_are_not_the_pages_own_are_refused(page).await
}

pub(crate) async fn one_file_says_where_it_can_keep_nothing(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.mentions(".notice", NOT_KEPT).await?;
    page.press("Undo").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.complaints().await.map(drop)
}

pub(crate) async fn a_browser_that_is_too_old_is_told_so(page: &Page) -> Result<()> {
    page.on_every_document("delete globalThis.DecompressionStream;")
        .await?;
    page.visit("").await?;
    page.mentions("main", "This browser cannot run the planner")
        .await?;
    let complaints = page.complaints().await?;
    let told = complaints
        .iter()
        .any(|complaint| complaint.contains("DecompressionStream"));
    ensure!(told, "the console says {complaints:?}");
    Ok(())
}

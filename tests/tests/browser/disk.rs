//! The page in one file, opened from a disk.

use aksnet_tests::browser::{Page, Place};
use anyhow::{Result, ensure};

use crate::keeping::NOT_KEPT;
use crate::policy;
use crate::verdicts::{CREATES, UPGRADES};

/// What `cargo xtask dist` makes.
pub(crate) const FILE: Place = Place::File("target/dist/aksnet.html");

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

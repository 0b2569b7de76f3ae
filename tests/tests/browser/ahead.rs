//! What lies ahead: the steps of an upgrade and growth, drawn.

use aksnet_tests::browser::{Key, Page};
use anyhow::{Result, ensure};
use serde::Deserialize;

const UPGRADE: &str = "An upgrade, step by step which step fails, and at how many addresses";
const GROWTH: &str = "Growth the month in which a range is too small";

/// A chart as it is drawn: the name it has for those who do not see it, and how wide and high what
/// is drawn in it is, and what of it lies over the limit.
#[derive(Debug, Deserialize)]
struct Chart {
    name: String,
    width: f64,
    height: f64,
    over: usize,
}

pub(crate) async fn upgrades_and_growth_are_drawn_and_follow_the_plan(page: &Page) -> Result<()> {
    unfold(page, UPGRADE).await?;
    page.mentions(
        "main",
        "Fails at step 1: 279 of 251 addresses in snet-nodes: 28 short",
    )
    .await?;
    let failing = chart(page, "upgrade-t").await?;
    ensure!(failing.over > 0, "{failing:?}");
    ensure!(failing.name.contains("279 of 251"), "{failing:?}");
    page.fill("snet-nodes range", "10.240.0.0/22").await?;
    page.mentions("main", "Completes").await?;
    let completing = chart(page, "upgrade-t").await?;
    ensure!(completing.over == 0, "{completing:?}");

    page.press("More about apps").await?;
    page.fill("Grows by nodes a month", "2").await?;
    unfold(page, GROWTH).await?;
    // 1,019 addresses hold 32 nodes of 31; in month 11 there are 3 and 27, and 4 of surge.
    let first = "In month 11 an upgrade needs 1,054 of 1,019 addresses in snet-nodes";
    page.mentions("main", first).await?;
    let growing = chart(page, "growth-t").await?;
    ensure!(
        growing.over > 0 && growing.name.contains(first),
        "{growing:?}"
    );
    page.examine("ahead").await?;
    for width in [1024, 375] {
        page.resize(width).await?;
        chart(page, "growth-t").await?;
        page.examine(&format!("ahead-{width}")).await?;
    }
    page.press("Undo").await?;
    page.mentions("main", "No pool grows.").await
}

async fn unfold(page: &Page, summary: &str) -> Result<()> {
    let summary = page.by_role("button", summary).await?;
    Ok(summary.send_keys(Key::Enter).await?)
}

/// The chart whose title has that id; what it draws can be seen.
async fn chart(page: &Page, title: &str) -> Result<Chart> {
    let drawn = "
        const chart = document.getElementById(arguments[0]).closest('svg');
        const { width, height } = chart.getBoundingClientRect();
        const over = chart.querySelectorAll('.miss').length;
        return { name: document.getElementById(arguments[0]).textContent, width, height, over };";
    let chart: Chart = page.ask(drawn, vec![title.into()]).await?;
    ensure!(chart.width > 200.0 && chart.height > 80.0, "{chart:?}");
    Ok(chart)
}

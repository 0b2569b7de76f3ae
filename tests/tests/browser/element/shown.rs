//! How the element looks, and where it cannot be shown.

use aksnet_tests::browser::{Engine, Page};
use anyhow::{Result, ensure};

use crate::paper::sheets;

use super::{bare, checks, inside, mentions};

/// The button of the change that helps most.
const FIX: &str = ".sum .go";

pub(crate) async fn the_example_of_a_page_works(page: &Page) -> Result<()> {
    page.visit("").await?;
    mentions(page, 0, "h2", "contoso-prod").await?;
    page.mentions("#state", "An upgrade does not fit.").await?;
    page.watch().await?;
    page.examine("element-page").await?;
    inside(page, 0, FIX).await?.click().await?;
    page.mentions("#state", "An upgrade fits.").await?;
    page.press("Show the plan file").await?;
    page.mentions("#file", "\"addressPrefix\": \"10.240.0.0/23\"")
        .await?;
    page.press("Show the report").await?;
    page.mentions("#file", "\"upgrade\": \"ok\"").await?;
    let dark = "const choice = document.getElementById('theme'); choice.value = 'dark';
        choice.dispatchEvent(new Event('change')); return true;";
    page.holds("the choice of a theme", dark).await?;
    let is_dark = "const tree = document.getElementById('plan').shadowRoot;
        return getComputedStyle(tree.querySelector('.page')).backgroundColor === 'rgb(16, 19, 23)';";
    page.holds("a dark planner in a light page", is_dark)
        .await?;
    page.screenshot("element-dark-in-light").await
}

pub(crate) async fn an_element_looks_right_at_every_width(page: &Page) -> Result<()> {
    for width in [1440, 1024, 375, 320] {
        page.resize(width).await?;
        bare(page).await?;
        checks(page, "const planner = await made((planner) => { planner.show = 'all'; });
            check(document.documentElement.scrollWidth <= innerWidth, `scrolls sideways at ${innerWidth}`);
            same([...planner.shadowRoot.querySelectorAll('h1, main')].length, 0, 'parts that only a page has');").await?;
        page.watch().await?;
        page.examine(&format!("element-{width}")).await?;
    }
    Ok(())
}

pub(crate) async fn an_element_loses_nothing_where_the_system_chooses_the_colours(
    page: &Page,
) -> Result<()> {
    page.force_colours().await?;
    bare(page).await?;
    checks(page, "await made((planner) => { planner.show = 'all'; });").await?;
    page.watch().await?;
    page.examine("element-forced-colours").await
}

pub(crate) async fn an_element_prints_with_its_page(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, "await made((planner) => { planner.show = 'all'; });").await?;
    page.watch().await?;
    let file = page.print("element-printed").await?;
    ensure!(file.starts_with(b"%PDF-"), "that is no PDF file");
    let told = page.engine() != Engine::Firefox;
    let sheets = sheets(&file);
    ensure!(!told || sheets == 2, "the example takes {sheets} sheets");
    Ok(())
}

pub(crate) async fn an_element_that_cannot_load_shows_what_stands_in_it(page: &Page) -> Result<()> {
    page.visit("broken.html").await?;
    mentions(page, 0, "[role=alert]", "cannot be shown").await?;
    checks(page, r#"
        const planner = document.querySelector("aks-network-planner");
        const error = await planner.ready.catch((error) => error);
        check(error instanceof Error && error.message.includes("answered 404"), String(error));
        check(planner.shadowRoot.querySelector("slot").assignedNodes()[0].textContent === "Nodes in 10.240.0.0/22", "what stands in it");
        check(attempt(() => planner.getPlan())?.message.includes("await its promise ready first"), "no plan to give");
        check(attempt(() => planner.setPlan({ aksnet: 1 }))?.message.includes("ready"), "nothing to read a plan");
    "#).await?;
    page.screenshot("element-broken").await?;
    // A file was missing, and the browser says so.
    page.complaints().await?;
    page.watch().await
}

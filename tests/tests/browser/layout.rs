//! The page at every width.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::verdicts::{CREATES, UPGRADES};

/// From a large screen to the narrowest that counts, which is also 1,280 at a zoom of 400%.
const WIDTHS: [u32; 7] = [1440, 1181, 1024, 861, 700, 375, 320];

/// Those that look different.
const PICTURED: [u32; 3] = [1024, 375, 320];

/// What reaches beyond the right edge of the window, unless something around it scrolls.
const BEYOND: &str = "
    const scrolls = (element) => element !== null && element !== document.documentElement
        && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX)
            || scrolls(element.parentElement));
    const beyond = [...document.body.querySelectorAll('*:not(svg *)')]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .filter((element) => !scrolls(element.parentElement));
    return {
        scrolls: document.documentElement.scrollWidth > innerWidth,
        beyond: beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 200)),
    };";

#[derive(Debug, Deserialize)]
struct Beyond {
    scrolls: bool,
    beyond: Vec<String>,
}

pub(crate) async fn no_width_makes_the_page_scroll_sideways(page: &Page) -> Result<()> {
    for width in WIDTHS {
        page.resize(width).await?;
        // Groups that are closed at first depend on the width at which the page was opened.
        page.open("").await?;
        fits(page, width, "at first").await?;
        if PICTURED.contains(&width) {
            page.examine(&format!("width-{width}")).await?;
        }
        open_everything(page).await?;
        fits(page, width, "with everything open").await?;
        if [1440, 375].contains(&width) {
            page.examine(&format!("all-open-{width}")).await?;
        }
    }
    Ok(())
}

pub(crate) async fn the_main_job_can_be_done_on_a_phone(page: &Page) -> Result<()> {
    page.resize(375).await?;
    page.open("").await?;
    page.mentions(CREATES, "248 of 251").await?;
    open_everything(page).await?;
    page.fill("snet-nodes range", "10.240.0.0/25").await?;
    page.mentions(CREATES, "248 of 123").await?;
    page.fill("snet-nodes range", "10.240.0.0/24").await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    page.press("Grow snet-nodes to /23").await?;
    page.mentions(UPGRADES, "310 of 507").await
}

pub(crate) async fn the_main_job_can_be_done_with_a_finger(page: &Page) -> Result<()> {
    page.resize(375).await?;
    page.coarse_pointer().await?;
    page.open("").await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    open_everything(page).await?;
    // Nothing waits for a mouse to come near, a finger meets what it aims at, and no browser
    // zooms in on a field it is in.
    let unfit = "
        const small = (one) => one.checkVisibility() && (one.clientHeight < 24 || getComputedStyle(one).opacity === '0');
        const zooms = (one) => parseFloat(getComputedStyle(one).fontSize) < 16;
        return [...document.querySelectorAll('button')].filter(small)
            .concat([...document.querySelectorAll('input:not([type=checkbox], [type=radio]), select, textarea')].filter(zooms))
            .map((one) => one.outerHTML.slice(0, 200));";
    let unfit: Vec<String> = page.ask(unfit, vec![]).await?;
    ensure!(unfit.is_empty(), "{unfit:#?}");
    page.examine("fingers-375").await?;
    page.tap("Remove apps").await?;
    page.lacks("[aria-label=\"Remove apps\"]").await?;
    page.tap("Undo").await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    page.tap("Grow snet-nodes to /23").await?;
    page.mentions(UPGRADES, "310 of 507").await
}

pub(crate) async fn nothing_is_lost_where_the_system_chooses_the_colours(
    page: &Page,
) -> Result<()> {
    page.force_colours().await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    page.examine("forced-colours").await
}

async fn fits(page: &Page, width: u32, when: &str) -> Result<()> {
    let found: Beyond = page.ask(BEYOND, vec![]).await?;
    ensure!(
        !found.scrolls && found.beyond.is_empty(),
        "{when}, {width} wide: {found:?}"
    );
    Ok(())
}

/// Opens every group, every "Why" and the rest of every row.
pub(crate) async fn open_everything(page: &Page) -> Result<()> {
    const CLOSED: &str = "main details:not([open]) > summary, .more[aria-expanded=false]";
    // What is opened may hold more that is closed.
    for _ in 0..5 {
        let open = "
            for (const closed of document.querySelectorAll(arguments[0])) closed.click();
            return 0;";
        page.ask::<u8>(open, vec![json!(CLOSED)]).await?;
        page.settled().await?;
    }
    page.lacks(CLOSED).await
}

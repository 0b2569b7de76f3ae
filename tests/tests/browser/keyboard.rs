//! The page without a mouse.

use aksnet_tests::browser::{Key, Page};
use anyhow::{Result, bail, ensure};
use serde::Deserialize;

use crate::verdicts::{CREATES, SCALES, UPGRADES};

/// What has the focus, and whether a person can see that it has.
const FOCUSED: &str = "
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        name: element.getAttribute('aria-label') ?? element.innerText ?? '',
        html: element.outerHTML.slice(0, 200),
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
        inside: box.bottom > 0 && box.top < innerHeight,
        covered: over !== null && !element.contains(over) && !over.contains(element)
            && !(element.labels && [...element.labels].some((label) => label.contains(over))),
    };";

#[derive(Debug, Deserialize)]
struct Focused {
    name: String,
    html: String,
    marked: bool,
    inside: bool,
    covered: bool,
}

impl Focused {
    /// Whether a person can see where the focus is.
    fn seen(&self) -> bool {
        self.marked && self.inside && !self.covered
    }
}

pub(crate) async fn the_main_job_is_done_without_a_mouse(page: &Page) -> Result<()> {
    page.keys(Key::Tab).await?;
    let first = focused(page).await?;
    ensure!(
        first
            .as_ref()
            .is_some_and(|first| first.name == "Skip to the plan"),
        "first comes {first:?}"
    );
    page.keys(Key::Enter).await?;
    tab_to(page, "snet-nodes range").await?;
    // The slash jumps to the prefix; Down makes the block larger.
    page.keys("/").await?;
    page.keys(Key::Up).await?;
    page.mentions(CREATES, "248 of 123").await?;
    page.chord(&[Key::Control], 'z').await?;
    page.mentions(CREATES, "248 of 251").await?;
    tab_to(page, "apps nodes").await?;
    page.keys(Key::Down).await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.keys(Key::Up).await?;
    page.mentions(CREATES, "248 of 251").await?;
    tab_to(page, "Add pool").await?;
    page.keys(Key::Enter).await?;
    page.mentions(CREATES, "341 of 251").await?;
    page.chord(&[Key::Control], 'z').await?;
    page.mentions(CREATES, "248 of 251").await?;
    tab_to(page, "Grow snet-nodes to /23").await?;
    page.keys(" ").await?;
    page.mentions(UPGRADES, "310 of 507").await?;
    page.mentions(SCALES, "465 of 507").await?;
    page.chord(&[Key::Control], 'z').await?;
    page.mentions(SCALES, "465 of 251").await?;
    page.chord(&[Key::Control, Key::Shift], 'z').await?;
    page.mentions(SCALES, "465 of 507").await
}

pub(crate) async fn keys_go_where_the_list_of_keys_says(page: &Page) -> Result<()> {
    page.keys("?").await?;
    page.mentions(".keys", "Next finding").await?;
    page.examine("keys").await?;
    page.keys(Key::Escape).await?;
    page.lacks(".keys").await?;
    for (keys, id) in [
        ("gf", "h-find"),
        ("gs", "h-sums"),
        ("gm", "h-map"),
        ("n", "finding-0"),
        ("n", "finding-1"),
    ] {
        page.keys(keys).await?;
        let script = format!("return document.activeElement.id === {id:?};");
        page.holds(&format!("the focus on {id} after {keys}"), &script)
            .await?;
    }
    page.keys("]").await?;
    // kubenet comes after Node Subnet.
    page.mentions(SCALES, "15 of 251").await?;
    page.keys("[").await?;
    page.mentions(SCALES, "465 of 251").await
}

pub(crate) async fn every_stop_of_the_tab_key_shows_that_it_has_the_focus(
    page: &Page,
) -> Result<()> {
    let mut stops: Vec<Focused> = Vec::new();
    let mut wrong = Vec::new();
    loop {
        page.keys(Key::Tab).await?;
        let Some(mut stop) = focused(page).await? else {
            break;
        };
        if stops.first().is_some_and(|first| first.html == stop.html) {
            break;
        }
        if !stop.seen() {
            // What is laid out only when in sight comes into view as the page is drawn next.
            page.settled().await?;
            stop = focused(page).await?.unwrap_or(stop);
        }
        if !stop.seen() {
            wrong.push(format!("{stop:?}"));
        }
        stops.push(stop);
        ensure!(stops.len() < 1_000, "the Tab key never comes round");
    }
    ensure!(stops.len() > 60, "only {} stops: {stops:?}", stops.len());
    ensure!(
        wrong.is_empty(),
        "of {} stops these are not to be seen:\n{}",
        stops.len(),
        wrong.join("\n")
    );
    Ok(())
}

/// Presses Tab until the focus is on what has that name.
async fn tab_to(page: &Page, name: &str) -> Result<()> {
    for _ in 0..400 {
        page.keys(Key::Tab).await?;
        if focused(page)
            .await?
            .is_some_and(|stop| stop.name.trim() == name)
        {
            return Ok(());
        }
    }
    bail!("the Tab key never comes to {name}")
}

async fn focused(page: &Page) -> Result<Option<Focused>> {
    page.ask(FOCUSED, vec![]).await
}

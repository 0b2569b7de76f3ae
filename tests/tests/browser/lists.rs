//! What comes and goes: subnets, pools, ranges, clusters.

use aksnet_tests::browser::{Key, Page};
use anyhow::{Result, ensure};

use crate::editing::undo_everything;
use crate::verdicts::{CREATES, UPGRADES};

pub(crate) async fn subnets_pools_and_ranges_come_and_go(page: &Page) -> Result<()> {
    page.press("Add subnet to vnet-spoke").await?;
    page.holds(
        "the next free block in the new subnet",
        "return document.querySelector('[aria-label=\"snet range\"]')?.value === '10.240.1.0/24';",
    )
    .await?;
    page.press("Add pool").await?;
    // 3 nodes more, of 31 addresses each.
    page.mentions(CREATES, "341 of 251").await?;
    page.fill("user nodes", "1").await?;
    page.mentions(CREATES, "279 of 251").await?;
    page.press("Add range").await?;
    page.fill("on-premises range", "10.240.0.0/24").await?;
    page.mentions("#plan", "Overlaps vnet-spoke").await?;
    page.examine("added").await?;

    for name in ["user", "on-premises", "snet"] {
        page.press(&format!("Remove {name}")).await?;
        page.lacks(&format!("[aria-label=\"Remove {name}\"]"))
            .await?;
    }
    page.mentions(CREATES, "248 of 251").await?;
    page.press("Remove snet-nodes").await?;
    page.lacks("[aria-label=\"Remove snet-nodes\"]").await?;
    page.examine("without-its-subnet").await?;
    let steps = undo_everything(page).await?;
    // 3 added, 2 filled in, 4 removed; a pause while typing makes one more.
    ensure!((9..20).contains(&steps), "{steps} steps");
    page.mentions(CREATES, "248 of 251").await?;
    page.lacks("[aria-label=\"snet range\"]").await
}

pub(crate) async fn the_focus_stays_where_a_list_changes(page: &Page) -> Result<()> {
    for name in [
        "AzureBastionSubnet",
        "snet-endpoints",
        "apps",
        "Datacentre Dublin",
    ] {
        focus(page, &format!("Remove {name}")).await?;
        page.keys(Key::Enter).await?;
        page.lacks(&format!("[aria-label=\"Remove {name}\"]"))
            .await?;
        kept(page, &format!("after {name} was removed")).await?;
    }
    undo_everything(page).await?;
    // The first finding is mended: the next one takes its place.
    let mend = page.button("Grow snet-nodes to /23").await?;
    page.session()
        .execute("arguments[0].focus();", vec![mend.to_json()?])
        .await?;
    page.keys(Key::Enter).await?;
    page.mentions(UPGRADES, "310 of 507").await?;
    page.holds(
        "the focus on the list of findings",
        "return document.activeElement.closest('#findings') !== null;",
    )
    .await?;
    page.chord(&[Key::Control], 'z').await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    kept(page, "after undo").await
}

pub(crate) async fn a_subnet_is_split_and_split_again(page: &Page) -> Result<()> {
    let before: String = page.ask(RANGES, vec![]).await?;
    let rest = before.trim_start_matches("10.240.0.0/24");
    ensure!(rest != before, "the example begins with {before}");
    page.press("More about snet-nodes").await?;
    focus(page, "Split into two /25: snet-nodes").await?;
    page.keys(Key::Enter).await?;
    page.mentions(CREATES, "248 of 123").await?;
    let halves = format!("10.240.0.0/25 10.240.0.128/25{rest}");
    let script = format!("{} === '{halves}';", RANGES.trim_end_matches(';'));
    page.holds("two halves", &script).await?;
    page.examine("split").await?;
    // The focus is on the same button, and so is what is open.
    page.holds(
        "the focus on the button",
        "return document.activeElement.textContent === 'Split into two /26';",
    )
    .await?;
    page.keys(Key::Enter).await?;
    page.mentions(CREATES, "248 of 59").await?;
    let quarters = format!("10.240.0.0/26 10.240.0.64/26 10.240.0.128/25{rest}");
    let script = format!("{} === '{quarters}';", RANGES.trim_end_matches(';'));
    page.holds("three subnets", &script).await?;
    page.counts("tr.rest", 1).await?;
    // What is removed leaves the focus on the button of what takes its place.
    focus(page, "Remove snet-nodes3").await?;
    page.keys(Key::Enter).await?;
    page.holds(
        "the focus on the next button",
        "return document.activeElement.ariaLabel === 'Remove snet-nodes2';",
    )
    .await?;
    ensure!(undo_everything(page).await? == 3, "three steps");
    page.mentions(CREATES, "248 of 251").await?;
    let after: String = page.ask(RANGES, vec![]).await?;
    ensure!(after == before, "{after} after undo, not {before}");
    Ok(())
}

pub(crate) async fn fifty_clusters_stay_quick(page: &Page) -> Result<()> {
    for _ in 1..50 {
        page.press("Add cluster").await?;
    }
    page.counts(".clusters option", 50).await?;
    page.examine("fifty-clusters").await?;
    page.ask::<u8>(
        "const list = document.querySelector('.clusters select'); list.selectedIndex = 0;
         list.dispatchEvent(new Event('change', { bubbles: true })); return 0;",
        vec![],
    )
    .await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    undo_everything(page).await?;
    page.lacks(".clusters").await?;
    page.mentions(CREATES, "248 of 251").await
}

pub(crate) async fn what_stands_behind_a_subnet_that_goes_is_still_itself(
    page: &Page,
) -> Result<()> {
    const RANGE: &str = "document.querySelector('[aria-label=\"snet-endpoints range\"]')";
    let before: String = page.ask(RANGES, vec![]).await?;
    page.press("More about snet-endpoints").await?;
    page.fill("snet-endpoints range", "10.240.4.37/28").await?;
    page.mentions("#plan", "Did you mean 10.240.4.32/28")
        .await?;
    let mark = format!("window.range = {RANGE}; return 0;");
    page.ask::<u8>(&mark, vec![]).await?;
    page.press("Remove snet-ingress").await?;
    page.lacks("[aria-label=\"Remove snet-ingress\"]").await?;
    let same =
        format!("return window.range === {RANGE} && window.range.value === '10.240.4.37/28';");
    page.holds("the very same field", &same).await?;
    page.counts("#plan tr.rest", 1).await?;
    page.examine("behind-a-removed-subnet").await?;
    // What it does, it does to the subnet that it shows.
    page.ask::<u8>("window.range.focus(); return 0;", vec![])
        .await?;
    page.keys(Key::Enter).await?;
    page.holds(
        "the correction in it",
        "return window.range.value === '10.240.4.32/28';",
    )
    .await?;
    page.press("Split into two /29: snet-endpoints").await?;
    let ranges = "10.240.0.0/24 10.240.4.16/28 10.240.4.32/29 10.240.4.40/29";
    let script = format!("{} === '{ranges}';", RANGES.trim_end_matches(';'));
    page.holds("its halves", &script).await?;
    page.press("Move up snet-endpoints").await?;
    let ranges = "10.240.0.0/24 10.240.4.32/29 10.240.4.16/28 10.240.4.40/29";
    let script = format!("{} === '{ranges}';", RANGES.trim_end_matches(';'));
    page.holds("it before the one that was before it", &script)
        .await?;
    undo_everything(page).await?;
    let after: String = page.ask(RANGES, vec![]).await?;
    ensure!(after == before, "{after} after undo, not {before}");
    Ok(())
}

/// Ranges of the subnets of the second VNet, in order.
const RANGES: &str =
    "return [...document.querySelectorAll('input[id^=f-virtualNetworks-1-subnets][id$=Prefix]')]
        .map((range) => range.value).join(' ');";

/// Puts the focus on a button, where keys then go.
async fn focus(page: &Page, button: &str) -> Result<()> {
    let button = page.button(button).await?;
    page.session()
        .execute("arguments[0].focus();", vec![button.to_json()?])
        .await
        .map(drop)?;
    Ok(())
}

/// Something other than the page as a whole has the focus.
async fn kept(page: &Page, when: &str) -> Result<()> {
    page.holds(
        &format!("the focus on something {when}"),
        "return document.activeElement !== null && document.activeElement !== document.body;",
    )
    .await
}

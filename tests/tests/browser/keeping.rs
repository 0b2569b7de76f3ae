//! What the browser keeps for the page.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};

use crate::policy::harmless;
use crate::verdicts::CREATES;

pub(crate) async fn the_plan_is_still_there_after_a_reload(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await
}

/// What the page says where it can keep nothing.
pub(crate) const NOT_KEPT: &str = "This browser has no room for the plan, or forbids keeping it.";

pub(crate) async fn a_storage_that_is_full_is_told_and_loses_nothing(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    fill_storage(page).await?;
    // More than a few letters, since the last piece leaves room for less than its own name.
    page.fill("Plan name", "a name that is longer than what is left")
        .await?;
    page.mentions(".notice", NOT_KEPT).await?;
    page.examine("storage-full").await?;
    empty_storage(page).await?;
    page.fill("apps nodes", "9").await?;
    page.mentions(CREATES, "372 of 251").await?;
    page.lacks(".notice").await?;
    page.open("").await?;
    page.mentions(CREATES, "372 of 251").await
}

/// Fills it in ever smaller pieces, until not even the next letter of the plan fits.
pub(crate) async fn fill_storage(page: &Page) -> Result<()> {
    let fill = "
        let size = 1 << 20;
        for (let place = 0; size > 0; place++) {
            try { localStorage.setItem(`full-${place}`, 'x'.repeat(size)); } catch { size >>= 1; }
        }
        return Object.keys(localStorage).length;";
    let pieces: u32 = page.ask(fill, vec![]).await?;
    ensure!(pieces > 2, "the storage never was full");
    Ok(())
}

/// Takes out again what filled it.
pub(crate) async fn empty_storage(page: &Page) -> Result<()> {
    let empty = "
        for (const key of Object.keys(localStorage)) if (key.startsWith('full-')) localStorage.removeItem(key);
        return 0;";
    page.ask::<u8>(empty, vec![]).await.map(drop)
}

pub(crate) async fn a_storage_that_is_refused_is_told_and_the_page_works(
    page: &Page,
) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.mentions(".notice", NOT_KEPT).await?;
    page.examine("storage-refused").await?;
    page.press("Undo").await?;
    page.mentions(CREATES, "248 of 251").await?;
    // Firefox says in its console that it refuses, which is no fault of the page.
    for complaint in page.complaints().await? {
        ensure!(complaint.contains("blocking all storage"), "{complaint}");
    }
    Ok(())
}

pub(crate) async fn two_tabs_never_overwrite_each_other(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    // It stands among the plans as soon as it is kept.
    page.press("Plans").await?;
    page.mentions("[aria-label='Plans in this browser']", "open")
        .await?;
    page.press("Plans").await?;
    let first = page.session().window().await?;
    page.second_tab().await?;
    let second = page.session().window().await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.fill("apps nodes", "3").await?;
    page.mentions(CREATES, "186 of 251").await?;

    page.session().switch_to_window(first.clone()).await?;
    page.mentions(".notice", "Another tab changed this plan.")
        .await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.examine("another-tab").await?;
    page.press("Take its changes into this tab").await?;
    page.mentions(CREATES, "186 of 251").await?;
    page.lacks(".notice").await?;
    page.fill("apps nodes", "2").await?;
    page.mentions(CREATES, "155 of 251").await?;

    page.session().switch_to_window(second).await?;
    page.mentions(".notice", "Another tab changed this plan.")
        .await?;
    page.press("Keep this as another plan").await?;
    page.lacks(".notice").await?;
    page.mentions(CREATES, "186 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "186 of 251").await?;
    page.at_rest().await?;
    page.session().close_window().await?;
    page.session().switch_to_window(first).await?;
    page.open("").await?;
    page.mentions(CREATES, "155 of 251").await
}

pub(crate) async fn several_plans_are_kept_by_name(page: &Page) -> Result<()> {
    const LIST: &str = "[aria-label='Plans in this browser']";
    page.fill("Plan name", "first").await?;
    page.press("Plans").await?;
    page.mentions(LIST, "first open").await?;
    page.press("Small test cluster as a new plan").await?;
    page.fill("Plan name", "second").await?;
    page.mentions(CREATES, "OK").await?;
    page.press("Plans").await?;
    page.mentions(LIST, "second open").await?;
    page.examine("plans").await?;
    page.press("Open first").await?;
    page.mentions(LIST, "first open").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.press("Duplicate first").await?;
    page.field("Name of first copy").await?;
    page.press("Remove second").await?;
    page.mentions("header", "Removed second").await?;
    page.press("Undo removing it").await?;
    page.field("Name of second").await?;
    page.press("Remove first copy").await?;
    page.mentions("header", "Removed first copy").await?;
    page.open("").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.press("Plans").await?;
    page.counts(&format!("{LIST} li"), 2).await
}

pub(crate) async fn a_plan_that_cannot_be_read_is_kept_and_handed_over(page: &Page) -> Result<()> {
    page.fill("Plan name", "kept").await?;
    page.press("Plans").await?;
    page.mentions("[aria-label='Plans in this browser']", "kept open")
        .await?;
    // Later than the page, which keeps what stands in it as it goes.
    let spoil = "
        addEventListener('pagehide', () => {
            for (const key of Object.keys(localStorage))
                if (localStorage.getItem(key).includes('virtualNetworks')) localStorage.setItem(key, '{\"version\": 99}');
        });
        return 0;";
    page.ask::<u8>(spoil, vec![]).await?;
    page.open("").await?;
    page.mentions(".notice", "cannot be read by this page")
        .await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.press("Plans").await?;
    page.mentions("header", "Cannot be read").await?;
    page.examine("unreadable").await?;
    let link: String = page
        .ask("return document.querySelector('a[download]').href;", vec![])
        .await?;
    ensure!(
        link == "data:application/json,%7B%22version%22%3A%2099%7D",
        "{link}"
    );
    Ok(())
}

/// Anything that runs on the same origin writes to the same storage.
pub(crate) async fn a_hostile_storage_is_shown_as_text_and_runs_nothing(page: &Page) -> Result<()> {
    page.fill("Plan name", "kept").await?;
    page.press("Theme: system").await?;
    page.press("Plans").await?;
    page.mentions("[aria-label='Plans in this browser']", "kept open")
        .await?;
    // Later than the page, which keeps what stands in it as it goes.
    let spoil = r#"
        const attack = "<img src=x onerror=attacked=1>";
        const named = { aksnet: 1, name: attack, clusters: [{ name: attack }] };
        const texts = [
            "[".repeat(200000), attack, "\0", "{", "null", "7", JSON.stringify({ aksnet: 1, [attack]: 1 }),
            JSON.stringify({ aksnet: 99, name: attack }), JSON.stringify(named), "x".repeat(500000),
        ];
        addEventListener("pagehide", () => {
            let turn = 0;
            for (const key of Object.keys(localStorage))
                if (!key.startsWith("aksnet.plan.")) localStorage.setItem(key, texts[turn++ % texts.length]);
            const ends = ["", "x", attack, "18446744073709551615", "99999999999999999999", "-1", "NaN"];
            for (const [place, text] of texts.entries())
                localStorage.setItem("aksnet.plan." + (ends[place] ?? String(place).padStart(20, "0")), text);
        }, { once: true });
        return 0;"#;
    page.ask::<u8>(spoil, vec![]).await?;
    page.open("").await?;
    page.press("Plans").await?;
    let named =
        "return [...document.querySelectorAll(\"[aria-label='Plans in this browser'] input\")]
        .some((field) => field.value === '<img src=x onerror=attacked=1>');";
    page.holds("the name as text", named).await?;
    page.mentions("[aria-label='Plans in this browser']", "kept")
        .await?;
    harmless(page).await?;
    page.examine("hostile-storage").await?;
    // And it goes on working: what is typed is kept beside all that.
    page.fill("Plan name", "still here").await?;
    page.open("").await?;
    let name = page.field("Plan name").await?.prop("value").await?;
    ensure!(name.as_deref() == Some("still here"), "{name:?}");
    harmless(page).await
}

pub(crate) async fn the_theme_is_chosen_and_kept(page: &Page) -> Result<()> {
    const GROUND: &str = "return getComputedStyle(document.body).backgroundColor;";
    page.press("Theme: system").await?;
    page.press("Theme: light").await?;
    page.button("Theme: dark").await?;
    let dark: String = page.ask(GROUND, vec![]).await?;
    ensure!(dark == "rgb(16, 19, 23)", "the ground is {dark}");
    page.open("").await?;
    page.button("Theme: dark").await?;
    let kept: String = page.ask(GROUND, vec![]).await?;
    ensure!(kept == dark, "after a reload the ground is {kept}");
    page.press("Theme: dark").await?;
    page.button("Theme: system").await.map(drop)
}

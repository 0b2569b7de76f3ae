//! Changing the plan with mouse and keys.

use aksnet_tests::browser::{Key, Page};
use anyhow::{Result, bail, ensure};

use crate::verdicts::{CREATES, SCALES, UPGRADES};

pub(crate) async fn a_failing_plan_is_mended_by_the_fix_it_is_offered(page: &Page) -> Result<()> {
    // The example: 8 nodes of 31 addresses fit a /24, 10 do not.
    page.mentions(CREATES, "248 of 251").await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    page.mentions(SCALES, "465 of 251").await?;
    page.examine("first-visit").await?;

    page.fill("snet-nodes range", "10.240.0.0/22").await?;
    page.mentions(UPGRADES, "310 of 1,019").await?;
    page.mentions(SCALES, "OK").await?;

    page.fill("snet-nodes range", "10.240.0.0/24").await?;
    page.mentions(SCALES, "465 of 251").await?;
    page.mentions(".finds", "AKN201").await?;
    let fix = ".sum .go";
    page.mentions(fix, "Grow snet-nodes to 10.240.0.0/23")
        .await?;
    page.press("Grow snet-nodes to 10.240.0.0/23").await?;
    page.mentions(UPGRADES, "310 of 507").await?;
    page.mentions(SCALES, "465 of 507").await?;
    let findings = page.texts(".finds").await?.join(" ");
    ensure!(
        !findings.contains("AKN201"),
        "still there after its fix: {findings}"
    );
    page.examine("mended").await
}

pub(crate) async fn half_typed_text_blanks_nothing_and_undo_goes_all_the_way_back(
    page: &Page,
) -> Result<()> {
    page.fill("snet-ingress range", "10.240.4.5/28").await?;
    page.mentions(".field-message", "10.240.4.0/28").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.examine("half-typed").await?;
    page.fill("snet-ingress range", "10.240.").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.press("Undo").await?;
    page.mentions(CREATES, "248 of 251").await?;
    undo_everything(page).await?;
    page.lacks(".field-message").await
}

/// Presses Undo until there is nothing to undo; how often.
///
/// Keys typed in one field are one step, or two where the machine was so slow that a pause lay
/// between them, so a test cannot know.
pub(crate) async fn undo_everything(page: &Page) -> Result<u32> {
    const NOTHING: &str = "return document.querySelector('[aria-label=Undo]').disabled;";
    for steps in 0..1_000 {
        if page.ask(NOTHING, vec![]).await? {
            return Ok(steps);
        }
        page.press("Undo").await?;
    }
    bail!("undo never comes to an end")
}

pub(crate) async fn a_list_that_is_pasted_becomes_rows(page: &Page) -> Result<()> {
    // Written where lines may be written, and taken from there as people do.
    page.press("A given subnet").await?;
    let list = "10.20.0.0/16\n10.30.0.0 255.255.255.0\n10.40.0.0/24, 10.50.0.0/24\n";
    // By a script: that people can type there is the flow of the empty plan's.
    let write = "const box = document.getElementById('start-ranges');
        box.value = arguments[0]; box.focus(); box.select(); return 0;";
    page.ask::<u8>(write, vec![list.into()]).await?;
    page.chord(&[Key::Control], 'c').await?;
    undo_everything(page).await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.press("Add range").await?;
    let range = page.field("on-premises range").await?;
    page.session()
        .execute(
            "arguments[0].focus(); arguments[0].select();",
            vec![range.to_json()?],
        )
        .await?;
    page.chord(&[Key::Control], 'v').await?;
    page.holds(
        "a row for each range",
        "const rows = [...document.querySelectorAll('.ip')].map((one) => one.value);
         return ['10.20.0.0/16', '10.30.0.0/24', '10.40.0.0/24', '10.50.0.0/24'].every((one) => rows.includes(one));",
    )
    .await?;
    page.examine("pasted").await?;
    page.press("Undo").await?;
    page.holds(
        "none of them after one step back",
        "return [...document.querySelectorAll('.ip')].every((one) => !one.value.startsWith('10.20.'));",
    )
    .await
}

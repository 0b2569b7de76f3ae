//! What is said to those who cannot see the page change.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};

use crate::verdicts::CREATES;

/// The one live region.
const STATUS: &str = "[role=status]";

/// Keeps whatever the live region comes to say.
const LISTEN: &str = "
    window.aksnetTests.said = [];
    const region = document.querySelector('[role=status]');
    new MutationObserver(() => window.aksnetTests.said.push(region.textContent.trim()))
        .observe(region, { childList: true, characterData: true, subtree: true });
    return 0;";

pub(crate) async fn changed_verdicts_are_spoken_and_unchanged_ones_are_not(
    page: &Page,
) -> Result<()> {
    page.counts(STATUS, 1).await?;
    page.ask::<u8>(LISTEN, vec![]).await?;
    page.fill("snet-nodes range", "10.240.0.0/23").await?;
    page.mentions(
        STATUS,
        "Upgrades OK, 310 of 507. Scales to full OK, 465 of 507",
    )
    .await?;
    page.fill("snet-nodes range", "10.240.0.0/25").await?;
    page.mentions(STATUS, "Creates fails, 248 of 123").await?;
    page.fill("snet-nodes range", "10.240.0.0/24").await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.mentions(STATUS, "Creates OK, 248 of 251").await?;
    let said: Vec<String> = page.ask("return window.aksnetTests.said;", vec![]).await?;
    let spoken = said.iter().filter(|said| said.contains(" of ")).count();
    // 3 changes of 13 keys each; a machine that is slow in the middle of one speaks once more.
    ensure!(spoken <= 12, "{spoken} of 39 keys were spoken: {said:?}");
    // No verdict changes, but there is something new on the list.
    page.fill("Service range", "10.240.0.0/16").await?;
    page.mentions(STATUS, "New: ").await?;
    page.press("Undo").await?;
    page.mentions(STATUS, "Undid").await
}

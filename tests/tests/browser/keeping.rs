//! What the browser keeps for the page.

use aksnet_tests::browser::Page;
use anyhow::Result;

use crate::verdicts::CREATES;

pub(crate) async fn the_plan_is_still_there_after_a_reload(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await
}

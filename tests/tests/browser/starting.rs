//! What there is to begin with.

use aksnet_tests::browser::{Key, Page};
use anyhow::Result;

use crate::editing::undo_everything;
use crate::verdicts::{CREATES, UPGRADES};

pub(crate) async fn an_empty_plan_says_what_it_needs_and_is_filled(page: &Page) -> Result<()> {
    page.press("A given subnet").await?;
    page.mentions(CREATES, "Not checked").await?;
    page.holds(
        "the focus in the box for ranges",
        "return document.activeElement.id === 'start-ranges';",
    )
    .await?;
    page.examine("empty").await?;
    for line in ["spoke 10.1.0.0/16", "nodes 10.1.0.0/24", "no range at all"] {
        page.keys(line).await?;
        page.keys(Key::Enter).await?;
    }
    page.press("Plan with these").await?;
    page.mentions("main", "Left out of what was pasted: no range at all")
        .await?;
    page.press("Add cluster").await?;
    page.press("Add pool").await?;
    page.mentions(CREATES, "of 251").await?;
    page.examine("from-nothing").await?;
    undo_everything(page).await?;
    page.mentions(UPGRADES, "310 of 251").await
}

pub(crate) async fn a_new_cluster_is_there_to_begin_with(page: &Page) -> Result<()> {
    page.press("New cluster").await?;
    page.mentions(CREATES, "OK").await?;
    page.examine("new-cluster").await
}

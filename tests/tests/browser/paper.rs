//! The page on paper.

use aksnet_tests::browser::{Engine, Page};
use anyhow::{Result, ensure};

pub(crate) async fn the_plan_prints_on_two_pages(page: &Page) -> Result<()> {
    let file = page.print("printed").await?;
    ensure!(file.starts_with(b"%PDF-"), "that is no PDF file");
    let sheets = sheets(&file);
    // Firefox compresses what would tell.
    let told = page.engine() != Engine::Firefox;
    ensure!(!told || sheets == 2, "the example takes {sheets} sheets");
    Ok(())
}

/// How many pages a PDF file has: how often it says that something is one, where it says so in
/// plain text.
pub(crate) fn sheets(file: &[u8]) -> usize {
    let text = String::from_utf8_lossy(file);
    let pages = text.match_indices("/Type /Page");
    pages
        .filter(|(place, found)| {
            let after = place.saturating_add(found.len());
            text.get(after..).is_some_and(|rest| !rest.starts_with('s'))
        })
        .count()
}

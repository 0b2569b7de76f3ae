//! The npm package, in pages of other people.

use aksnet_tests::browser::{Page, Place};
use anyhow::Result;

/// The page of the package's README, without a bundler.
pub(crate) const PLAIN: Place = Place::Folder("target/npm/sites/plain");

/// The example that Vite bundles.
pub(crate) const BUNDLED: Place = Place::Folder("target/npm/sites/vite");

/// Where both pages say what they found out.
const STATUS: &str = "[role=status]";

pub(crate) async fn a_page_without_a_bundler_uses_the_package(page: &Page) -> Result<()> {
    page.visit("").await?;
    page.shows(STATUS, "The next free /24 is 10.240.1.0/24")
        .await?;
    page.has_arrived().await
}

pub(crate) async fn a_bundled_page_uses_the_package(page: &Page) -> Result<()> {
    page.visit("").await?;
    page.mentions("#findings", "AKN202 An upgrade needs 66 addresses")
        .await?;
    page.has_arrived().await?;
    page.examine("npm-example").await?;
    page.press("Grow snet-nodes to 10.240.0.0/25").await?;
    page.shows(
        STATUS,
        "Every cluster creates, upgrades and scales to full.",
    )
    .await?;
    let text = r#"{ "aksnet": 1, "clusters": [{ "podcidr": "10.244.0.0/16" }] }"#;
    page.fill("Plan file", text).await?;
    page.mentions(STATUS, "did you mean podCidr?").await?;
    page.fill("Plan file", "{").await?;
    page.mentions(STATUS, "JSON").await
}

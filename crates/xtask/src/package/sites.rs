//! Sites that use the package as other people would, for tests to open.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use super::{SOURCE, copy, importable, installed};
use crate::{process, setup, workspace};

/// Where the sites are built to.
fn built() -> PathBuf {
    importable().join("sites")
}

/// The example that Vite bundles, with the package installed in it.
pub(super) fn example() -> PathBuf {
    importable().join("example")
}

/// Builds each of them with the package as it was built last: `target/npm/sites/plain`, the page of
/// the README without a bundler, and `target/npm/sites/vite`, the example that Vite bundles.
///
/// # Errors
///
/// When the README has no such page, or Vite does not build the example.
pub(crate) fn sites() -> Result<()> {
    for folder in [built(), example()] {
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("removing {}", folder.display()))?;
        }
    }
    let plain = built().join("plain");
    copy(&installed(), &plain.join("aksnet"))?;
    let readme = fs::read_to_string(workspace::root().join(SOURCE).join("README.md"))?;
    let page = page_in(&readme).context("the package's README has no page in HTML")?;
    fs::write(plain.join("index.html"), page)?;

    let example = example();
    // What somebody has built of it in its own folder is theirs.
    for file in [
        "index.html",
        "main.js",
        "page.css",
        "package.json",
        "plan.js",
        "vite.config.js",
    ] {
        fs::create_dir_all(&example)?;
        fs::copy(
            workspace::root().join("examples/js").join(file),
            example.join(file),
        )
        .with_context(|| format!("copying examples/js/{file}"))?;
    }
    copy(&installed(), &example.join("node_modules").join("aksnet"))?;
    let (_, bundler) = setup::javascript::vite()?;
    process::run(
        process::command(setup::node()?)
            .arg(bundler)
            .args(["build", "--logLevel", "warn", "--emptyOutDir", "--outDir"])
            .arg(built().join("vite"))
            .current_dir(&example),
    )
}

/// The first block of HTML in a text of Markdown.
fn page_in(markdown: &str) -> Option<&str> {
    let (_, rest) = markdown.split_once("```html\n")?;
    Some(rest.split_once("```")?.0)
}

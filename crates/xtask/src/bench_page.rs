//! How much work the page is for a browser, beside a hello-world page.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    build, process,
    setup::{self, Browser, Tool},
    size, workspace,
};

/// Builds the page and a hello-world page, measures both in Chromium and prints the tables.
///
/// # Errors
///
/// When a tool is missing or a page does not build; with `check`, also when a goal is missed.
pub(crate) fn bench(check: bool) -> Result<()> {
    setup::ensure(&[Tool::Browser(Browser::Chromium)])?;
    let programs = Browser::Chromium.find()?.context("Chromium is not here")?;
    let folder = workspace::root().join("target/bench-page");
    let (page, hello) = (folder.join("page"), folder.join("hello"));
    compressed(&build::page()?, &page)?;
    compressed(&build::hello(&folder.join("hello-built"))?, &hello)?;
    println!("\nThe page:");
    size::table(&workspace::dist())?;
    println!("\nThe hello-world page:");
    size::table(&folder.join("hello-built"))?;
    println!();
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--package", "aksnet-tests"])
        .args(["--features", "browser", "--bin", "bench-page", "--"])
        .args([&page, &hello])
        .envs(programs)
        .env("NO_PROXY", "127.0.0.1");
    if check {
        command.arg("--check");
    }
    process::run(&mut command)
}

/// Copies a page's files, each with its compressed twin, as a good host sends them.
fn compressed(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for file in size::files(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        let bytes = fs::read(&file)?;
        fs::write(&copy, &bytes)?;
        let mut name = copy.into_os_string();
        name.push(".br");
        fs::write(name, size::compressed(&bytes)?)?;
    }
    Ok(())
}

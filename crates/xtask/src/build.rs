//! The page as it is released.

use std::{
    fs,
    path::{Path, PathBuf},
};

use aksnet_serve::csp;
use anyhow::{Context as _, Result};

use crate::{
    process,
    setup::{self, PageTools},
    styles, workspace,
};

/// Builds the page into `dist` and gives that folder.
///
/// # Errors
///
/// When a tool is missing and cannot be installed, or the page does not build.
pub(crate) fn page() -> Result<PathBuf> {
    let dist = workspace::dist();
    trunk(&["index.html"])?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)?;
    fs::write(&index, styles::merged(&dist, &html)?)?;
    seal(&index)?;
    Ok(dist)
}

/// Builds the hello-world page that the page is measured beside, and gives its folder.
///
/// # Errors
///
/// As [`page`].
pub(crate) fn hello(dist: &Path) -> Result<PathBuf> {
    let folder = dist.display().to_string();
    trunk(&["tests/hello-page/index.html", "--dist", &folder])?;
    seal(&dist.join("index.html"))?;
    Ok(dist.to_owned())
}

/// Runs Trunk's build with these arguments.
fn trunk(arguments: &[&str]) -> Result<()> {
    let tools = PageTools::ensure()?;
    // Trunk runs offline, so that it downloads no tools; Cargo then needs its
    // packages to be there.
    process::run(process::cargo().args(["fetch", "--quiet"]))?;
    let mut trunk = process::command(&tools.trunk);
    trunk
        .args(["build", "--release", "--offline", "--color", "never"])
        .args(arguments)
        .env("PATH", &tools.path)
        // Trunk takes only the words true and false for it.
        .env_remove("NO_COLOR");
    process::run(tools.library.apply(&mut trunk))
}

/// The module of the page as wasm-bindgen left it for wasm-opt: its functions still have names.
pub(crate) fn named_module() -> PathBuf {
    setup::cross_target_folder().join("wasm-bindgen/release/aksnet-web_bg.wasm")
}

/// Writes the page's Content-Security-Policy into it, so that it holds on any
/// static host.
fn seal(index: &Path) -> Result<()> {
    let shown = index.display();
    let html = fs::read_to_string(index).with_context(|| format!("reading {shown}"))?;
    let sealed = csp::with_policy(&html)
        .with_context(|| format!("{shown} declares no character set in a meta element"))?;
    fs::write(index, sealed).with_context(|| format!("writing {shown}"))
}

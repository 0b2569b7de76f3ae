//! The page as it is released.

use std::{
    env, fs,
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
    finished(&[])
}

/// The same without a word of the folders it was compiled in, for other people's machines.
///
/// # Errors
///
/// As [`page`].
pub(crate) fn released() -> Result<PathBuf> {
    finished(&remapped())
}

/// Forgets what was compiled of this project for a release, so that it is compiled anew.
///
/// # Errors
///
/// When Cargo cannot remove it.
pub(crate) fn forget() -> Result<()> {
    let tools = PageTools::ensure()?;
    let mut clean = process::cargo();
    clean
        .args(["clean", "--quiet", "--package", "aksnet-web"])
        .args(["--package", "aksnet-core", "--profile", "page"])
        .args(["--target", "wasm32-unknown-unknown"]);
    process::run(tools.library.apply_with(&remapped(), &mut clean))
}

/// Flags by which the compiler writes names in place of the folders of this machine.
fn remapped() -> Vec<String> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home.map(|home| home.join(".cargo")));
    let folders = [
        cargo.map(|folder| (folder, "cargo")),
        Some((workspace::root(), "aksnet")),
    ];
    let folders = folders.into_iter().flatten();
    folders
        // Cargo takes flags apart at spaces.
        .filter(|(folder, _)| !folder.to_string_lossy().contains(' '))
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect()
}

fn finished(flags: &[String]) -> Result<PathBuf> {
    let dist = workspace::dist();
    trunk(&["index.html"], flags)?;
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
    trunk(&["tests/hello-page/index.html", "--dist", &folder], &[])?;
    seal(&dist.join("index.html"))?;
    Ok(dist.to_owned())
}

/// Runs Trunk's build with these arguments, and more flags for the compiler.
fn trunk(arguments: &[&str], flags: &[String]) -> Result<()> {
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
    process::run(tools.library.apply_with(flags, &mut trunk))
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

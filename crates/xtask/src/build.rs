//! The page as it is released.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use aksnet_serve::csp;
use anyhow::{Context as _, Result, ensure};

use crate::{
    offline, process,
    setup::{self, PageTools},
    styles, workspace,
};

/// Builds the page into `dist` and gives that folder; it has no word in it of the folders it was
/// compiled in, for other people's machines.
///
/// # Errors
///
/// When a tool is missing and cannot be installed, or the page does not build.
pub(crate) fn page() -> Result<PathBuf> {
    let dist = workspace::dist();
    trunk(&["index.html"])?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)?;
    let html = styles::merged(&dist, &html)?;
    fs::write(&index, offline::kept(&dist, &html)?)?;
    seal(&index)?;
    Ok(dist)
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
        .args(["clean", "--quiet", "--profile", "page"])
        .args(["--package", "aksnet-core", "--package", "aksnet-web"])
        .args(["--package", "aksnet-js", "--package", "aksnet-element"])
        .args(["--target", "wasm32-unknown-unknown"]);
    process::run(tools.library.apply_with(&remapped(), &mut clean))
}

/// Flags by which the compiler writes names in place of the folders of this machine.
pub(crate) fn remapped() -> Vec<String> {
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
    process::run(tools.library.apply_with(&remapped(), &mut trunk))
}

/// The module of the page as wasm-bindgen left it for wasm-opt: its functions still have names.
pub(crate) fn named_module() -> PathBuf {
    setup::cross_target_folder().join("wasm-bindgen/release/aksnet-web_bg.wasm")
}

/// The script of the page that was built last, for browsers that load it as a classic one: it
/// makes a function `wasm_bindgen` that takes the bytes of the same module.
///
/// # Errors
///
/// When wasm-bindgen fails, or writes another module for it.
pub(crate) fn classic_script() -> Result<String> {
    let target = setup::cross_target_folder();
    let folder = target.join("wasm-bindgen/classic");
    let mut bindgen = process::command(setup::bindgen()?);
    bindgen
        .args(["--target", "no-modules", "--no-typescript"])
        .args(["--out-name", "aksnet-web", "--out-dir"])
        .arg(&folder)
        .arg(target.join("wasm32-unknown-unknown/page/aksnet-web.wasm"));
    process::run(&mut bindgen)?;
    let read =
        |path: PathBuf| fs::read(&path).with_context(|| format!("reading {}", path.display()));
    ensure!(
        read(folder.join("aksnet-web_bg.wasm"))? == read(named_module())?,
        "the module of the classic script is not that of the page"
    );
    Ok(String::from_utf8(read(folder.join("aksnet-web.js"))?)?)
}

/// Writes the page's Content-Security-Policy into it, so that it holds on any
/// static host.
fn seal(index: &Path) -> Result<()> {
    let shown = index.display();
    let html = fs::read_to_string(index).with_context(|| format!("reading {shown}"))?;
    let sealed = csp::sealed(&html, &csp::policy(&html))
        .with_context(|| format!("{shown} declares no character set in a meta element"))?;
    fs::write(index, sealed).with_context(|| format!("writing {shown}"))
}

//! How fast the engine is, native and in WebAssembly.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    process,
    setup::{self, StandardLibrary, Tool},
};

/// Times the engine on both sides in one run and prints the tables.
///
/// # Errors
///
/// When a tool is missing or the program does not build; with `check`, also
/// when a goal is missed.
pub(crate) fn bench(check: bool) -> Result<()> {
    let module = module()?;
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--release", "--package", "aksnet-bench"])
        .args(["--", "--wasm"])
        .arg(module);
    if check {
        command.arg("--check");
    }
    process::run(&mut command)
}

/// The program as a module for Node.js.
///
/// Without wasm-opt, which makes the sorting slower; and in the release
/// profile, which optimises for speed where the page's optimises for bytes.
fn module() -> Result<PathBuf> {
    setup::ensure(&[Tool::Node])?;
    let bindgen = setup::bindgen()?;
    let library = StandardLibrary::wasm()?;
    process::run(library.cargo("build").args([
        "--quiet",
        "--release",
        "--package",
        "aksnet-bench",
    ]))?;
    let built = library.built("release");
    let folder = built.join("aksnet-bench-for-node");
    process::run(
        process::command(bindgen)
            .args(["--target", "nodejs", "--out-dir"])
            .arg(&folder)
            .arg(built.join("aksnet-bench.wasm")),
    )?;
    Ok(folder.join("aksnet-bench.js"))
}

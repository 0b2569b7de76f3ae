//! wasm-opt, which shrinks the page.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{announce, cache, cargo_install, node};
use crate::process;

/// Trunk.toml names the same version.
const VERSION: &str = "132";

/// The wasm-opt program, found or installed from npm, where it comes ready to
/// run on Node.js.
pub(super) fn ensure() -> Result<PathBuf> {
    let in_folder = |folder: &Path| folder.join("node_modules").join(".bin").join("wasm-opt");
    let name = format!("binaryen-{VERSION}.0.0");
    let cached = in_folder(&cache::folder(&name)?);
    if cached.is_file() {
        node::ensure()?;
        return Ok(cached);
    }
    if let Some(found) = process::on_path(&["wasm-opt"])
        && cargo_install::has_version(&found, VERSION)
    {
        return Ok(found);
    }
    node::ensure()?;
    announce(
        &format!("wasm-opt {VERSION}"),
        "it shrinks the page; npm brings it in seconds",
    );
    let folder = cache::install(&name, |folder| {
        process::run(
            process::command("npm")
                .args(["install", "--no-save", "--no-audit", "--no-fund"])
                .args(["--ignore-scripts", "--loglevel=error", "--prefix"])
                .arg(folder)
                .arg(format!("binaryen@{VERSION}.0.0"))
                .current_dir(folder),
        )
    })?;
    Ok(in_folder(&folder))
}

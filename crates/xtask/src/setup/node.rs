//! Node.js, which runs wasm-opt and the wasm tests.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::{announce, apt};
use crate::process;

/// The `node` binary, found or installed; `npm` is there too.
pub(super) fn ensure() -> Result<PathBuf> {
    if let (Some(node), Some(_)) = (process::on_path(&["node"]), process::on_path(&["npm"])) {
        return Ok(node);
    }
    announce("Node.js", "it runs wasm-opt and the wasm tests");
    apt::install(
        &["nodejs", "npm"],
        "install Node.js 18 or later with npm: https://nodejs.org/",
    )?;
    process::on_path(&["node"]).context("node is not on PATH, although it was just installed")
}

//! wasm-bindgen, which writes the JavaScript side of the page.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_install::Crate;
use crate::workspace;

/// The wasm-bindgen binary of the version that the workspace links, found or
/// installed; the runner of wasm tests stands beside it.
pub(super) fn ensure() -> Result<PathBuf> {
    Crate {
        name: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        folder: "wasm-bindgen",
        version: &workspace::locked_version("wasm-bindgen")?,
        why: "it writes the page's JavaScript; building it takes about 1.5 minutes on 2 cores",
        // It reads and writes megabytes of wasm.
        optimise: "1",
        // Not `--locked`: its lock file names a package that registries have withdrawn.
        arguments: &[],
    }
    .ensure()
}

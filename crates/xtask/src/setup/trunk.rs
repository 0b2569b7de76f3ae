//! Trunk, which bundles the page.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_install::Crate;

const VERSION: &str = "0.21.14";

/// The Trunk binary, found or installed.
pub(super) fn ensure() -> Result<PathBuf> {
    Crate {
        name: "trunk",
        program: "trunk",
        folder: "trunk",
        version: VERSION,
        why: "it bundles the page; building it takes about 2 minutes on 2 cores",
        // It does little but start other programs.
        optimise: "0",
        // It is only ever run offline, so it needs no TLS.
        arguments: &["--locked", "--no-default-features"],
    }
    .ensure()
}

//! Parts of the Rust toolchain.

use anyhow::{Context as _, Result};

use super::announce;
use crate::process;

/// Makes sure of `cargo <subcommand>`; the version it gives.
pub(super) fn ensure(component: &str, subcommand: &str) -> Result<String> {
    let version = || process::output(process::cargo().args([subcommand, "--version"]));
    version().or_else(|_| {
        announce(component, "the tests run it");
        process::run(process::command("rustup").args(["component", "add", component]))
            .with_context(|| format!("cargo {subcommand} is missing; install {component}"))?;
        version()
    })
}

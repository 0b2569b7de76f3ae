//! The tests of the package, each of them with the package as it is released.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use super::{importable, npm, sites};
use crate::{process, setup, size, workspace};

/// Where the tests stand; they run as copies in a folder where the package can be imported.
const TESTS: &str = "crates/aksnet-js/tests";

/// Builds the package as it is released and runs its tests.
///
/// # Errors
///
/// When it does not build, or does not do what its tests say.
pub(crate) fn check() -> Result<()> {
    npm()?;
    process::run(process::cargo().args(["build", "--quiet", "--package", "aksnet-cli"]))?;
    sites::sites()?;
    let tests = copied()?;
    let (typescript, compiler) = setup::javascript::typescript()?;
    let (vite, _) = setup::javascript::vite()?;
    let node = || -> Result<Command> {
        let mut node = process::command(setup::node()?);
        node.current_dir(&tests)
            .env("AKSNET_ROOT", workspace::root())
            .env("AKSNET_CLI", command_line())
            .env("AKSNET_EXAMPLE", sites::example())
            .env("AKSNET_TYPESCRIPT", &typescript)
            .env("AKSNET_VITE", &vite);
        Ok(node)
    };
    process::run(node()?.arg("prepare.js"))?;
    // As somebody who uses the package would, with no types but its own.
    for project in ["types", "types/element"] {
        process::run(node()?.arg(&compiler).args(["--project", project]))?;
    }
    process::run(
        node()?
            .args(["--test", "--test-reporter=spec"])
            .args(scripts(&tests, ".test.js")?),
    )
}

/// Copies the tests beside the package.
fn copied() -> Result<PathBuf> {
    let source = workspace::root().join(TESTS);
    let target = importable().join("tests");
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("removing {}", target.display()))?;
    }
    super::copy(&source, &target)?;
    Ok(target)
}

/// Scripts of that ending, in the order of their names.
fn scripts(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = size::files(folder)?;
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    found.sort();
    Ok(found)
}

/// The command line as it was just built.
fn command_line() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target
        .unwrap_or_else(|| workspace::root().join("target"))
        .join("debug")
        .join(format!("aksnet{}", env::consts::EXE_SUFFIX))
}

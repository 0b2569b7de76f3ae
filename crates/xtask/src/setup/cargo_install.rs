//! Tools that are built from their crate.
//!
//! No package registry offers them ready to run.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{announce, cache};
use crate::process;

/// A program published as a crate.
pub(super) struct Crate<'a> {
    /// The crate's name.
    pub(super) name: &'a str,
    /// The program wanted, one of those the crate builds.
    pub(super) program: &'a str,
    /// The name of its folder in the cache, without the version.
    pub(super) folder: &'a str,
    /// The exact version.
    pub(super) version: &'a str,
    /// What it is for, and how long it takes.
    pub(super) why: &'a str,
    /// How far to optimise it: what counts is how soon it has built and run once.
    pub(super) optimise: &'a str,
    /// More arguments for `cargo install`.
    pub(super) arguments: &'a [&'a str],
}

impl Crate<'_> {
    /// The program in the cache, or of the exact version on PATH, or built now.
    pub(super) fn ensure(&self) -> Result<PathBuf> {
        let name = format!("{}-{}", self.folder, self.version);
        let in_folder = |folder: &Path| {
            folder
                .join("bin")
                .join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
        };
        let cached = in_folder(&cache::folder(&name)?);
        if cached.is_file() {
            return Ok(cached);
        }
        if let Some(found) = process::on_path(&[self.program])
            && has_version(&found, self.version)
        {
            return Ok(found);
        }
        announce(&format!("{} {}", self.program, self.version), self.why);
        let folder = cache::install(&name, |folder| self.build(folder))?;
        Ok(in_folder(&folder))
    }

    fn build(&self, folder: &Path) -> Result<()> {
        let target = folder.join("target");
        process::run(
            process::cargo()
                .args(["install", self.name, "--version", self.version, "--root"])
                .arg(folder)
                .args(self.arguments)
                .env("CARGO_TARGET_DIR", &target)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimise)
                .env("CARGO_PROFILE_RELEASE_DEBUG", "none")
                .current_dir(folder),
        )?;
        fs::remove_dir_all(target)?;
        Ok(())
    }
}

/// Whether a program says that it is of this version.
pub(super) fn has_version(program: &Path, version: &str) -> bool {
    process::output(process::command(program).arg("--version"))
        .is_ok_and(|text| text.split_whitespace().any(|word| word == version))
}

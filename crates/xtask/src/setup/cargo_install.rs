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
    /// The program in the cache, or of the exact version on PATH.
    pub(super) fn find(&self) -> Result<Option<PathBuf>> {
        let cached = self.program_in(&cache::folder(&self.versioned())?);
        if cached.is_file() {
            return Ok(Some(cached));
        }
        Ok(process::on_path(&[self.program]).filter(|found| has_version(found, self.version)))
    }

    /// The program where it is found, or built now.
    pub(super) fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        announce(&format!("{} {}", self.program, self.version), self.why);
        let folder = cache::install(&self.versioned(), |folder| self.build(folder))?;
        Ok(self.program_in(&folder))
    }

    fn versioned(&self) -> String {
        format!("{}-{}", self.folder, self.version)
    }

    fn program_in(&self, folder: &Path) -> PathBuf {
        let file = format!("{}{}", self.program, std::env::consts::EXE_SUFFIX);
        folder.join("bin").join(file)
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

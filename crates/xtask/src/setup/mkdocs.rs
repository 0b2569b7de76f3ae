//! `MkDocs` with the theme Material, which build a site of Markdown with the npm package in it.
//!
//! Where Python cannot be had the site is not tested and the run says so, except where the variable
//! CI is set.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::{
    announce, apt,
    browser::{chain, required},
    cache, hashed,
};
use crate::process;

/// Every package in one version, with the hashes of its files.
const REQUIREMENTS: &str = include_str!("mkdocs/requirements.txt");

/// What Python must be, and have.
const SUITABLE: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";

/// The Python that has it, found or installed; `None`, after it was said, where it cannot be had and nothing requires it.
///
/// # Errors
///
/// Where CI is set, that it is missing.
pub(crate) fn ensure() -> Result<Option<PathBuf>> {
    match install() {
        Ok(python) => Ok(Some(python)),
        Err(error) if required() => {
            bail!("MkDocs is missing, and CI is set: {}", chain(&error))
        }
        Err(error) => {
            eprintln!("setup: {}", chain(&error));
            eprintln!("setup: the planner will NOT be tested in MkDocs");
            Ok(None)
        }
    }
}

/// The Python that has it, where it was installed.
pub(crate) fn find() -> Result<Option<PathBuf>> {
    let python = in_environment(&cache::folder(&folder())?);
    Ok(Some(python).filter(|python| python.is_file()))
}

/// Name of its folder in the cache.
fn folder() -> String {
    hashed("mkdocs", REQUIREMENTS)
}

fn install() -> Result<PathBuf> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    announce(
        "MkDocs",
        "it builds a site of Markdown with a plan in it; pip brings it in seconds",
    );
    let python = python()?;
    let folder = cache::install(&folder(), |folder| {
        process::run(
            process::command(&python)
                .args(["-m", "venv"])
                .arg(folder.join("environment")),
        )?;
        let requirements = folder.join("requirements.txt");
        fs::write(&requirements, REQUIREMENTS)?;
        // Only what matches a hash is unpacked, and nothing of it is compiled here.
        process::run(
            process::command(in_environment(folder))
                .args(["-m", "pip", "install", "--quiet", "--require-hashes"])
                .args(["--disable-pip-version-check", "--only-binary", ":all:"])
                .arg("--requirement")
                .arg(&requirements),
        )
    })?;
    Ok(in_environment(&folder))
}

/// A Python that makes environments, found or installed.
fn python() -> Result<PathBuf> {
    if let Some(found) = suitable() {
        return Ok(found);
    }
    apt::install(
        &["python3", "python3-venv"],
        "install Python 3.10 or later with its module venv",
    )?;
    match suitable() {
        Some(found) => Ok(found),
        None => bail!("no Python 3.10 or later with venv is on PATH"),
    }
}

fn suitable() -> Option<PathBuf> {
    let found = ["python3", "python"]
        .iter()
        .filter_map(|name| process::on_path(&[name]));
    let mut found = found
        .filter(|python| process::output(process::command(python).args(["-c", SUITABLE])).is_ok());
    found.next()
}

/// The Python of an environment.
fn in_environment(folder: &Path) -> PathBuf {
    let environment = folder.join("environment");
    if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    }
}

#[cfg(test)]
mod tests {
    use super::REQUIREMENTS;

    #[test]
    fn every_package_is_pinned_by_its_hashes_and_no_host_is_named() {
        let packages = REQUIREMENTS.lines().filter(|line| line.contains("=="));
        let mut count = 0;
        for line in packages {
            assert!(line.ends_with(" \\"), "{line} has no hash");
            count += 1;
        }
        assert!(count > 10, "{count}");
        assert!(!REQUIREMENTS.contains("://"));
        assert!(REQUIREMENTS.contains("mkdocs-material=="));
    }
}

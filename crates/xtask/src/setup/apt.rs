//! Debian's package manager; it installs only as root.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Whether packages can be installed without asking anybody.
pub(super) fn usable() -> bool {
    process::on_path(&["apt-get"]).is_some()
        && process::output(process::command("id").arg("-u")).is_ok_and(|user| user == "0")
}

/// Installs packages, from a package list fetched just before.
///
/// # Errors
///
/// Where apt is not there or may not be used, what to type instead: the same
/// packages by hand on Debian and Ubuntu, or `otherwise`.
pub(super) fn install(packages: &[&str], otherwise: &str) -> Result<()> {
    if process::on_path(&["apt-get"]).is_none() {
        bail!("{otherwise}");
    }
    if !usable() {
        bail!(
            "installing it needs root: sudo apt-get install {}\n(or {otherwise})",
            packages.join(" ")
        );
    }
    process::run(apt_get().args(["-q", "update"]))?;
    process::run(
        apt_get()
            .args(["-q", "install", "-y", "--no-install-recommends"])
            .args(packages),
    )
}

/// Unpacks packages into a folder, without installing them or what they need.
///
/// # Errors
///
/// Where apt is not there or knows no such package, what to do `otherwise`.
pub(super) fn unpack(packages: &[&str], folder: &Path, otherwise: &str) -> Result<()> {
    if process::on_path(&["apt-get"]).is_none() {
        bail!("{otherwise}");
    }
    if usable() {
        process::run(apt_get().args(["-q", "update"]))?;
    }
    process::run(
        apt_get()
            .args(["-q", "download"])
            .args(packages)
            .current_dir(folder),
    )
    .with_context(|| otherwise.to_owned())?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "deb") {
            process::run(
                process::command("dpkg-deb")
                    .arg("-x")
                    .arg(&path)
                    .arg(folder),
            )?;
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn apt_get() -> std::process::Command {
    let mut command = process::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

//! Packages of npm, each in the version and with the hash that a lock file names.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{announce, cache, node};
use crate::process;

/// Packages that stand in one folder of the cache.
pub(super) struct Packages<'a> {
    /// Name of that folder; another version is another name.
    pub(super) folder: &'a str,
    /// `package.json`.
    pub(super) manifest: &'a str,
    /// `package-lock.json`.
    pub(super) lock: &'a str,
    /// What they are, for people.
    pub(super) what: &'a str,
    /// What they are for.
    pub(super) why: &'a str,
}

impl Packages<'_> {
    /// The path of `file` in `node_modules`, found or installed.
    ///
    /// # Errors
    ///
    /// When npm cannot bring exactly what the lock file names.
    pub(super) fn ensure(&self, file: &str) -> Result<PathBuf> {
        let in_folder = |folder: &Path| folder.join("node_modules").join(file);
        let cached = in_folder(&cache::folder(self.folder)?);
        if cached.is_file() {
            return Ok(cached);
        }
        node::ensure()?;
        announce(self.what, self.why);
        let folder = cache::install(self.folder, |folder| {
            fs::write(folder.join("package.json"), self.manifest)?;
            fs::write(folder.join("package-lock.json"), self.lock)?;
            // Only what matches the lock file's hash is unpacked.
            process::run(
                process::command("npm")
                    .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
                    .arg("--loglevel=error")
                    .current_dir(folder),
            )
        })?;
        Ok(in_folder(&folder))
    }
}

/// Every package of a lock file has its hash and names no host, and those that are asked for have the
/// version the manifest says.
#[cfg(test)]
pub(super) fn assert_pinned(lock: &str, manifest: &str, asked: &[&str]) {
    let packages = lock.matches("\"node_modules/").count();
    assert!(packages > 10, "{packages}");
    assert_eq!(lock.matches("\"integrity\": \"sha512-").count(), packages);
    assert!(!lock.contains("\"resolved\""));
    for name in asked {
        let name = format!("\"{name}\": ");
        let mut lines = manifest.lines().filter(|line| line.contains(&name));
        let line = lines.next().unwrap_or_default().trim();
        assert!(
            !line.is_empty() && lock.contains(line.trim_end_matches(',')),
            "{name}"
        );
    }
}

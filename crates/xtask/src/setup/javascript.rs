//! TypeScript and Vite, which check and bundle the npm package as those who use it do.

use std::path::PathBuf;

use anyhow::Result;

use super::{hashed, npm::Packages};

const MANIFEST: &str = include_str!("javascript/package.json");
const LOCK: &str = include_str!("javascript/package-lock.json");

/// TypeScript, as a module of Node.js and as a command line in it, found or installed.
pub(crate) fn typescript() -> Result<(PathBuf, PathBuf)> {
    Ok((
        ensure("typescript/lib/typescript.js")?,
        ensure("typescript/lib/tsc.js")?,
    ))
}

/// Vite, likewise.
pub(crate) fn vite() -> Result<(PathBuf, PathBuf)> {
    Ok((
        ensure("vite/dist/node/index.js")?,
        ensure("vite/bin/vite.js")?,
    ))
}

fn ensure(file: &str) -> Result<PathBuf> {
    Packages {
        folder: &hashed("javascript", LOCK),
        manifest: MANIFEST,
        lock: LOCK,
        what: "TypeScript or Vite",
        why: "they check and bundle the npm package; npm brings them in seconds",
    }
    .ensure(file)
}

#[cfg(test)]
mod tests {
    use super::{LOCK, MANIFEST};

    #[test]
    fn every_package_is_pinned_by_its_hash_and_no_host_is_named() {
        let packages = LOCK.matches("\"node_modules/").count();
        assert!(packages > 10, "{packages}");
        assert_eq!(LOCK.matches("\"integrity\": \"sha512-").count(), packages);
        assert!(!LOCK.contains("\"resolved\""));
        for name in ["typescript", "vite"] {
            let line = MANIFEST.lines().find(|line| line.contains(name)).unwrap();
            assert!(LOCK.contains(line.trim().trim_end_matches(',')), "{line}");
        }
    }
}

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
    use crate::setup::npm::assert_pinned;

    #[test]
    fn every_package_is_pinned() {
        assert_pinned(LOCK, MANIFEST, &["typescript", "vite"]);
    }
}

//! `VitePress`, which builds a site of Markdown with the npm package in it.

use std::path::PathBuf;

use anyhow::Result;

use super::{hashed, npm::Packages};

const MANIFEST: &str = include_str!("vitepress/package.json");
const LOCK: &str = include_str!("vitepress/package-lock.json");

/// Its command line for Node.js, found or installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    Packages {
        folder: &hashed("vitepress", LOCK),
        manifest: MANIFEST,
        lock: LOCK,
        what: "VitePress",
        why: "it builds a site of Markdown with a plan in it; npm brings it in seconds",
    }
    .ensure("vitepress/bin/vitepress.js")
}

#[cfg(test)]
mod tests {
    use super::{LOCK, MANIFEST};
    use crate::setup::npm::assert_pinned;

    #[test]
    fn every_package_is_pinned() {
        assert_pinned(LOCK, MANIFEST, &["vitepress"]);
    }

    #[test]
    fn the_example_names_the_version_it_is_tested_with() {
        let example = include_str!("../../../../examples/vitepress/package.json");
        let line = MANIFEST.lines().find(|line| line.contains("\"vitepress\""));
        assert!(example.contains(line.unwrap().trim()));
    }
}

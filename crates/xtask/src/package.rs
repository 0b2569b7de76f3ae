//! The npm package: the engine compiled for JavaScript, and the JavaScript around it.

mod check;
mod look;
mod markdown;
mod sites;
#[cfg(test)]
mod steps;

pub(crate) use check::check;
pub(crate) use markdown::{MkDocs, markdown_sites};
pub(crate) use sites::sites;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{build, process, setup, setup::StandardLibrary, size, workspace};

/// One compiled module of the package, with the script that wasm-bindgen writes for it.
struct Module {
    /// The crate it is compiled from.
    package: &'static str,
    /// What its two files are called, before the full stop.
    name: &'static str,
}

/// The compiled modules of the package.
static MODULES: &[Module] = &[
    Module {
        package: "aksnet-js",
        name: "aksnet",
    },
    Module {
        package: "aksnet-element",
        name: "planner",
    },
];

/// What is written by hand.
const SOURCE: &str = "crates/aksnet-js/package";

/// The version that stands in the hand-written manifest.
const UNVERSIONED: &str = "\"version\": \"0.0.0\"";

/// A folder in which `aksnet` can be imported: the package stands in its `node_modules`.
fn importable() -> PathBuf {
    workspace::root().join("target").join("npm")
}

/// The built package.
fn installed() -> PathBuf {
    importable().join("node_modules").join("aksnet")
}

/// Builds the package as it is released and gives its folder.
///
/// # Errors
///
/// When a tool is missing and cannot be installed, or a module does not build.
pub(crate) fn npm() -> Result<PathBuf> {
    let folder = installed();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    for module in MODULES {
        module.build(&folder)?;
    }
    look::write(&folder)?;
    copy(&workspace::root().join(SOURCE), &folder)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(workspace::root().join(licence), folder.join(licence))?;
    }
    let manifest = folder.join("package.json");
    let text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, versioned(&text)?)?;
    Ok(folder)
}

/// Forgets what was shrunk, so that it is shrunk anew.
///
/// # Errors
///
/// When it cannot be removed.
pub(crate) fn forget() -> Result<()> {
    let kept = importable().join("shrunk");
    if kept.exists() {
        fs::remove_dir_all(&kept).with_context(|| format!("removing {}", kept.display()))?;
    }
    Ok(())
}

/// The manifest with the version of this workspace.
fn versioned(manifest: &str) -> Result<String> {
    let (before, after) = manifest
        .split_once(UNVERSIONED)
        .with_context(|| format!("{SOURCE}/package.json has no {UNVERSIONED}"))?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(format!("{before}\"version\": \"{version}\"{after}"))
}

/// Copies what is in a folder into another one.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in size::files(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        }
        fs::copy(&file, &target).with_context(|| format!("copying {}", file.display()))?;
    }
    Ok(())
}

impl Module {
    /// Compiles it as small as the page, and writes its two files.
    fn build(&self, folder: &Path) -> Result<()> {
        let library = StandardLibrary::wasm()?;
        let mut cargo = library.cargo("build");
        cargo.args(["--package", self.package, "--profile", "page"]);
        process::run(library.apply_with(&build::remapped(), &mut cargo))?;
        let name = format!("{}.wasm", self.package.replace('-', "_"));
        let compiled = library.built("page").join(name);
        process::run(
            process::command(setup::bindgen()?)
                // The entries say where the module is, each in its own way.
                .args(["--target", "web", "--omit-default-module-path"])
                .args(["--no-typescript", "--remove-producers-section"])
                .args(["--out-name", self.name, "--out-dir"])
                .arg(folder)
                .arg(&compiled),
        )?;
        let bound = folder.join(format!("{}_bg.wasm", self.name));
        let shrunk = self.shrunk(&bound)?;
        fs::copy(shrunk, folder.join(format!("{}.wasm", self.name)))?;
        fs::remove_file(&bound).with_context(|| format!("removing {}", bound.display()))
    }

    /// The module as small as it gets. That takes a while, so one that was shrunk before is taken again.
    fn shrunk(&self, bound: &Path) -> Result<PathBuf> {
        let kept = importable().join("shrunk");
        let before = kept.join(format!("{}.from.wasm", self.name));
        let after = kept.join(format!("{}.wasm", self.name));
        let bytes = fs::read(bound).with_context(|| format!("reading {}", bound.display()))?;
        if after.is_file() && fs::read(&before).is_ok_and(|known| known == bytes) {
            return Ok(after);
        }
        fs::create_dir_all(&kept).with_context(|| format!("creating {}", kept.display()))?;
        // Gone while the new one is made, so that what stops half way leaves nothing to take.
        if before.exists() {
            fs::remove_file(&before)?;
        }
        process::run(
            process::command(setup::optimizer()?)
                .arg("-Oz")
                .args(optimizations()?)
                .arg(bound)
                .arg("--output")
                .arg(&after),
        )?;
        fs::write(&before, bytes)?;
        Ok(after)
    }
}

/// How the page is shrunk, from the attribute that tells Trunk.
fn optimizations() -> Result<Vec<String>> {
    let index = workspace::root().join("index.html");
    let html = fs::read_to_string(&index)?;
    let parameters = html
        .split_once("data-wasm-opt-params=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .with_context(|| format!("{} names no data-wasm-opt-params", index.display()))?;
    Ok(parameters.0.split_whitespace().map(String::from).collect())
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, optimizations, versioned};
    use crate::workspace;
    use std::fs;

    #[test]
    fn the_manifest_takes_the_version_of_the_workspace() {
        let manifest = workspace::root().join(SOURCE).join("package.json");
        let manifest = versioned(&fs::read_to_string(manifest).unwrap()).unwrap();
        let version = env!("CARGO_PKG_VERSION");
        assert!(manifest.contains(&format!("\"version\": \"{version}\"")));
        assert!(versioned("{}").is_err());
    }

    #[test]
    fn modules_are_shrunk_as_the_page_is() {
        let parameters = optimizations().unwrap();
        assert!(parameters.contains(&String::from("--converge")));
    }
}

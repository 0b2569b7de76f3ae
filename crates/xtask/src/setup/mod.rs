//! What the commands need, found or installed.
//!
//! Tools go into a folder of the user's own, keyed by version, so that a second
//! clone finds them there; only the system's package manager, and only as root,
//! writes anywhere else. Each module finds one tool, or installs it and says so.

mod apt;
pub(crate) mod axe;
mod bindgen;
mod browser;
mod cache;
mod cargo_install;
mod components;
pub(crate) mod javascript;
pub(crate) mod mkdocs;
pub(crate) mod nginx;
mod node;
mod npm;
mod optimizer;
mod standard_library;
mod trunk;
pub(crate) mod vitepress;

use std::{ffi::OsString, fmt::Write as _, path::Path};

use anyhow::Result;
use sha2::{Digest as _, Sha256};

pub(crate) use browser::Browser;
pub(crate) use standard_library::{StandardLibrary, cross_target_folder};

/// One thing the commands may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// `cargo fmt`.
    Formatter,
    /// `cargo clippy`.
    Linter,
    /// The standard library compiled for wasm32-unknown-unknown.
    WasmLibrary,
    /// The core library for a target without an operating system.
    BareLibrary,
    /// Trunk, which bundles the page.
    Trunk,
    /// wasm-bindgen, which writes the JavaScript side of the page.
    Bindgen,
    /// Node.js, which runs wasm-opt and the wasm tests.
    Node,
    /// wasm-opt, which shrinks the page.
    Optimizer,
    /// A browser and its driver, which run the browser tests.
    Browser(Browser),
    /// axe-core, which looks for what shuts people out of the page.
    Axe,
    /// nginx, which serves the page as the documentation has it.
    Nginx,
    /// TypeScript and Vite, which check and bundle the npm package.
    JavaScript,
    /// `VitePress`, which builds a site of Markdown.
    VitePress,
    /// `MkDocs` with Material, which builds another.
    MkDocs,
}

impl Tool {
    /// Every tool, in the order in which they are looked for.
    pub(crate) const ALL: &[Self] = &[
        Self::Formatter,
        Self::Linter,
        Self::WasmLibrary,
        Self::BareLibrary,
        Self::Node,
        Self::Optimizer,
        Self::Bindgen,
        Self::Trunk,
        Self::Axe,
        Self::JavaScript,
        Self::VitePress,
        Self::MkDocs,
        Self::Nginx,
        Self::Browser(Browser::Chromium),
        Self::Browser(Browser::Firefox),
        Self::Browser(Browser::WebKit),
    ];

    /// What a release build of the page needs.
    pub(crate) const PAGE: &[Self] = &[
        Self::WasmLibrary,
        Self::Optimizer,
        Self::Bindgen,
        Self::Trunk,
    ];

    /// Finds the tool or installs it; what it is and where it stands.
    fn ensure(self) -> Result<(&'static str, String)> {
        let shown = |path: &Path| path.display().to_string();
        Ok(match self {
            Self::Formatter => ("rustfmt", components::ensure("rustfmt", "fmt")?),
            Self::Linter => ("clippy", components::ensure("clippy", "clippy")?),
            Self::WasmLibrary => ("wasm32 library", StandardLibrary::wasm()?.describe()),
            Self::BareLibrary => ("bare library", StandardLibrary::bare()?.describe()),
            Self::Trunk => ("trunk", shown(&trunk::ensure()?)),
            Self::Bindgen => ("wasm-bindgen", shown(&bindgen::ensure()?)),
            Self::Node => ("node", shown(&node::ensure()?)),
            Self::Optimizer => ("wasm-opt", shown(&optimizer::ensure()?)),
            Self::Axe => ("axe-core", shown(&axe::ensure()?)),
            Self::JavaScript => ("vite", shown(&javascript::vite()?.1)),
            Self::VitePress => ("vitepress", shown(&vitepress::ensure()?)),
            Self::MkDocs => {
                let missing = || "NOT HERE: the planner is not tested in it".to_owned();
                let found = mkdocs::ensure()?;
                (
                    "mkdocs",
                    found.map_or_else(missing, |python| shown(&python)),
                )
            }
            Self::Nginx => ("nginx", nginx::ensure()?),
            Self::Browser(browser) => (browser.name(), browser.ensure()?),
        })
    }
}

/// Finds or installs every one of `tools`.
///
/// # Errors
///
/// The first tool that is missing and cannot be installed, with what to type.
pub(crate) fn ensure(tools: &[Tool]) -> Result<()> {
    for tool in tools {
        tool.ensure()?;
    }
    Ok(())
}

/// Like [`ensure`], and prints where each tool stands.
pub(crate) fn report(tools: &[Tool]) -> Result<()> {
    for tool in tools {
        let (name, place) = tool.ensure()?;
        println!("{name:<15} {place}");
    }
    Ok(())
}

/// Says what is about to be installed, and why.
fn announce(what: &str, why: &str) {
    eprintln!("setup: {what} is missing: {why}");
}

/// Name of a folder of the cache that holds what a lock file names; another lock is another name.
fn hashed(name: &str, lock: &str) -> String {
    let mut folder = format!("{name}-");
    for byte in Sha256::digest(lock).iter().take(6) {
        // Writing to a text cannot fail.
        let _ = write!(folder, "{byte:02x}");
    }
    folder
}

/// The tools that build the page.
pub(crate) struct PageTools {
    /// The Trunk binary.
    pub(crate) trunk: std::path::PathBuf,
    /// The standard library to compile against.
    pub(crate) library: StandardLibrary,
    /// `PATH` with wasm-bindgen and wasm-opt first.
    pub(crate) path: OsString,
}

impl PageTools {
    /// Finds or installs them.
    pub(crate) fn ensure() -> Result<Self> {
        let library = StandardLibrary::wasm()?;
        let optimizer = optimizer::ensure()?;
        let bindgen = bindgen::ensure()?;
        let trunk = trunk::ensure()?;
        let folders: Vec<&Path> = [&bindgen, &optimizer]
            .into_iter()
            .filter_map(|binary| binary.parent())
            .collect();
        let path = crate::process::path_starting_with(&folders)?;
        Ok(Self {
            trunk,
            library,
            path,
        })
    }
}

/// The wasm-bindgen binary, found or installed.
pub(crate) fn bindgen() -> Result<std::path::PathBuf> {
    bindgen::ensure()
}

/// The `node` binary, found or installed.
pub(crate) fn node() -> Result<std::path::PathBuf> {
    node::ensure()
}

/// The wasm-opt program, found or installed.
pub(crate) fn optimizer() -> Result<std::path::PathBuf> {
    optimizer::ensure()
}

/// The runner of wasm tests that stands beside wasm-bindgen.
pub(crate) fn wasm_test_runner() -> Result<std::path::PathBuf> {
    Ok(bindgen::ensure()?.with_file_name(format!(
        "wasm-bindgen-test-runner{}",
        std::env::consts::EXE_SUFFIX
    )))
}

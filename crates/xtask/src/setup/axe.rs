//! axe-core, which looks for what shuts people out of the page.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{announce, cache, node};
use crate::process;

/// The npm package's version, and the hash of exactly its file.
const VERSION: &str = "4.14.1";
const INTEGRITY: &str = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// The script that the browser tests put into the page, found or installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    let in_folder = |folder: &Path| folder.join("node_modules/axe-core/axe.min.js");
    let name = format!("axe-core-{VERSION}");
    let cached = in_folder(&cache::folder(&name)?);
    if cached.is_file() {
        return Ok(cached);
    }
    node::ensure()?;
    announce(
        &format!("axe-core {VERSION}"),
        "it looks for what shuts people out of the page; npm brings it in seconds",
    );
    let folder = cache::install(&name, |folder| {
        fs::write(folder.join("package.json"), manifest())?;
        fs::write(folder.join("package-lock.json"), lock())?;
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

fn manifest() -> String {
    format!(r#"{{"private":true,"dependencies":{{"axe-core":"{VERSION}"}}}}"#)
}

fn lock() -> String {
    format!(
        r#"{{"lockfileVersion":3,"requires":true,"packages":{{
  "":{{"dependencies":{{"axe-core":"{VERSION}"}}}},
  "node_modules/axe-core":{{"version":"{VERSION}","integrity":"{INTEGRITY}",
    "resolved":"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"}}
}}}}"#
    )
}

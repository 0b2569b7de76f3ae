//! axe-core, which looks for what shuts people out of the page.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::Packages;

/// The npm package's version, and the hash of exactly its file.
const VERSION: &str = "4.14.1";
const INTEGRITY: &str = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// The script that the browser tests put into the page, found or installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    Packages {
        folder: &format!("axe-core-{VERSION}"),
        manifest: &format!(r#"{{"private":true,"dependencies":{{"axe-core":"{VERSION}"}}}}"#),
        lock: &lock(),
        what: &format!("axe-core {VERSION}"),
        why: "it looks for what shuts people out of the page; npm brings it in seconds",
    }
    .ensure("axe-core/axe.min.js")
}

fn lock() -> String {
    format!(
        r#"{{"lockfileVersion":3,"requires":true,"packages":{{
  "":{{"dependencies":{{"axe-core":"{VERSION}"}}}},
  "node_modules/axe-core":{{"version":"{VERSION}","integrity":"{INTEGRITY}"}}
}}}}"#
    )
}

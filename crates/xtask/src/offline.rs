//! What lets a browser keep the page for when there is no network.
//!
//! The list of files is made of the files themselves, once all of them have their names.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::size;

/// The worker that keeps the copy, and the script in the page's head that asks for it.
const WORKER: &str = include_str!("../../../web/offline/worker.js");
const REGISTER: &str = include_str!("../../../web/offline/register.js");

/// What both have in place of the version, and the worker in place of the files.
const VERSION: &str = "<version>";
const FILES: &str = "\"<files>\"";

/// How the script in the page's head begins.
pub(crate) const SCRIPT: &str = "<script data-offline>";

/// Writes the worker of a built page into its folder, and gives its HTML with the script.
///
/// The policy is not in the HTML yet: it follows from the script.
///
/// # Errors
///
/// When a file cannot be read or written.
pub(crate) fn kept(dist: &Path, html: &str) -> Result<String> {
    let mut files = Vec::new();
    for path in size::files(dist)? {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let name = path.strip_prefix(dist)?.iter();
        let name: Vec<_> = name.map(|part| part.to_string_lossy()).collect();
        files.push((name.join("/"), bytes));
    }
    files.retain(|(name, _)| name != "index.html");
    files.sort();
    let version = version(html, &files);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    fs::write(dist.join("worker.js"), worker(&version, &names)?).context("writing worker.js")?;
    let (head, rest) = html.split_once("</head>").context("a page has a head")?;
    let script = REGISTER.replace(VERSION, &version);
    Ok(format!("{head}{SCRIPT}{script}</script></head>{rest}"))
}

/// The worker that keeps these files.
fn worker(version: &str, names: &[&str]) -> Result<String> {
    let mut list = String::new();
    for name in names {
        // Trunk and this tool name them; no name needs a sign of its own in a script.
        let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./".contains(sign);
        ensure!(name.chars().all(plain), "{name} cannot stand in a script");
        let _ = write!(list, "\n  \"{name}\",");
    }
    ensure!(
        WORKER.contains(VERSION) && WORKER.contains(FILES),
        "the worker has no place for its version or its files"
    );
    let worker = WORKER.replace(VERSION, version);
    Ok(worker.replace(FILES, &format!("{list}\n")))
}

/// A name that any other bytes of the page would change.
fn version(html: &str, files: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for part in [html, WORKER, REGISTER] {
        hash.update(Sha256::digest(part));
    }
    for (name, bytes) in files {
        hash.update(Sha256::digest(name));
        hash.update(Sha256::digest(bytes));
    }
    let mut name = String::new();
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::kept;
    use std::fs;

    const HTML: &str = "<head><title>t</title></head>";

    #[test]
    fn every_file_is_listed_and_any_change_is_another_version() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        fs::create_dir(dist.join("icons")).unwrap();
        for (name, text) in [("index.html", HTML), ("a-1.js", "1"), ("icons/1.png", "2")] {
            fs::write(dist.join(name), text).unwrap();
        }
        let first = kept(dist, HTML).unwrap();
        let worker = fs::read_to_string(dist.join("worker.js")).unwrap();
        assert!(
            worker.contains("[\n  \"a-1.js\",\n  \"icons/1.png\",\n]"),
            "{worker}"
        );
        let version = worker.split("VERSION = \"").nth(1).unwrap();
        let version = version.split('"').next().unwrap();
        assert!(first.contains(version), "{version} {first}");

        fs::remove_file(dist.join("worker.js")).unwrap();
        assert_eq!(kept(dist, HTML).unwrap(), first);
        fs::remove_file(dist.join("worker.js")).unwrap();
        fs::write(dist.join("a-1.js"), "3").unwrap();
        assert_ne!(kept(dist, HTML).unwrap(), first);
    }

    #[test]
    fn a_name_that_would_end_its_quotes_is_refused() {
        assert!(super::worker("1", &["a\".js"]).is_err());
    }
}

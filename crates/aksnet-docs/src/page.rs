//! Generated files: written, or compared with what stands in the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The first line of every generated text.
pub(crate) const FIRST_LINE: &str = "Written by `cargo xtask docs`; edit the rule instead.";

/// The command that writes every page.
const COMMAND: &str = "cargo xtask docs";

/// Folders that hold generated files and nothing else.
const OWN_FOLDERS: [&str; 2] = ["docs/rules", "docs/schema"];

/// A generated file.
pub(crate) struct Page {
    /// Its path from the root of the repository.
    pub(crate) path: String,
    /// Its whole text.
    pub(crate) text: String,
}

impl Page {
    /// A page of Markdown, below the line that says who wrote it.
    pub(crate) fn markdown(path: impl Into<String>, body: &str) -> Self {
        Self {
            path: path.into(),
            text: format!("{FIRST_LINE}\n\n{}\n", body.trim_end()),
        }
    }
}

/// Writes every page, and takes away those that nothing generates any more.
pub(crate) fn write(root: &Path, pages: &[Page]) -> Result<()> {
    for page in pages {
        let path = root.join(&page.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        fs::write(&path, &page.text).with_context(|| format!("writing {}", page.path))?;
    }
    for stray in strays(root, pages)? {
        fs::remove_file(&stray).with_context(|| format!("removing {}", stray.display()))?;
    }
    println!("{} files written", pages.len());
    Ok(())
}

/// Fails where a file differs from what would be written, or where nothing would write it.
pub(crate) fn check(root: &Path, pages: &[Page]) -> Result<()> {
    let stale = stale(root, pages)?;
    for line in &stale {
        println!("{line}");
    }
    if !stale.is_empty() {
        bail!("{} generated files are stale; run: {COMMAND}", stale.len());
    }
    Ok(())
}

/// What is stale, in a line each.
fn stale(root: &Path, pages: &[Page]) -> Result<Vec<String>> {
    let mut stale: Vec<String> = pages
        .iter()
        .filter(|page| {
            let there = fs::read(root.join(&page.path));
            !there.is_ok_and(|there| there == page.text.as_bytes())
        })
        .map(|page| format!("{} is stale; run: {COMMAND}", page.path))
        .collect();
    for stray in strays(root, pages)? {
        stale.push(format!(
            "{} belongs to no rule; run: {COMMAND}",
            stray.display()
        ));
    }
    Ok(stale)
}

/// Files in the folders of generated files that no page is written to.
fn strays(root: &Path, pages: &[Page]) -> Result<Vec<PathBuf>> {
    let own: BTreeSet<PathBuf> = pages.iter().map(|page| root.join(&page.path)).collect();
    let mut strays = Vec::new();
    for folder in OWN_FOLDERS {
        let folder = root.join(folder);
        if !folder.exists() {
            continue;
        }
        let entries =
            fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if !own.contains(&path) {
                strays.push(path);
            }
        }
    }
    strays.sort();
    Ok(strays)
}

#[cfg(test)]
mod tests {
    use super::{Page, check, stale, write};
    use std::fs;

    #[test]
    fn what_differs_is_missing_or_has_no_rule_is_named_with_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let pages = [
            Page::markdown("docs/rules/AKN201.md", "# AKN201\n"),
            Page::markdown("docs/limits.md", "# Limits\n"),
        ];
        assert_eq!(stale(root, &pages).unwrap().len(), 2);
        write(root, &pages).unwrap();
        assert!(check(root, &pages).is_ok());

        let page = root.join("docs/rules/AKN201.md");
        assert!(
            fs::read_to_string(&page)
                .unwrap()
                .starts_with("Written by `cargo xtask docs`; edit the rule instead.\n\n# AKN201")
        );
        fs::write(&page, "changed by hand").unwrap();
        let stray = root.join("docs/rules/AKN999.md");
        fs::write(&stray, "of a rule that is no more").unwrap();
        assert_eq!(
            stale(root, &pages).unwrap(),
            [
                String::from("docs/rules/AKN201.md is stale; run: cargo xtask docs"),
                format!(
                    "{} belongs to no rule; run: cargo xtask docs",
                    stray.display()
                ),
            ]
        );
        assert!(check(root, &pages).is_err());

        write(root, &pages).unwrap();
        assert!(!stray.exists());
        assert!(check(root, &pages).is_ok());
    }
}

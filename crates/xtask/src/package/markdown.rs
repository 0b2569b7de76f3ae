//! Sites of Markdown that show plans: the examples, built as their READMEs say, for tests to open.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use super::{copy, importable, installed};
use crate::{process, setup, workspace};

/// Whether the site of `MkDocs` could be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MkDocs {
    Built,
    Missing,
}

/// What the example of `MkDocs` is made of.
const MKDOCS: &[&str] = &[
    "mkdocs.yml",
    "docs/index.md",
    "docs/runbook.md",
    "docs/plan.css",
    "overrides/main.html",
];

/// What the example of `VitePress` is made of.
const VITEPRESS: &[&str] = &[
    "README.md",
    "package.json",
    "index.md",
    "runbook.md",
    ".vitepress/config.js",
    ".vitepress/theme/index.js",
    ".vitepress/theme/plan.css",
];

/// Makes a link to a folder that also Windows makes for everybody.
const LINK: &str = "require('fs').symlinkSync(process.argv[1], process.argv[2], 'junction')";

/// Looks at what its development server gives.
const DEVELOPMENT: &str = include_str!("development.js");

/// Builds them with the package as it was built last, into `target/sites/mkdocs` and `target/sites/vitepress`.
///
/// # Errors
///
/// When one of them does not build, or `VitePress` is not here and cannot be installed.
pub(crate) fn markdown_sites() -> Result<MkDocs> {
    vitepress()?;
    mkdocs()
}

fn mkdocs() -> Result<MkDocs> {
    let site = source("mkdocs", MKDOCS, "docs/aksnet")?;
    let built = built("mkdocs")?;
    let Some(python) = setup::mkdocs::ensure()? else {
        return Ok(MkDocs::Missing);
    };
    process::run(
        process::command(python)
            .args(["-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir"])
            .arg(built)
            .env("NO_MKDOCS_2_WARNING", "1")
            .current_dir(site),
    )?;
    Ok(MkDocs::Built)
}

fn vitepress() -> Result<()> {
    let site = source("vitepress", VITEPRESS, "node_modules/aksnet")?;
    let program = setup::vitepress::ensure()?;
    let package = program.parent().and_then(Path::parent);
    let package = package.context("VitePress stands in a folder")?;
    process::run(
        process::command(setup::node()?)
            .args(["-e", LINK])
            .arg(package)
            .arg(site.join("node_modules").join("vitepress")),
    )?;
    process::run(
        process::command(setup::node()?)
            .args(["--input-type=module", "-e", DEVELOPMENT])
            .current_dir(&site),
    )?;
    process::run(
        process::command(setup::node()?)
            .arg(program)
            .args(["build", "--outDir"])
            .arg(built("vitepress")?)
            .current_dir(site),
    )
}

/// A copy of an example with the package in it, without what somebody has built in the example's own folder.
fn source(name: &str, files: &[&str], package: &str) -> Result<PathBuf> {
    let site = emptied(importable().join(name))?;
    let example = workspace::root().join("examples").join(name);
    for file in files {
        let target = site.join(file);
        fs::create_dir_all(target.parent().context("a file stands in a folder")?)?;
        fs::copy(example.join(file), target).with_context(|| format!("copying {name}/{file}"))?;
    }
    copy(&installed(), &site.join(package))?;
    Ok(site)
}

/// Where the built site goes.
fn built(name: &str) -> Result<PathBuf> {
    emptied(workspace::root().join("target").join("sites").join(name))
}

/// The path of a folder, after what stands there was removed.
fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::workspace;

    #[test]
    fn the_documentation_shows_what_the_examples_have() {
        let root = workspace::root();
        let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
        let text = read("docs/markdown.md");
        for (language, file) in [
            ("html", "examples/mkdocs/overrides/main.html"),
            ("js", "examples/vitepress/.vitepress/theme/index.js"),
        ] {
            let block = format!("```{language}\n{}```\n", read(file));
            assert!(
                text.contains(&block),
                "{file} is another in docs/markdown.md"
            );
        }
        let (_, settings) = text.split_once("```yaml\n").unwrap();
        let (settings, _) = settings.split_once("```").unwrap();
        let example = read("examples/mkdocs/mkdocs.yml");
        for line in settings.lines() {
            assert!(example.lines().any(|other| other == line), "{line}");
        }
    }
}

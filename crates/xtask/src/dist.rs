//! What is released: the page as a folder and as one file, the npm package, a zip of each, and their checksums.

mod archive;
mod outside;
mod single;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::{budgets, build, package, size, workspace};

/// Name of the page's folder, and of its zip.
const PAGE: &str = "aksnet-page";

/// The page in one file.
const SINGLE: &str = "aksnet.html";

/// Name of the npm package's folder, and of its zip.
const PACKAGE: &str = "aksnet-npm";

/// A file of a release: its path with `/` between the parts, and what it holds.
type File = (String, Vec<u8>);

/// Builds what is released into `target/dist` and gives that folder.
///
/// # Errors
///
/// When the page does not build, asks for anything outside itself or is over budget.
pub(crate) fn dist() -> Result<PathBuf> {
    let page = files(&build::page()?)?;
    outside::check(&page)?;
    let single = [(
        SINGLE.to_owned(),
        single::page(&page, &build::classic_script()?)?.into_bytes(),
    )];
    outside::check(&single)?;
    let package = files(&package::npm()?)?;
    outside::check(&package)?;
    let folder = workspace::root().join("target").join("dist");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    let page = inside(PAGE, page);
    let package = inside(PACKAGE, package);
    for (name, released) in [(PAGE, &page[..]), (SINGLE, &single), (PACKAGE, &package)] {
        for (name, bytes) in released {
            write(&folder.join(name), bytes)?;
        }
        write(
            &folder.join(format!("{name}.zip")),
            &archive::zip(released)?,
        )?;
    }
    let sums = sums(&files(&folder)?);
    write(&folder.join("SHA256SUMS"), sums.as_bytes())?;
    print!("{sums}");
    println!("{}", folder.display());
    within_budget(&single)?;
    Ok(folder)
}

/// The same files in a folder.
fn inside(folder: &str, files: Vec<File>) -> Vec<File> {
    let files = files.into_iter();
    files
        .map(|(name, bytes)| (format!("{folder}/{name}"), bytes))
        .collect()
}

/// The page in one file keeps to what `budgets.toml` allows it.
fn within_budget(single: &[File]) -> Result<()> {
    let budget = budgets::number("single-file", "bytes")?;
    for (name, bytes) in single {
        let bytes = u64::try_from(bytes.len())?;
        println!("{name} has {bytes} bytes of {budget}");
        ensure!(bytes <= budget, "{name} is over budget");
    }
    Ok(())
}

/// Makes it twice, compiling the page anew in between, and compares every byte.
///
/// # Errors
///
/// When the second differs from the first, with the files that do.
pub(crate) fn check() -> Result<()> {
    let first = files(&dist()?)?;
    build::forget()?;
    package::forget()?;
    let second = files(&dist()?)?;
    let differing: Vec<&str> = first
        .iter()
        .filter(|file| !second.contains(file))
        .chain(second.iter().filter(|file| !first.contains(file)))
        .map(|(name, _)| name.as_str())
        .collect();
    if !differing.is_empty() {
        bail!("made twice, these differ: {}", differing.join(", "));
    }
    println!("{} files, twice the same", first.len());
    Ok(())
}

/// Every file of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<File>> {
    let mut found = Vec::new();
    for path in size::files(folder)? {
        let name = path.strip_prefix(folder)?;
        let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        found.push((parts.join("/"), bytes));
    }
    found.sort();
    Ok(found)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// A line for each file, as `sha256sum --check` reads them.
fn sums(files: &[File]) -> String {
    let mut text = String::new();
    for (name, bytes) in files {
        for byte in Sha256::digest(bytes) {
            // Writing to a text cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push_str("  ");
        text.push_str(name);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{files, sums, write};

    #[test]
    fn sums_are_those_of_sha256sum_in_the_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("b/empty"), b"").unwrap();
        write(&folder.path().join("a"), b"abc").unwrap();
        assert_eq!(
            sums(&files(folder.path()).unwrap()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/empty\n"
        );
    }
}

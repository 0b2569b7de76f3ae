//! What the built page weighs on its way to a browser.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::budgets;

/// One file of the page.
struct Weight {
    /// Its path in the built folder.
    name: String,
    /// Its bytes on disk.
    plain: u64,
    /// Its bytes as a server sends them at best.
    brotli: u64,
}

/// Prints a table of all files in `dist` and fails over budget.
///
/// Every file counts, whether or not the first visit loads it.
///
/// # Errors
///
/// When the files together weigh more than `budgets.toml` allows.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let brotli = table(dist)?;
    let budget = budgets::number("page", "brotli")?;
    println!("{:>10} {budget:>10}  budget", "");
    if brotli > budget {
        bail!(
            "the page weighs {brotli} bytes of brotli, {} over the {budget} that budgets.toml allows",
            brotli.abs_diff(budget)
        );
    }
    Ok(())
}

/// Prints a table of all files in a folder; their bytes, compressed.
///
/// # Errors
///
/// When a file cannot be read.
pub(crate) fn table(dist: &Path) -> Result<u64> {
    let mut weights = Vec::new();
    for path in files(dist)? {
        weights.push(weigh(dist, &path)?);
    }
    weights.sort_by(|one, other| {
        other
            .brotli
            .cmp(&one.brotli)
            .then(one.name.cmp(&other.name))
    });
    let plain = weights.iter().map(|weight| weight.plain).sum();
    let brotli = weights.iter().map(|weight| weight.brotli).sum();
    weights.push(Weight {
        name: "together".to_owned(),
        plain,
        brotli,
    });

    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for weight in &weights {
        println!(
            "{:>10} {:>10}  {}",
            weight.plain, weight.brotli, weight.name
        );
    }
    Ok(brotli)
}

/// Every file in a folder and the folders in it.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn weigh(dist: &Path, path: &Path) -> Result<Weight> {
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let name = path.strip_prefix(dist).unwrap_or(path);
    Ok(Weight {
        name: name.display().to_string(),
        plain: u64::try_from(bytes.len())?,
        brotli: u64::try_from(compressed(&bytes)?.len())?,
    })
}

/// Brotli at quality 11 with its usual window of 2^22.
pub(crate) fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_repeats_shrinks() {
        let size = compressed(&b"10.0.0.0/8 ".repeat(1_000)).unwrap().len();
        assert!((1..100).contains(&size), "{size}");
    }
}

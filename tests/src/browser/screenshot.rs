//! Pictures of the page for a person to look at.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use thirtyfour::WebDriver;

/// Writes what the window shows to `target/screenshots/<name>.png`.
pub(super) async fn take(driver: &WebDriver, name: &str) -> Result<PathBuf> {
    write(&format!("{name}.png"), &driver.screenshot_as_png().await?)
}

/// Writes a file to `target/screenshots`.
pub(super) fn write(file: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = place(file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

/// Removes the picture of that name, if it is there.
pub(super) fn remove(name: &str) -> Result<()> {
    let path = place(&format!("{name}.png"));
    if path.exists() {
        fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
    }
    Ok(())
}

fn place(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../target/screenshots/{file}"))
}

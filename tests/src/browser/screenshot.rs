//! Pictures of the page for a person to look at.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use thirtyfour::WebDriver;

/// Writes what the window shows to `target/screenshots/<name>.png`.
pub(super) async fn take(driver: &WebDriver, name: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let path = folder.join(format!("{name}.png"));
    fs::write(&path, driver.screenshot_as_png().await?)
        .with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

//! Chromium and its driver, which run the browser tests.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::{announce, apt};
use crate::process;

/// Where browsers stand that are not on PATH.
const BROWSER_PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVER_PLACES: [&str; 3] = [
    "/usr/lib/chromium-browser/chromedriver",
    "/opt/homebrew/bin/chromedriver",
    "/usr/local/bin/chromedriver",
];

/// A browser and the driver that steers it.
pub(crate) struct Chromium {
    /// The browser's binary.
    pub(crate) browser: PathBuf,
    /// The driver's binary.
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds both or installs them.
    ///
    /// `AKSNET_CHROMIUM` and `AKSNET_CHROMEDRIVER` name others to use.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        announce("Chromium", "the browser tests open the page in it");
        apt::install(
            &["chromium", "chromium-driver"],
            "install Chrome or Chromium and the chromedriver of its version, on macOS: \
             brew install --cask google-chrome chromedriver; AKSNET_CHROMIUM and \
             AKSNET_CHROMEDRIVER may name them",
        )?;
        Self::find()?.context("chromium or chromedriver is not on PATH, although just installed")
    }

    fn find() -> Result<Option<Self>> {
        let browser = named("AKSNET_CHROMIUM")?
            .or_else(|| {
                process::on_path(&[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                ])
            })
            .or_else(|| standing(&BROWSER_PLACES));
        let driver = named("AKSNET_CHROMEDRIVER")?
            .or_else(|| process::on_path(&["chromedriver"]))
            .or_else(|| standing(&DRIVER_PLACES));
        Ok(browser
            .zip(driver)
            .map(|(browser, driver)| Self { browser, driver }))
    }
}

/// The file a variable names, if the variable is set.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(path) = env::var_os(variable).map(PathBuf::from) else {
        return Ok(None);
    };
    if !path.is_file() {
        bail!("{variable} is {}, which is not a file", path.display());
    }
    Ok(Some(path))
}

fn standing(places: &[&str]) -> Option<PathBuf> {
    places
        .iter()
        .map(Path::new)
        .find(|path| path.is_file())
        .map(Path::to_path_buf)
}

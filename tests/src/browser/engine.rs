//! Everything that differs from browser to browser.

use std::{env, ffi::OsString, path::Path, process::Command};

use anyhow::{Context as _, Result};
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel,
};

/// Wide enough for the page's widest layout.
const WINDOW: &str = "--window-size=1280,900";

/// A browser the tests run in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Engine {
    /// Chromium or Chrome, steered by chromedriver.
    Chromium,
}

impl Engine {
    /// The driver's command line, listening on `port` of 127.0.0.1.
    pub(super) fn driver(self, port: u16) -> Result<Command> {
        match self {
            Self::Chromium => {
                let mut command = Command::new(place("AKSNET_CHROMEDRIVER")?);
                command.arg(format!("--port={port}"));
                Ok(command)
            }
        }
    }

    /// What to ask of the driver: no window, nothing of the user's own profile.
    pub(super) fn capabilities(self, profile: &Path) -> Result<Capabilities> {
        match self {
            Self::Chromium => {
                let mut wanted = DesiredCapabilities::chrome();
                wanted.set_binary(&place("AKSNET_CHROMIUM")?.to_string_lossy())?;
                for argument in [
                    "--headless",
                    // As root, and in containers, Chromium's sandbox cannot start.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--no-first-run",
                    "--no-proxy-server",
                    WINDOW,
                    &format!("--user-data-dir={}", profile.display()),
                ] {
                    wanted.add_arg(argument)?;
                }
                wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
                Ok(wanted.into())
            }
        }
    }

    /// Whether the driver tells what stands in the browser's console.
    pub(super) fn tells_console(self) -> bool {
        match self {
            Self::Chromium => true,
        }
    }
}

/// What `cargo xtask test` found a program at.
fn place(variable: &str) -> Result<OsString> {
    env::var_os(variable)
        .with_context(|| format!("{variable} is not set; run: cargo xtask test --only browser"))
}

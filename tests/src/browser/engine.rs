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
    /// The driver's command line, listening on a free port of 127.0.0.1.
    ///
    /// The driver itself takes the port: one chosen here could be taken by
    /// another process meanwhile.
    pub(super) fn driver(self) -> Result<Command> {
        match self {
            Self::Chromium => {
                let mut command = Command::new(place("AKSNET_CHROMEDRIVER")?);
                command.arg("--port=0");
                Ok(command)
            }
        }
    }

    /// The port, in the line by which the driver says that it is ready.
    pub(super) fn ready_on(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => line
                .strip_prefix("ChromeDriver was started successfully on port ")?
                .trim_end_matches('.')
                .parse()
                .ok(),
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

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let ready = |line| Engine::Chromium.ready_on(line);
        assert_eq!(
            ready("ChromeDriver was started successfully on port 43210."),
            Some(43210)
        );
        assert_eq!(ready("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}

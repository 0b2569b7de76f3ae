//! Everything that differs from browser to browser.

mod chromium;
mod firefox;
mod webkit;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use thirtyfour::Capabilities;

/// Wide enough for the page's widest layout. Unit: CSS pixels.
pub(super) const WINDOW: (u32, u32) = (1440, 900);

/// A browser the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, steered by chromedriver.
    Chromium,
    /// Firefox, steered by geckodriver.
    Firefox,
    /// `WebKit` in the small browser of `WebKitGTK`, steered by its `WebKitWebDriver`.
    WebKit,
}

/// Something that a driver must be able to do for a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Printing to PDF.
    Print,
    /// Making the page believe that the system chooses its colours.
    ForcedColours,
    /// Running a script before the page's own.
    EarlyScript,
    /// Telling whether it would install the page.
    Install,
    /// Making the page believe that fingers use it.
    CoarsePointer,
}

/// Whether the browser keeps anything for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// It does, as browsers do by default.
    Kept,
    /// It does, as long as the window is there.
    WhileOpen,
    /// It refuses to, as browsers do where a person or an administrator forbids it.
    Refused,
}

impl Engine {
    /// Its name, as it stands in the names of pictures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Why it cannot do something; `None` where it can.
    pub const fn cannot(self, ability: Ability) -> Option<&'static str> {
        match (self, ability) {
            (Self::WebKit, Ability::Print) => Some("WebKitWebDriver has no command to print"),
            (Self::WebKit, Ability::ForcedColours) => Some("WebKitGTK knows no forced colours"),
            (Self::Firefox | Self::WebKit, Ability::EarlyScript) => {
                Some("its driver has no command to run a script before the page's own")
            }
            (Self::Firefox | Self::WebKit, Ability::Install) => {
                Some("its driver does not tell whether it would install a page")
            }
            (Self::WebKit, Ability::CoarsePointer) => {
                Some("nothing makes WebKitGTK's pointer coarse")
            }
            (Self::Chromium, _)
            | (Self::Firefox, Ability::Print | Ability::ForcedColours | Ability::CoarsePointer) => {
                None
            }
        }
    }

    /// The driver's command line, listening on that port of 127.0.0.1.
    pub(super) fn driver(self, port: u16, folder: &Path) -> Result<Command> {
        match self {
            Self::Chromium => chromium::driver(port),
            Self::Firefox => firefox::driver(port),
            Self::WebKit => webkit::driver(port, folder),
        }
    }

    /// What to ask of the driver: no window, nothing of the user's own profile, and everything that
    /// is not for this machine through the proxy at that port of it. Without `scripts`, `WebKit` leaves
    /// them out of the pages it reads; the others are told later.
    pub(super) fn capabilities(
        self,
        folder: &Path,
        storage: Storage,
        scripts: bool,
        proxy: u16,
    ) -> Result<Capabilities> {
        match self {
            Self::Chromium => chromium::capabilities(folder, storage, proxy),
            Self::Firefox => firefox::capabilities(folder, storage, proxy),
            Self::WebKit => webkit::capabilities(storage, scripts, proxy),
        }
    }

    /// How many flows share a browser. Firefox takes as long to start as a flow; the driver of `WebKit`
    /// hangs after some dozens of pages.
    pub(super) const fn flows_a_browser(self) -> usize {
        match self {
            Self::Firefox => 12,
            Self::Chromium | Self::WebKit => 1,
        }
    }

    /// Whether it draws on a screen alone.
    pub(super) const fn needs_screen(self) -> bool {
        matches!(self, Self::WebKit)
    }
}

/// Where a browser with that folder of its own puts the files that are kept.
pub(super) fn downloads(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

/// What `cargo xtask test` found a program at.
pub(super) fn place(variable: &str) -> Result<OsString> {
    env::var_os(variable)
        .with_context(|| format!("{variable} is not set; run: cargo xtask test --only browser"))
}

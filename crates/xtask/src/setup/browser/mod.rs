//! The browsers that the browser tests run in, each with the driver that steers it.
//!
//! Where one cannot be had the tests leave it out and say so, except where the variable CI is
//! set: there a browser that is missing fails the run.

mod chromium;
mod firefox;
mod program;
mod webkit;

use std::{env, path::PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{announce, apt};
use program::Program;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKit`, in the browser that comes with `WebKitGTK`.
    WebKit,
}

/// What a browser needs to be driven.
struct Needs {
    /// Every program; first the browser, second its driver.
    programs: &'static [Program],
    /// Debian's packages of those that Debian has.
    packages: &'static [&'static str],
    /// What to do where they cannot be installed.
    otherwise: &'static str,
}

impl Browser {
    /// All of them, in the order in which they are tested.
    pub(crate) const ALL: &[Self] = &[Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name, for people.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    const fn needs(self) -> &'static Needs {
        match self {
            Self::Chromium => &chromium::NEEDS,
            Self::Firefox => &firefox::NEEDS,
            Self::WebKit => &webkit::NEEDS,
        }
    }

    /// Where its programs stand, each with the variable that tells the tests; `None` where one is
    /// missing.
    ///
    /// # Errors
    ///
    /// When a variable names what is no file.
    pub(crate) fn find(self) -> Result<Option<Vec<(&'static str, PathBuf)>>> {
        let mut found = Vec::new();
        for program in self.needs().programs {
            let Some(place) = program.find()? else {
                return Ok(None);
            };
            found.push((program.variable, place));
        }
        Ok(Some(found))
    }

    /// Finds or installs its programs.
    ///
    /// # Errors
    ///
    /// When one is missing and cannot be installed, with what to do.
    fn install(self) -> Result<Vec<(&'static str, PathBuf)>> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        announce(self.name(), "the browser tests open the page in it");
        let needs = self.needs();
        let mut missing_packages = false;
        for program in needs.programs {
            missing_packages |= program.comes_as_package() && program.find()?.is_none();
        }
        if missing_packages {
            apt::install(needs.packages, needs.otherwise)?;
        }
        for program in needs.programs {
            program.build()?;
        }
        self.find()?.with_context(|| {
            format!(
                "{} is not on PATH, although just installed; {}",
                self.name(),
                needs.otherwise
            )
        })
    }

    /// Finds or installs it; says so, and gives what to show for it, where that fails and nothing
    /// requires it.
    ///
    /// # Errors
    ///
    /// Where CI is set, that the browser is missing.
    pub(super) fn ensure(self) -> Result<String> {
        match self.install() {
            Ok(found) => {
                let places = found.iter().map(|(_, place)| place.display().to_string());
                Ok(places.collect::<Vec<_>>().join(", "))
            }
            Err(error) if required() => {
                bail!(
                    "{} is missing, and CI is set: {}",
                    self.name(),
                    chain(&error)
                )
            }
            Err(error) => {
                eprintln!("setup: {}", chain(&error));
                eprintln!("setup: the page will NOT be tested in {}", self.name());
                Ok("NOT HERE: the page is not tested in it".to_owned())
            }
        }
    }
}

/// Whether a browser that is missing fails the run.
pub(super) fn required() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// An error and its causes, in one line.
pub(super) fn chain(error: &anyhow::Error) -> String {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    causes.join(": ")
}

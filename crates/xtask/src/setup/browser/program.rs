//! A program that a browser needs.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::{process, setup::cargo_install::Crate};

/// A program, and where to look for it.
pub(super) struct Program {
    /// The variable that names another one to use, and tells the tests which is used.
    pub(super) variable: &'static str,
    /// What it is called on PATH.
    pub(super) names: &'static [&'static str],
    /// Where it stands when it is not on PATH.
    pub(super) places: &'static [&'static str],
    /// The crate it is built from where no package brings it.
    pub(super) source: Option<Crate<'static>>,
}

impl Program {
    /// Where it stands, if it does.
    ///
    /// # Errors
    ///
    /// When its variable names what is no file.
    pub(super) fn find(&self) -> Result<Option<PathBuf>> {
        if let Some(path) = env::var_os(self.variable).map(PathBuf::from) {
            if !path.is_file() {
                bail!(
                    "{} is {}, which is not a file",
                    self.variable,
                    path.display()
                );
            }
            return Ok(Some(path));
        }
        let standing = || {
            self.places
                .iter()
                .map(Path::new)
                .find(|path| path.is_file())
        };
        let found = process::on_path(self.names).or_else(|| standing().map(Path::to_path_buf));
        match (found, &self.source) {
            (None, Some(source)) => source.find(),
            (found, _) => Ok(found),
        }
    }

    /// Whether Debian packages it.
    pub(super) const fn comes_as_package(&self) -> bool {
        self.source.is_none()
    }

    /// Builds it, where it is missing and is built from a crate.
    ///
    /// # Errors
    ///
    /// When it does not build.
    pub(super) fn build(&self) -> Result<()> {
        match &self.source {
            Some(source) if self.find()?.is_none() => source.ensure().map(drop),
            _ => Ok(()),
        }
    }
}

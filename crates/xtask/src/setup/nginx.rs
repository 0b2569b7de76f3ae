//! nginx, which the browser tests put the page behind, as the documentation has it.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::{announce, apt, browser, cache};
use crate::process;

/// The variable that names another one to use, and tells the tests which is used.
pub(crate) const VARIABLE: &str = "AKSNET_NGINX";

/// Its folder in the cache.
const FOLDER: &str = "nginx-debian";

/// Where it stands, if it does.
///
/// # Errors
///
/// When its variable names what is no file.
pub(crate) fn find() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os(VARIABLE).map(PathBuf::from) {
        if !path.is_file() {
            bail!("{VARIABLE} is {}, which is not a file", path.display());
        }
        return Ok(Some(path));
    }
    let cached = program_in(&cache::folder(FOLDER)?);
    let places = [PathBuf::from("/usr/sbin/nginx"), cached];
    let found = places.into_iter().find(|path| path.is_file());
    Ok(process::on_path(&["nginx"]).or(found))
}

/// Finds it, or unpacks Debian's into the cache: installed, it would serve this machine's port 80
/// from then on.
///
/// # Errors
///
/// Where the variable CI is set, that it is missing.
pub(super) fn ensure() -> Result<String> {
    if let Some(found) = find()? {
        return Ok(found.display().to_string());
    }
    match unpack() {
        Ok(found) => Ok(found.display().to_string()),
        Err(error) if browser::required() => Err(error.context("nginx is missing, and CI is set")),
        Err(error) => {
            eprintln!("setup: {}", browser::chain(&error));
            eprintln!("setup: the page will NOT be tested behind nginx");
            Ok("NOT HERE: the page is not tested behind it".to_owned())
        }
    }
}

fn unpack() -> Result<PathBuf> {
    announce(
        "nginx",
        "the browser tests put the page behind it; Debian's package is unpacked in seconds",
    );
    let folder = cache::install(FOLDER, |folder| {
        apt::unpack(
            &["nginx", "nginx-common"],
            folder,
            "install nginx, or name it by AKSNET_NGINX",
        )?;
        // Where one of its libraries is missing, it says so now.
        process::output(process::command(program_in(folder)).arg("-v"))
            .context("Debian's nginx does not run here")
            .map(drop)
    })?;
    Ok(program_in(&folder))
}

fn program_in(folder: &Path) -> PathBuf {
    folder.join("usr/sbin/nginx")
}

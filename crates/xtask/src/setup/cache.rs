//! The folder that keeps what was installed, one folder per tool and version.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context as _, Result};

/// The cache folder: `$AKSNET_CACHE`, or `aksnet` in the system's own.
fn root() -> Result<PathBuf> {
    if let Some(folder) = set("AKSNET_CACHE") {
        // Commands run in other folders too, so a relative path would wander.
        return std::path::absolute(&folder)
            .with_context(|| format!("AKSNET_CACHE is {}", folder.display()));
    }
    let home = || set("HOME").context("neither AKSNET_CACHE nor HOME is set");
    let folder = if let Some(folder) = set("XDG_CACHE_HOME").filter(|path| path.is_absolute()) {
        folder
    } else if cfg!(target_os = "macos") {
        home()?.join("Library").join("Caches")
    } else if let Some(folder) = set("LOCALAPPDATA").filter(|_| cfg!(windows)) {
        folder
    } else {
        home()?.join(".cache")
    };
    Ok(folder.join("aksnet"))
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// The folder of a tool: `trunk-0.21.14`. It exists only when complete.
pub(super) fn folder(name: &str) -> Result<PathBuf> {
    Ok(root()?.join(name))
}

/// Fills the folder of a tool in one step.
///
/// `build` fills a folder beside it, which then takes its name: what stops half
/// way leaves nothing that looks complete, and of two at once either will do.
///
/// # Errors
///
/// What `build` says, or that the cache folder cannot be written.
pub(super) fn install(name: &str, build: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let target = folder(name)?;
    let work = root()?.join(format!(".{name}.{}", process::id()));
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("removing {}", work.display()))?;
    }
    fs::create_dir_all(&work).with_context(|| {
        format!(
            "creating {}; AKSNET_CACHE may name another folder",
            work.display()
        )
    })?;
    let done = build(&work).and_then(|()| {
        if target.exists() {
            return Ok(());
        }
        fs::rename(&work, &target)
            .or_else(|error| if target.exists() { Ok(()) } else { Err(error) })
            .with_context(|| format!("moving {} to {}", work.display(), target.display()))
    });
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("removing {}", work.display()))?;
    }
    done.map(|()| target)
}

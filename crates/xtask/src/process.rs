//! Starting other programs.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};

/// What `cargo run` sets for the program it runs, which is wrong for any other:
/// package variables make build scripts run again, and the library path makes
/// another rustc load this one's libraries.
const SET_BY_CARGO_RUN: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
const LIBRARY_PATHS: [&str; 2] = ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

/// A command that starts as if typed by the user, with nothing to read.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if SET_BY_CARGO_RUN.iter().any(|start| text.starts_with(start))
            || LIBRARY_PATHS.contains(&&*text)
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo, as the user would call it.
pub(crate) fn cargo() -> Command {
    command("cargo")
}

/// Runs a command whose output the user sees.
///
/// # Errors
///
/// When it cannot be started or fails; the message names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("starting {}", display(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", display(command));
    }
    Ok(())
}

/// Runs a command and takes what it writes to standard output, trimmed.
///
/// # Errors
///
/// When it cannot be started or fails; the message carries what it wrote to
/// standard error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("starting {}", display(command)))?;
    if !output.status.success() {
        bail!(
            "{} failed ({})\n{}",
            display(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of `names` that stands as a file in a folder of PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .flat_map(|file| [file.with_extension(env::consts::EXE_EXTENSION), file])
        .find(|file| file.is_file())
}

/// `PATH` with `folders` before what it holds.
pub(crate) fn path_starting_with(folders: &[&Path]) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders
        .iter()
        .map(|folder| folder.to_path_buf())
        .chain(env::split_paths(&path));
    env::join_paths(all).context("a tool's folder has a name that PATH cannot hold")
}

/// The command as it would be typed.
pub(crate) fn display(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_with_what_it_said() {
        let error = output(cargo().arg("no-such-command"))
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("cargo no-such-command failed"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }

    #[test]
    fn cargo_stands_on_the_path() {
        assert!(on_path(&["no-such-program", "cargo"]).is_some());
        assert_eq!(on_path(&["no-such-program"]), None);
    }
}

//! Chromium.

use std::{path::Path, process::Command};

use anyhow::Result;
use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel,
};

use super::{Storage, downloads, place};

pub(super) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(place("AKSNET_CHROMEDRIVER")?);
    command.arg(format!("--port={port}"));
    Ok(command)
}

pub(super) fn capabilities(folder: &Path, storage: Storage, proxy: u16) -> Result<Capabilities> {
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
        // Addresses of this machine go past it by themselves.
        &format!("--proxy-server=http://127.0.0.1:{proxy}"),
        &format!("--user-data-dir={}", folder.join("profile").display()),
    ] {
        wanted.add_arg(argument)?;
    }
    if storage == Storage::WhileOpen {
        wanted.add_arg("--incognito")?;
    }
    let cookies = match storage {
        // The setting "don't allow sites to save data on your device".
        Storage::Refused => 2,
        Storage::Kept | Storage::WhileOpen => 1,
    };
    let preferences = json!({
        "profile": { "default_content_setting_values": { "cookies": cookies } },
        "download": { "default_directory": downloads(folder), "prompt_for_download": false },
    });
    wanted.add_experimental_option("prefs", preferences)?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted.into())
}

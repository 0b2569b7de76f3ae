//! Firefox.

use std::{path::Path, process::Command};

use anyhow::Result;
use serde_json::json;
use thirtyfour::{Capabilities, DesiredCapabilities};

use super::{Storage, downloads, place};

pub(super) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(place("AKSNET_GECKODRIVER")?);
    command
        .args(["--port", &port.to_string()])
        // Its console, its colour scheme and its least width can be had in no other way.
        .arg("--allow-system-access");
    Ok(command)
}

pub(super) fn capabilities(folder: &Path, storage: Storage, proxy: u16) -> Result<Capabilities> {
    let mut preferences = json!({
        // Light until a test asks for dark, whatever this machine likes.
        "layout.css.prefers-color-scheme.content-override": 1,
        // Nothing of its own on the network.
        "app.normandy.enabled": false,
        "browser.safebrowsing.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        // Addresses of this machine go past it by themselves.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxy,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxy,
        // Files that are kept go there without a word.
        "browser.download.folderList": 2,
        "browser.download.dir": downloads(folder),
    });
    let asked = match storage {
        Storage::Kept => None,
        Storage::WhileOpen => Some(("browser.privatebrowsing.autostart", json!(true))),
        // The setting "block all cookies", which goes for everything kept.
        Storage::Refused => Some(("network.cookie.cookieBehavior", json!(2))),
    };
    if let (Some((name, value)), Some(preferences)) = (asked, preferences.as_object_mut()) {
        preferences.insert(name.to_owned(), value);
    }
    let mut wanted = Capabilities::from(DesiredCapabilities::firefox());
    wanted.set(
        "moz:firefoxOptions",
        json!({
            "binary": place("AKSNET_FIREFOX")?.to_string_lossy(),
            "args": ["-headless"],
            "prefs": preferences,
        }),
    )?;
    Ok(wanted)
}

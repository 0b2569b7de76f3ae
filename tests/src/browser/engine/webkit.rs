//! `WebKit`, in the small browser of `WebKitGTK`.

use std::{fs, path::Path, process::Command};

use anyhow::Result;
use serde_json::json;
use thirtyfour::Capabilities;

use super::{Storage, downloads, place};

/// Its tool bar is wider than a phone; made of nothing, it lets the window be as narrow as one.
const NARROW: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; }";

pub(super) fn driver(port: u16, folder: &Path) -> Result<Command> {
    let styles = folder.join("config/gtk-3.0");
    fs::create_dir_all(&styles)?;
    fs::write(styles.join("gtk.css"), NARROW)?;
    let kept = downloads(folder);
    fs::create_dir_all(&kept)?;
    let kept = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", kept.display());
    fs::write(folder.join("config/user-dirs.dirs"), kept)?;
    let mut command = Command::new(place("AKSNET_WEBKITDRIVER")?);
    command
        .arg(format!("--port={port}"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_DATA_HOME", folder.join("data"))
        // There is nobody to speak to on this screen.
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_THEME", "Adwaita");
    Ok(command)
}

pub(super) fn capabilities(storage: Storage, scripts: bool, proxy: u16) -> Result<Capabilities> {
    let proxy = format!("--proxy=http://127.0.0.1:{proxy}");
    let mut arguments = vec!["--automation", &proxy, "--ignore-host=127.0.0.1"];
    if storage == Storage::WhileOpen {
        arguments.push("--private");
    }
    if storage == Storage::Refused {
        arguments.push("--enable-html5-local-storage=false");
    }
    if !scripts {
        // The driver's own still run.
        arguments.push("--enable-javascript-markup=false");
    }
    let mut wanted = Capabilities::new();
    wanted.set(
        "webkitgtk:browserOptions",
        json!({
            "binary": place("AKSNET_WEBKIT")?.to_string_lossy(),
            "args": arguments,
        }),
    )?;
    Ok(wanted)
}

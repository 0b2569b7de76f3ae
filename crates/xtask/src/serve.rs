//! The built page, served on this machine.

use std::io;

use aksnet_serve::{Server, Site};
use anyhow::{Context as _, Result};

use crate::build;

/// Where to look for a free port when the user names none.
const PORTS: std::ops::RangeInclusive<u16> = 8080..=8099;

/// Builds the page and serves it on 127.0.0.1 until the process ends.
///
/// # Errors
///
/// When the page does not build, or the port (or each of [`PORTS`]) is in use.
pub(crate) fn serve(port: Option<u16>, framed_by: &[String]) -> Result<()> {
    let mut site = Site::open(&build::page()?)?;
    for origin in framed_by {
        site = site.framed_by(origin);
    }
    let server = bind(&site, port)?;
    println!("{}", server.address()?);
    println!("Stop with Ctrl+C.");
    Ok(server.run()?)
}

fn bind(site: &Site, port: Option<u16>) -> Result<Server> {
    if let Some(port) = port {
        return Server::bind(site.clone(), port).with_context(|| format!("port {port}"));
    }
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in PORTS {
        match Server::bind(site.clone(), port) {
            Ok(server) => return Ok(server),
            Err(error) => last = error,
        }
    }
    Err(last).with_context(|| {
        format!(
            "no free port from {} to {}; name one with --port",
            PORTS.start(),
            PORTS.end()
        )
    })
}

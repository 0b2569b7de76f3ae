//! The program that steers a browser.

use std::{
    ffi::OsString,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use super::{engine::Engine, screen::Screen};

/// How long a driver may take to answer.
const START: Duration = Duration::from_mins(1);
const INTERVAL: Duration = Duration::from_millis(20);
/// How many ports are tried: another program may take one in the moment between.
const TRIES: u8 = 5;

/// A driver process and, where it needs one, its screen; both are killed when dropped.
pub(super) struct Driver {
    process: Child,
    port: u16,
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver, with a folder of its own, and waits until it answers.
    ///
    /// # Errors
    ///
    /// When it cannot be started, or stops or does not answer in a minute.
    pub(super) fn start(engine: Engine, folder: &Path) -> Result<Self> {
        let mut left = TRIES;
        loop {
            left = left.saturating_sub(1);
            match Self::try_start(engine, folder) {
                Err(error) if left > 0 => eprintln!("{error:#}; starting it again"),
                ended => return ended,
            }
        }
    }

    fn try_start(engine: Engine, folder: &Path) -> Result<Self> {
        let screen = engine.needs_screen().then(Screen::start).transpose()?;
        let port = free_port()?;
        let mut command = engine.driver(port, folder)?;
        if let Some(screen) = &screen {
            command.env("DISPLAY", screen.display());
        }
        let program: OsString = command.get_program().to_owned();
        let program = program.display();
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {program}"))?;
        // From here on, whatever happens, the process is killed in the end.
        let mut driver = Self {
            process,
            port,
            _screen: screen,
        };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = driver.process.try_wait()? {
                bail!("{program} stopped as soon as it was started ({status})");
            }
            if start.elapsed() > START {
                bail!("{program} does not answer after {} s", START.as_secs());
            }
            thread::sleep(INTERVAL);
        }
        // Whoever answers must be the one that was started.
        if let Some(status) = driver.process.try_wait()? {
            bail!("{program} found port {port} taken ({status})");
        }
        Ok(driver)
    }

    /// Where the driver takes commands.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A port that nobody listens on; not every driver can choose one and tell.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

//! The program that steers a browser.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};

use super::engine::Engine;

/// How long a driver may take to say that it is ready.
const START: Duration = Duration::from_secs(30);

/// A driver process, killed when dropped.
pub(super) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver and waits until it is ready.
    ///
    /// # Errors
    ///
    /// When it cannot be started, or stops or says nothing in 30 seconds.
    pub(super) fn start(engine: Engine) -> Result<Self> {
        let mut command = engine.driver()?;
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let program = command.get_program().display().to_string();
        let process = command
            .spawn()
            .with_context(|| format!("starting {program}"))?;
        // From here on, whatever happens, the process is killed in the end.
        let mut driver = Self { process, port: 0 };
        let output = driver.process.stdout.take().context("no output to read")?;
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            // Read to the end, lest the driver wait for somebody to read.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = engine.ready_on(&line) {
                    // The receiver is gone when it has waited too long already.
                    let _ = sender.send(port);
                }
            }
        });
        driver.port = receiver
            .recv_timeout(START)
            .with_context(|| format!("{program} did not say that it is ready"))?;
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

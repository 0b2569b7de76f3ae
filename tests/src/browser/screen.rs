//! A screen that nobody sees, for a browser that draws on a screen alone.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};

use super::engine::place;

/// How long it may take to say that it is ready.
const START: Duration = Duration::from_mins(1);

/// An X server that draws into memory, killed when dropped.
pub(super) struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    /// Starts one under the first display number that is free.
    ///
    /// # Errors
    ///
    /// When it cannot be started or does not say its number.
    pub(super) fn start() -> Result<Self> {
        let mut process = Command::new(place("AKSNET_XVFB")?)
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting Xvfb")?;
        let output = process.stdout.take();
        let mut screen = Self {
            process,
            display: String::new(),
        };
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            let read = output.map(|output| BufReader::new(output).read_line(&mut line));
            if matches!(read, Some(Ok(_))) {
                // The receiver is gone when it has waited too long already.
                drop(sender.send(line));
            }
        });
        let number = receiver
            .recv_timeout(START)
            .context("Xvfb did not say its display")?;
        screen.display = format!(":{}", number.trim());
        Ok(screen)
    }

    /// What the variable DISPLAY must be.
    pub(super) fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

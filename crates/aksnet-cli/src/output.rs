//! Where results and complaints go.

use std::io::{self, Write};

use aksnet_core::report::Subject;
use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::arguments::Format;
use crate::check::fields;
use crate::sheet::{RED, Sheet};

/// Prints a result in the format asked for: the data itself, or a text about it.
pub(crate) fn answer(
    format: Format,
    data: &impl Serialize,
    text: impl FnOnce(&mut Sheet),
) -> Result<()> {
    match format {
        Format::Json => print(&json(data)?),
        Format::Text => {
            let mut sheet = Sheet::default();
            text(&mut sheet);
            print(&sheet.into_text())
        }
    }
}

/// Data as JSON that people can read.
pub(crate) fn json(data: &impl Serialize) -> Result<String> {
    let mut text = serde_json::to_string_pretty(data).context("writing JSON")?;
    text.push('\n');
    Ok(text)
}

/// Prints to standard output, in colour only where a terminal shows it.
pub(crate) fn print(text: &str) -> Result<()> {
    written(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Prints a text to standard error, for what is not part of the result.
pub(crate) fn remark(text: impl FnOnce(&mut Sheet)) {
    let mut sheet = Sheet::default();
    text(&mut sheet);
    // Where standard error is closed nobody reads it.
    let _ = anstream::stderr()
        .lock()
        .write_all(sheet.into_text().as_bytes());
}

/// Says on standard error why there is no result.
pub(crate) fn complain(message: &str) {
    remark(|sheet| {
        sheet.put(RED, "error:");
        sheet.space(1);
        sheet.put(crate::sheet::PLAIN, message);
        sheet.end();
    });
}

/// Says on standard error which fields could not be read, if any.
pub(crate) fn remark_on_fields(subject: &Subject) {
    if !subject.report.errors.is_empty() {
        remark(|sheet| fields::write_errors(&subject.report.errors, sheet));
    }
}

/// A reader that has seen enough, such as `head`, is no failure.
fn written(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("writing to standard output"),
    }
}

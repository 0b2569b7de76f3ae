//! The page on paper.

use anyhow::Result;
use thirtyfour::common::print::{PrintPage, PrintParameters};

use super::Page;
use crate::browser::screenshot;

impl Page {
    /// The page as a PDF file, printed on A4 as it is by default; kept as
    /// `target/screenshots/<name>-<engine>.pdf`.
    ///
    /// # Errors
    ///
    /// When the driver cannot print, or the file cannot be written.
    pub async fn print(&self, name: &str) -> Result<Vec<u8>> {
        let a4 = PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        };
        let file = self.session.print_page(a4).await?;
        screenshot::write(&format!("{name}-{}.pdf", self.engine.name()), &file)?;
        Ok(file)
    }
}

//! The page on paper.

use anyhow::Result;
use thirtyfour::common::print::PrintParameters;

use super::Page;

impl Page {
    /// The page as a PDF file, printed on A4 as a person would.
    ///
    /// # Errors
    ///
    /// When the driver cannot print.
    pub async fn print(&self) -> Result<Vec<u8>> {
        Ok(self.session.print_page(PrintParameters::default()).await?)
    }
}

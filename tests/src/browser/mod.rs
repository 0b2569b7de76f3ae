//! The built page in a real browser.
//!
//! [`visit`] opens it; a [`Page`] finds what a person would, by role and name.
//! `cargo xtask test --only browser` builds the page, finds the browser and
//! runs the tests.

mod driver;
mod engine;
mod page;
mod screenshot;
mod session;
mod wait;

pub use page::Page;
pub use session::visit;
pub use thirtyfour::{Key, WebElement};

//! Serves the built page on this machine, under its Content-Security-Policy.
//!
//! `cargo xtask serve` and the browser tests use the same server, so a test
//! sees the page under the headers a person sees it under.

pub mod csp;
mod media_type;
mod server;
mod site;

pub use server::{Running, Server};
pub use site::Site;

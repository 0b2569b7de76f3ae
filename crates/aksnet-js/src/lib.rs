//! The engine for JavaScript: what the npm package `aksnet` runs on.
//!
//! Plain objects in, plain objects out, as `JSON.parse` makes them. Each function gives what the
//! command line prints with `--format json`; what cannot be read is thrown, with its path. Nothing
//! is computed here. The JavaScript around it and the package's types stand in `package/`.
//!
//! Another module of the package takes from here how values are read and given back; without the
//! feature `api` nothing of this crate is exported to JavaScript.

mod failure;
mod foreign;
mod given;
#[cfg(feature = "api")]
mod links;
#[cfg(feature = "api")]
mod mending;
#[cfg(feature = "api")]
mod options;
mod output;
mod plan;
mod policy;
#[cfg(feature = "api")]
mod questions;
#[cfg(feature = "api")]
mod reference;
#[cfg(feature = "api")]
mod text;

pub use failure::of_argument;
pub use given::LARGEST;
#[cfg(feature = "api")]
pub use links::{decode_link, encode_link};
#[cfg(feature = "api")]
pub use mending::{apply_fix, apply_fixes};
pub use output::plain;
#[cfg(feature = "api")]
pub use plan::check_plan;
pub use plan::{draft, report};
pub use policy::policy;
#[cfg(feature = "api")]
pub use questions::{capacity, compare, free_blocks, frontier, size};
#[cfg(feature = "api")]
pub use reference::{explain, rules, version};

//! The engine for JavaScript: what the npm package `aksnet` runs on.
//!
//! Plain objects in, plain objects out, as `JSON.parse` makes them. Each function gives what the
//! command line prints with `--format json`; what cannot be read is thrown, with its path. Nothing
//! is computed here. The JavaScript around it and the package's types stand in `package/`.

mod failure;
mod foreign;
mod given;
mod links;
mod mending;
mod options;
mod output;
mod plan;
mod questions;
mod reference;

pub use links::{decode_link, encode_link};
pub use mending::{apply_fix, apply_fixes};
pub use plan::check_plan;
pub use questions::{capacity, compare, free_blocks, frontier, size};
pub use reference::{explain, rules, version};

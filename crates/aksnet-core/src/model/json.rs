//! The plan file: a draft read from, and written to, any serde format.
//!
//! Reading goes through a [`Value`], so that every mistake in a file is found in
//! one pass, each with its JSON Pointer, in whatever format the file came.

mod read;
mod upgrade;
mod value;
mod write;

pub use read::fill;
pub use value::Value;

//! Whoever shows the planner: a window of its own, a frame, or a page it is an element of.
//!
//! What they ask for is untrusted: it is read by name, bounded, and what cannot be read is said in
//! the planner and changes nothing.

mod frame;
mod message;
mod mistake;
mod query;
mod setting;
mod title;

pub(crate) use frame::Frame;
pub use message::Told;
pub(crate) use message::{Ask, Request};
pub(crate) use query::asked;
pub use setting::Attributes;
pub(crate) use setting::{Place, Setting};
pub(crate) use title::{mistakes, title};

/// The words of a list with commas or spaces between them.
fn words(list: &str) -> impl Iterator<Item = &str> {
    /// Nobody asks for more; a text with more is no list of names.
    const MOST: usize = 100;
    let words = list.split([',', ' ', '\t', '\n']);
    words.filter(|word| !word.is_empty()).take(MOST)
}

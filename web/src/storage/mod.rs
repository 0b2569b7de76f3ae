//! Plans, kept in this browser between visits.
//!
//! Each stands under a key of its own as the plan file it would be on a disk, version included, so
//! that tabs write past each other only where they have the same plan open, and whatever cannot be
//! read can be handed over as it is.

mod browser;
mod memory;
mod plans;

pub(crate) use browser::{Browser, Keeps, PREFERENCES};
pub(crate) use memory::Memory;
pub(crate) use plans::{Kept, Plans, Stored};

/// Something that keeps texts by key.
pub(crate) trait Shelf {
    /// The keys there are, in any order.
    fn keys(&self) -> Vec<String>;
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text; false where there is no room or it is forbidden.
    fn put(&self, key: &str, text: &str) -> bool;
    /// Forgets a text.
    fn remove(&self, key: &str);
}

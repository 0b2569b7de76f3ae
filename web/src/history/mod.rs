//! The browser's history: the entries that Back and Forward go through.

mod browser;
#[cfg(test)]
mod memory;

pub(crate) use browser::Browser;
#[cfg(test)]
pub(crate) use memory::Memory;

/// An entry of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What stands behind the `#` of its address.
    pub(crate) fragment: String,
    /// What this page has noted on it; `None` for an entry it has not made.
    pub(crate) mark: Option<String>,
}

/// A history that goes back and forth by itself, and is written to.
pub(crate) trait Entries {
    /// The address of the page without its fragment.
    fn page(&self) -> String;
    /// Whether it may be written to at all.
    fn is_own(&self) -> bool;
    /// The entry that is open.
    fn now(&self) -> Entry;
    /// Writes over the entry that is open; false where the browser refuses.
    fn replace(&self, entry: &Entry) -> bool;
    /// Adds an entry behind the one that is open, in place of all that followed; false where the browser refuses.
    fn push(&self, entry: &Entry) -> bool;
}

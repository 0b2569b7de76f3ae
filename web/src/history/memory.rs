//! A history without a browser, for tests.

use std::{cell::RefCell, rc::Rc};

use super::{Entries, Entry};

/// Entries in memory, and the place of the one that is open.
#[derive(Clone)]
pub(crate) struct Memory(Rc<RefCell<(Vec<Entry>, usize)>>);

impl Memory {
    /// A history whose only entry is this.
    pub(crate) fn with(entry: Entry) -> Self {
        Self(Rc::new(RefCell::new((vec![entry], 0))))
    }

    /// Goes to another place, as Back and Forward do.
    pub(crate) fn go(&self, place: usize) {
        self.0.borrow_mut().1 = place;
    }

    /// Somebody opens another address in the page.
    pub(crate) fn visit(&self, fragment: &str) {
        self.push(&Entry {
            fragment: fragment.to_owned(),
            mark: None,
        });
    }

    /// Every entry.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.0.borrow().0.clone()
    }
}

impl Entries for Memory {
    fn page(&self) -> String {
        "https://planner.example.com/".to_owned()
    }

    fn is_own(&self) -> bool {
        true
    }

    fn now(&self) -> Entry {
        let (entries, place) = &*self.0.borrow();
        entries[*place].clone()
    }

    fn replace(&self, entry: &Entry) -> bool {
        let (entries, place) = &mut *self.0.borrow_mut();
        entries[*place] = entry.clone();
        true
    }

    fn push(&self, entry: &Entry) -> bool {
        let (entries, place) = &mut *self.0.borrow_mut();
        *place = place.saturating_add(1);
        entries.truncate(*place);
        entries.push(entry.clone());
        true
    }
}

//! A shelf that lasts as long as the page, where nothing may be kept longer.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use super::Shelf;

/// Texts in memory, shared like the storage of two tabs.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    /// Bytes of the longest text it has room for; `None` for any.
    room: Option<usize>,
}

impl Memory {
    /// A shelf without room for a longer text.
    #[cfg(test)]
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self {
            room: Some(bytes),
            ..Self::default()
        }
    }
}

impl Shelf for Memory {
    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, text: &str) -> bool {
        let fits = self.room.is_none_or(|room| text.len() <= room);
        if fits {
            let mut texts = self.texts.borrow_mut();
            texts.insert(key.to_owned(), text.to_owned());
        }
        fits
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }
}

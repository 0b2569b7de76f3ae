//! The browser's own storage.

use web_sys::Storage;

use super::Shelf;

/// How long the browser keeps something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// As long as nobody clears it; every tab sees it.
    ForGood,
    /// As long as the tab lasts, through reloads; no other tab sees it.
    WhileTabLasts,
}

/// The browser's storage, asked for each time: a person may forbid it while the page is open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Browser(pub(crate) Keeps);

/// What every tab of this browser shares.
pub(crate) const PREFERENCES: Browser = Browser(Keeps::ForGood);

impl Browser {
    fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self.0 {
            Keeps::ForGood => window.local_storage().ok()?,
            Keeps::WhileTabLasts => window.session_storage().ok()?,
        }
    }
}

/// A browser that forbids its storage keeps nothing, and says so only where something is put.
impl Shelf for Browser {
    fn keys(&self) -> Vec<String> {
        let Some(storage) = self.storage() else {
            return Vec::new();
        };
        let length = storage.length().unwrap_or(0);
        (0..length)
            .filter_map(|place| storage.key(place).ok()?)
            .collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok()?
    }

    fn put(&self, key: &str, text: &str) -> bool {
        self.storage()
            .is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = self.storage() {
            // What cannot be forgotten stays on the list.
            drop(storage.remove_item(key));
        }
    }
}

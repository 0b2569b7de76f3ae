//! The browser's own history.

use wasm_bindgen::JsValue;
use web_sys::{History, Window};

use super::{Entries, Entry};

/// The history of the window, as far as it is the planner's.
///
/// A browser may refuse to write, as many do after a hundred times in half a minute: the plan is
/// safe without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// All of it is.
    Own,
    /// The address may hold a plan; Back is for the page around the planner.
    Read,
    /// Nothing of it is.
    Foreign,
}

impl Entries for Browser {
    fn page(&self) -> String {
        let mut address = window()
            .and_then(|window| window.location().href().ok())
            .unwrap_or_default();
        address.truncate(address.find('#').unwrap_or(address.len()));
        address
    }

    fn is_own(&self) -> bool {
        *self == Self::Own
    }

    fn now(&self) -> Entry {
        let Some(window) = window().filter(|_| *self != Self::Foreign) else {
            return Entry::default();
        };
        let hash = window.location().hash().unwrap_or_default();
        let state = window.history().and_then(|history| history.state());
        Entry {
            fragment: hash.strip_prefix('#').unwrap_or_default().to_owned(),
            mark: state.ok().and_then(|state| state.as_string()),
        }
    }

    fn replace(&self, entry: &Entry) -> bool {
        self.write(entry, History::replace_state_with_url)
    }

    fn push(&self, entry: &Entry) -> bool {
        self.write(entry, History::push_state_with_url)
    }
}

impl Browser {
    fn write(
        self,
        entry: &Entry,
        write: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>,
    ) -> bool {
        let history = window().and_then(|window| window.history().ok());
        let Some(history) = history.filter(|_| self.is_own()) else {
            return false;
        };
        let mark = entry.mark.as_deref().map_or(JsValue::NULL, JsValue::from);
        // An empty address would leave the fragment that is there.
        let address = if entry.fragment.is_empty() {
            self.page()
        } else {
            format!("#{}", entry.fragment)
        };
        write(&history, &mark, "", Some(&address)).is_ok()
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

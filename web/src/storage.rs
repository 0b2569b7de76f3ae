//! The plan, kept in this browser between visits.

use aksnet_core::model::PlanDraft;
use web_sys::Storage;

use crate::file;

/// Where the plan is kept; the number is the version of what is kept there.
const KEY: &str = "aksnet.plan.1";

/// Where a kept text goes that this page cannot read: nothing is thrown away.
const UNREADABLE: &str = "aksnet.plan.unreadable";

/// What was kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kept {
    /// Nothing.
    Nothing,
    /// A plan.
    Plan(Box<PlanDraft>),
    /// A text that is no plan this page can read.
    Unreadable(String),
}

/// Something that keeps texts by name.
pub(crate) trait Shelf {
    /// The text of that name.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text; false where there is no room or it is forbidden.
    fn put(&self, key: &str, text: &str) -> bool;
}

/// The browser's own storage; `None` where it is forbidden.
pub(crate) fn browser() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

impl Shelf for Storage {
    fn get(&self, key: &str) -> Option<String> {
        self.get_item(key).ok()?
    }

    fn put(&self, key: &str, text: &str) -> bool {
        self.set_item(key, text).is_ok()
    }
}

/// What was kept; a text that cannot be read is put aside under a name of its own.
pub(crate) fn load(shelf: &impl Shelf) -> Kept {
    let Some(text) = shelf.get(KEY) else {
        return Kept::Nothing;
    };
    if let Ok(draft) = file::read(&text) {
        return Kept::Plan(Box::new(draft));
    }
    shelf.put(UNREADABLE, &text);
    Kept::Unreadable(text)
}

/// Keeps the plan; false where it could not be kept.
pub(crate) fn save(shelf: &impl Shelf, draft: &PlanDraft) -> bool {
    file::write(draft).is_some_and(|text| shelf.put(KEY, &text))
}

//! Fields that a change touched, marked for a moment.

use web_sys::Document;

use crate::field::field_id;

/// How long they are marked. Unit: milliseconds.
pub(crate) const MARKED: u32 = 2_000;

/// The attribute that says so; it is no part of what a part of the page writes anew.
const MARK: &str = "data-fresh";

/// Marks the fields at these paths, and no others.
pub(crate) fn mark(paths: &[String]) {
    clear();
    let Some(document) = document() else {
        return;
    };
    for path in paths {
        if let Some(field) = document.get_element_by_id(&field_id(path)) {
            // Setting fails only for a name that is no attribute's.
            drop(field.set_attribute(MARK, ""));
        }
    }
}

/// Takes all marks away.
pub(crate) fn clear() {
    let Some(document) = document() else {
        return;
    };
    // Each turn takes one away, so it ends.
    while let Ok(Some(field)) = document.query_selector("[data-fresh]") {
        if field.remove_attribute(MARK).is_err() {
            break;
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

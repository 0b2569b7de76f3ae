//! Fields that a change touched, marked for a moment.

use crate::field::field_id;
use crate::stage::Stage;

/// How long they are marked. Unit: milliseconds.
pub(crate) const MARKED: u32 = 2_000;

/// The attribute that says so; it is no part of what a part of the page writes anew.
const MARK: &str = "data-fresh";

/// Marks the fields at these paths on the page, and no others.
pub(crate) fn mark(stage: &Stage, paths: impl Iterator<Item = String>) {
    clear(stage);
    for path in paths {
        if let Some(field) = stage.find(&field_id(&path)) {
            // Setting fails only for a name that is no attribute's.
            drop(field.set_attribute(MARK, ""));
        }
    }
}

/// Takes all marks away.
pub(crate) fn clear(stage: &Stage) {
    // Each turn takes one away, so it ends.
    while let Some(field) = stage.first("[data-fresh]") {
        if field.remove_attribute(MARK).is_err() {
            break;
        }
    }
}

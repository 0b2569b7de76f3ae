//! Where the focus goes once something is done.

use super::Deed;
use crate::field::field_id;
use crate::planner::Rows;

/// Something that can take the focus. Paths are those of the plan as it is by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The element of that id.
    Id(String),
    /// The field at a path.
    Field(String),
    /// The button that does something to the item at a path.
    Button(Deed, String),
}

impl Focus {
    /// The id of its element.
    pub(crate) fn id(&self, rows: &Rows) -> String {
        match self {
            Self::Id(id) => id.clone(),
            Self::Field(path) => field_id(&rows.path_of(path)),
            Self::Button(deed, path) => deed.button(&rows.path_of(path)),
        }
    }
}

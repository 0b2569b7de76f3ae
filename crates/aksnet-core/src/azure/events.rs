//! Dates on which Azure ends something.

use super::sources::{self, Source};

/// A day after which Azure no longer supports something.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    /// The day, as `yyyy-mm-dd`.
    pub day: &'static str,
    /// What ends on that day.
    pub meaning: &'static str,
    /// The page that says so.
    pub source: &'static Source,
}

/// kubenet is no longer supported.
pub static KUBENET_RETIRES: Event = Event {
    day: "2028-03-31",
    meaning: "kubenet networking is no longer supported",
    source: &sources::KUBENET,
};

/// Every event, in the order of this file.
pub static ALL: &[&Event] = &[&KUBENET_RETIRES];

//! A box to tick.

use super::padlock::Padlock;
use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// The box for the flag at a path, and who has set it.
pub(crate) fn tick(locks: &Locks, deed: Deed, path: &str, on: bool) -> (Tag, Option<Tag>) {
    let padlock = Padlock::of(locks, path);
    let tick = tag("input")
        .set("type", "checkbox")
        .does(deed, path)
        .checked(on);
    match padlock {
        None => (tick, None),
        Some(padlock) => (padlock.hold(tick, "disabled"), padlock.note()),
    }
}

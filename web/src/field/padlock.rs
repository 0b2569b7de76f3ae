//! Who has set a field that cannot be changed here.

use super::field_id;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::planner::{Locks, group_of};

/// Who has set a field, said beside it; where all of its group is set, the group says so once.
pub(crate) struct Padlock<'a> {
    by: &'a str,
    /// Id of the element that says so.
    pub(crate) id: String,
    in_group: bool,
}

impl<'a> Padlock<'a> {
    /// The padlock of the field at a path, where somebody has set it.
    #[inline(never)]
    pub(crate) fn of(locks: &'a Locks, path: &str) -> Option<Self> {
        locks.by(path).map(|by| Self::by(by, locks, path))
    }

    /// The padlock of a field or a list at a path that this one has set.
    pub(crate) fn by(by: &'a str, locks: &Locks, path: &str) -> Self {
        let group = Some(group_of(path)).filter(|_| path != "/name");
        let group = group.filter(|group| locks.group_by(group).is_some());
        Self {
            by,
            id: group.map_or_else(|| format!("{}-held", field_id(path)), group_id),
            in_group: group.is_some(),
        }
    }

    /// What it says; nothing where the group says it.
    pub(crate) fn note(&self) -> Option<Tag> {
        (!self.in_group).then(|| note(&self.id, self.by))
    }

    /// A control that nobody can change, joined to what says who has set it.
    pub(crate) fn hold(&self, control: Tag, how: &'static str) -> Tag {
        control.flag(how, true).set("aria-describedby", &self.id)
    }
}

/// What a group says of which everything is set.
pub(crate) fn group_note(locks: &Locks, group: &'static str) -> Option<Tag> {
    Some(note(&group_id(group), locks.group_by(group)?))
}

fn group_id(group: &str) -> String {
    format!("held-{group}")
}

#[inline(never)]
fn note(id: &str, by: &str) -> Tag {
    let words = format!(" Set by {by}");
    let note = tag("small").class("held").set("id", id);
    note.with(icon("lock")).text(&words)
}

/// A control and what is said beside it.
pub(super) fn beside((control, note): (Tag, Option<Tag>)) -> Tag {
    match note {
        None => control,
        Some(note) => tag("span").with(control).with(note),
    }
}

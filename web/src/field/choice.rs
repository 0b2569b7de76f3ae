//! A choice of the draft.

use super::field_id;
use super::padlock::{Padlock, beside};
use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// A choice of the draft.
///
/// A text that is none of the options is offered beside them, so that it is never lost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<'a> {
    /// Where it stands, as a JSON Pointer.
    pub(crate) path: &'a str,
    /// Its text.
    pub(crate) value: &'a str,
    /// What is shown for an empty text.
    pub(crate) default: &'a str,
    /// What can be chosen: the text in the draft, and the words shown.
    pub(crate) options: &'a [(&'a str, &'a str)],
    /// Who has set which fields.
    pub(crate) locks: &'a Locks,
}

impl Choice<'_> {
    /// The choice; beside it who has set it.
    pub(crate) fn tag(&self) -> Tag {
        beside(self.parts())
    }

    /// The choice, and who has set it.
    pub(crate) fn parts(&self) -> (Tag, Option<Tag>) {
        let known =
            self.value.is_empty() || self.options.iter().any(|(text, _)| *text == self.value);
        let own = (!known).then_some((self.value, self.value));
        let empty = ("", self.default);
        let options = own.iter().chain([&empty]).chain(self.options);
        let select = tag("select")
            .set("id", &field_id(self.path))
            .does(Deed::Choose, self.path)
            .all(options.map(|(text, words)| {
                tag("option")
                    .key(text)
                    .set("value", text)
                    .flag("selected", *text == self.value)
                    .text(words)
            }));
        match Padlock::of(self.locks, self.path) {
            None => (select, None),
            Some(padlock) => (padlock.hold(select, "disabled"), padlock.note()),
        }
    }
}

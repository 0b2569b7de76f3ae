//! A text or a range of the draft.

use aksnet_core::model::FieldError;

use super::field_id;
use super::padlock::{Padlock, beside};
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// A text of the draft.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'a> {
    /// Where it stands, as a JSON Pointer.
    pub(crate) path: &'a str,
    /// Its text.
    pub(crate) value: &'a str,
    /// Whether it is a range or an address: arrows and `/` know its parts, and a list can be pasted.
    pub(crate) range: bool,
    /// Its name, where no label element names it.
    pub(crate) label: Option<&'a str>,
    /// What is wrong with it.
    pub(crate) error: Option<&'a FieldError>,
    /// What it counts as while it is empty.
    pub(crate) placeholder: Option<&'a str>,
    /// How it looks.
    pub(crate) class: &'static str,
    /// Id of a text that says more.
    pub(crate) described_by: Option<&'a str>,
    /// Who has set which fields.
    pub(crate) locks: &'a Locks,
}

impl Default for Field<'_> {
    fn default() -> Self {
        Self {
            path: "",
            value: "",
            range: false,
            label: None,
            error: None,
            placeholder: None,
            class: "",
            described_by: None,
            locks: Locks::NONE,
        }
    }
}

impl Field<'_> {
    /// The field, with its error and its keys; beside it who has set it.
    pub(crate) fn tag(&self) -> Tag {
        beside(self.parts())
    }

    /// The field, and who has set it.
    pub(crate) fn parts(&self) -> (Tag, Option<Tag>) {
        let padlock = Padlock::of(self.locks, self.path);
        let id = field_id(self.path);
        let mut described = String::new();
        if self.error.is_some() {
            described.push_str(&id);
            described.push_str("-message ");
        }
        described.push_str(self.described_by.unwrap_or_default());
        if let Some(padlock) = &padlock {
            described.push(' ');
            described.push_str(&padlock.id);
        }
        let described = described.trim();
        let input = tag("input")
            .set("id", &id)
            .classes(&[if self.range { "ip" } else { "" }, self.class])
            .maybe("aria-label", self.label)
            .maybe("aria-invalid", self.error.map(|_| "true"))
            .maybe(
                "aria-describedby",
                (!described.is_empty()).then_some(described),
            )
            .maybe("placeholder", self.placeholder)
            .set("spellcheck", "false")
            .set("autocomplete", "off")
            .value(self.value);
        match padlock {
            None => (input, None),
            Some(padlock) => (input.flag("readonly", true), padlock.note()),
        }
    }
}

//! A text or a range of the draft.

use aksnet_core::model::FieldError;

use super::field_id;
use crate::markup::{Tag, tag};

/// A text of the draft.
#[derive(Clone, Copy, Debug, Default)]
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
}

impl Field<'_> {
    /// The field, with its error and its keys.
    pub(crate) fn tag(&self) -> Tag {
        let id = field_id(self.path);
        let mut described = String::new();
        if self.error.is_some() {
            described.push_str(&id);
            described.push_str("-message ");
        }
        described.push_str(self.described_by.unwrap_or_default());
        let described = described.trim_end();
        tag("input")
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
            .value(self.value)
    }
}

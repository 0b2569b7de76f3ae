//! A number of the draft, with buttons and arrows.

use aksnet_core::model::FieldError;

use super::field_id;
use super::padlock::{Padlock, beside};
use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// A number of the draft: typed, or changed by arrows, or by buttons for pointers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberField<'a> {
    /// Where it stands, as a JSON Pointer.
    pub(crate) path: &'a str,
    /// Its text.
    pub(crate) value: &'a str,
    /// Its name.
    pub(crate) label: &'a str,
    /// Least and greatest number the buttons and arrows reach.
    pub(crate) bounds: (u64, u64),
    /// The number it counts as while it is empty.
    pub(crate) default: Option<u64>,
    /// What is wrong with it.
    pub(crate) error: Option<&'a FieldError>,
    /// Who has set which fields.
    pub(crate) locks: &'a Locks,
}

impl NumberField<'_> {
    /// The field and its buttons; without them where somebody has set it.
    pub(crate) fn tag(&self) -> Tag {
        let (least, most) = self.bounds;
        let default = self.default.map(|number| number.to_string());
        let shown = match self.value {
            "" => default.as_deref().unwrap_or_default(),
            value => value,
        };
        let number: Option<u64> = shown.trim().parse().ok();
        let padlock = Padlock::of(self.locks, self.path);
        let lower = self.button(
            "Lower ",
            "−",
            Deed::Lower,
            number.is_some_and(|now| now <= least),
        );
        let raise = self.button(
            "Raise ",
            "+",
            Deed::Raise,
            number.is_some_and(|now| now >= most),
        );
        let id = field_id(self.path);
        let mut described = Vec::new();
        described.extend(self.error.map(|_| format!("{id}-message")));
        described.extend(padlock.iter().map(|padlock| padlock.id.clone()));
        let described = described.join(" ");
        let now = number.map(|number| number.to_string());
        let input = tag("input")
            .set("id", &id)
            .classes(&[
                if self.value.is_empty() { "default" } else { "" },
                if padlock.is_some() { "num" } else { "" },
            ])
            .set("inputmode", "numeric")
            .set("role", "spinbutton")
            .set("aria-label", self.label)
            .maybe("aria-valuenow", now.as_deref())
            .number("aria-valuemin", least)
            .number("aria-valuemax", most)
            .maybe("aria-invalid", self.error.map(|_| "true"))
            .maybe(
                "aria-describedby",
                (!described.is_empty()).then_some(&*described),
            )
            .set("autocomplete", "off")
            .value(shown);
        if let Some(padlock) = padlock {
            let input = input.flag("readonly", true);
            return beside((input, padlock.note()));
        }
        tag("span")
            .class("step")
            .with(lower)
            .with(input)
            .with(raise)
    }

    fn button(&self, verb: &str, sign: &str, deed: Deed, end: bool) -> Tag {
        tag("button")
            .set("aria-label", &format!("{verb}{}", self.label))
            .set("tabindex", "-1")
            .flag("disabled", end)
            .does(deed, self.path)
            .text(sign)
    }
}

//! What is wrong with a field, and what was probably meant.

use aksnet_core::model::FieldError;

use super::field_id;
use crate::deed::Deed;
use crate::mark::{Sign, mark};
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// Says what is wrong with a field and offers what was probably meant, unless somebody has set it.
pub(crate) fn message(error: &FieldError, locks: &Locks) -> Tag {
    let message = tag("span")
        .class("field-message")
        .set("id", &format!("{}-message", field_id(&error.path)))
        .with(mark(Sign::Warning))
        .text(" ")
        .text(&error.message)
        .text(".");
    match &error.suggestion {
        Some(meant) => {
            let offer = match locks.by(&error.path) {
                None => tag("button")
                    .class("txt ip")
                    .does(Deed::Accept, &error.path),
                Some(_) => tag("code"),
            };
            message
                .text(" Did you mean ")
                .with(offer.text(meant))
                .text("?")
        }
        None => message.text(" Expected ").text(&error.expected).text("."),
    }
}

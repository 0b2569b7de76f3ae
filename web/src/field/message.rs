//! What is wrong with a field, and what was probably meant.

use aksnet_core::model::FieldError;

use super::field_id;
use crate::deed::Deed;
use crate::mark::{Sign, mark};
use crate::markup::{Tag, tag};

/// Says what is wrong with a field and offers what was probably meant.
pub(crate) fn message(error: &FieldError) -> Tag {
    let message = tag("span")
        // A new key for every text: its delay begins again while somebody types.
        .key(&error.message)
        .class("field-message")
        .set("id", &format!("{}-message", field_id(&error.path)))
        .with(mark(Sign::Warning))
        .text(" ")
        .text(&error.message)
        .text(".");
    match &error.suggestion {
        Some(meant) => {
            let offer = tag("button").class("txt ip");
            message
                .text(" Did you mean ")
                .with(offer.does(Deed::Accept, &error.path).text(meant))
                .text("?")
        }
        None => message.text(" Expected ").text(&error.expected).text("."),
    }
}

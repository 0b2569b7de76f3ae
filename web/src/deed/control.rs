//! The elements that people use, as the browser has them.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::Deed;

/// What an element that was used says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Control {
    /// What is chosen or typed.
    pub(crate) value: String,
    /// The place of what is chosen.
    pub(crate) index: usize,
    /// Whether it is ticked.
    pub(crate) ticked: bool,
    /// Least and greatest number it takes.
    pub(crate) bounds: (u64, u64),
}

/// The element that was pressed, what it does and what that is about.
///
/// Boxes and lists to choose from are used by changing them: a press on them is nothing yet.
pub(crate) fn pressed(event: &Event) -> Option<(Element, Deed, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let element = target.closest("[data-do]").ok()??;
    let deed = Deed::named(&element.get_attribute("data-do")?)?;
    // A drawing does something, its marks say what about.
    let about = target.closest("[data-at]").ok()?;
    let about = about.and_then(|about| about.get_attribute("data-at"));
    let chooses = element.has_type::<HtmlInputElement>() || element.has_type::<HtmlSelectElement>();
    (chooses == (event.type_() == "change")).then(|| (element, deed, about.unwrap_or_default()))
}

/// What the element says; of a button beside a field, what the field says.
pub(crate) fn control(element: &Element) -> Control {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let bound = |name: &str| input.get_attribute(name)?.parse().ok();
        return Control {
            value: input.value(),
            ticked: input.checked(),
            index: 0,
            bounds: (
                bound("aria-valuemin").unwrap_or(0),
                bound("aria-valuemax").unwrap_or(u64::MAX),
            ),
        };
    }
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        return Control {
            value: select.value(),
            index: usize::try_from(select.selected_index()).unwrap_or(0),
            ..Control::default()
        };
    }
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return Control {
            value: area.value(),
            ..Control::default()
        };
    }
    let beside = element.parent_element();
    let beside = beside.and_then(|around| {
        let field = around.query_selector(":scope > :is(input, textarea)");
        field.ok()?
    });
    beside.map_or_else(Control::default, |input| control(&input))
}

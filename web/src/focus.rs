//! Where the focus goes.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

use crate::field::field_id;

/// Moves the focus to the first of these elements that is on the page.
pub(crate) fn on_first(ids: &[String]) {
    if let Some(element) = ids.iter().find_map(|id| find(id)) {
        take(&element);
    }
}

/// The element of that id.
pub(crate) fn find(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Moves the focus to the field at a path, or to the nearest thing on the page that has to do with it.
pub(crate) fn on_field(path: &str) {
    let Some(document) = document() else {
        return;
    };
    let mut path = path;
    while !path.is_empty() {
        let id = field_id(path);
        let within = format!("[id^='{id}-']:is(input, select, textarea, button)");
        let found = document
            .get_element_by_id(&id)
            .or_else(|| document.query_selector(&within).ok().flatten());
        if let Some(element) = found {
            return take(&element);
        }
        path = path.rsplit_once('/').map_or("", |(outer, _)| outer);
    }
}

/// Names the window after the plan.
pub(crate) fn title(plan: &str) {
    let plan = if plan.is_empty() {
        "Untitled plan"
    } else {
        plan
    };
    if let Some(document) = document() {
        let title = format!("{plan}: AKS Network Planner");
        if document.title() != title {
            document.set_title(&title);
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Opens the closed groups around an element and focuses it.
fn take(element: &Element) {
    // Each turn opens one, so it ends.
    while let Ok(Some(closed)) = element.closest("details:not([open])") {
        if closed.set_attribute("open", "").is_err() {
            break;
        }
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it was.
        drop(element.focus());
    }
}

//! The part of a document that the planner stands in.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, EventTarget, HtmlElement};

use crate::field::field_id;
use crate::theme::Theme;

/// The element that the planner is shown in. It looks for nothing outside of it, so that several
/// planners stand in one document, each in a shadow tree of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stage {
    root: Element,
    /// The document, where all of it is the planner's.
    own: Option<Document>,
}

impl Stage {
    /// The stage of the page itself; `None` where the document has no place for a planner.
    pub(crate) fn page() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        // A root of its own: the icons in the body stay.
        let root = document.get_element_by_id("planner")?;
        Some(Self {
            root,
            own: Some(document),
        })
    }

    /// A stage in a document of somebody else's.
    pub(crate) fn inside(root: Element) -> Self {
        Self { root, own: None }
    }

    /// The element that the planner is shown in.
    pub(crate) fn root(&self) -> &Element {
        &self.root
    }

    /// The document, where all of it is the planner's.
    pub(crate) const fn document(&self) -> Option<&Document> {
        self.own.as_ref()
    }

    /// Where keys are heard: anywhere on a page of its own, else only in the planner.
    pub(crate) fn keyboard(&self) -> &EventTarget {
        self.own.as_deref().map_or(&*self.root, |document| document)
    }

    /// The first element that a selector means.
    pub(crate) fn first(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok()?
    }

    /// The element of that id.
    pub(crate) fn find(&self, id: &str) -> Option<Element> {
        // Ids are made of paths and of names in this code: neither has a quote.
        self.first(&format!("[id='{id}']"))
    }

    /// Width there is to lay out in. Unit: CSS pixels.
    pub(crate) fn width(&self) -> f64 {
        // Asked of the window where that is the same: asked of an element, it lays the page out.
        let window = self.own.as_ref().and_then(Document::default_view);
        let width = window.and_then(|window| window.inner_width().ok()?.as_f64());
        width.unwrap_or_else(|| f64::from(self.root.client_width()))
    }

    /// Moves the focus to the first of these elements that is there.
    pub(crate) fn focus(&self, ids: impl IntoIterator<Item = String>) {
        if let Some(element) = ids.into_iter().find_map(|id| self.find(&id)) {
            take(&element);
        }
    }

    /// Moves the focus to the field at a path on the page, or to the nearest thing that has to do with it.
    pub(crate) fn focus_field(&self, path: &str) {
        let mut path = path;
        while !path.is_empty() {
            let id = field_id(path);
            let within = format!("[id^='{id}-']:is(input, select, textarea, button)");
            let found = self.find(&id).or_else(|| self.first(&within));
            if let Some(element) = found {
                return take(&element);
            }
            path = path.rsplit_once('/').map_or("", |(outer, _)| outer);
        }
    }

    /// Names the window after the plan, where the window is the planner's.
    pub(crate) fn title(&self, plan: &str) {
        let Some(document) = &self.own else {
            return;
        };
        let plan = if plan.is_empty() {
            "Untitled plan"
        } else {
            plan
        };
        let title = format!("{plan}: AKS Network Planner");
        if document.title() != title {
            document.set_title(&title);
        }
    }

    /// Shows a theme.
    pub(crate) fn show(&self, theme: Theme) {
        let whole = self.own.as_ref().and_then(Document::document_element);
        let element = whole.as_ref().unwrap_or(&self.root);
        // Setting fails only for a name that is no attribute's.
        drop(element.set_attribute("data-theme", theme.word()));
    }
}

/// Opens the closed groups around an element and focuses it, unless it has the focus.
fn take(element: &Element) {
    if element.matches(":focus").unwrap_or_default() {
        return;
    }
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

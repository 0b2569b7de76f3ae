//! The planner as an element of somebody else's page.

use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use web_sys::Element;
use yew::{AppHandle, Callback};

use crate::app::{App, Happens, Props};
use crate::deed::Wanted;
use crate::host::{Attributes, Setting, Told};
use crate::planner::Action;
use crate::stage::Stage;

/// A planner in an element of somebody else's page; any number of them stand in one document.
///
/// It keeps nothing in the browser, names no window and hears no key outside of itself.
pub struct Embedded {
    app: AppHandle<App>,
}

impl Embedded {
    /// Shows a planner in an element, which should be empty and in a shadow tree of its own.
    ///
    /// `told` is called with every change of the plan and of its verdicts, not at the beginning.
    pub fn show(root: Element, attributes: &Attributes, told: impl Fn(Told) + 'static) -> Self {
        let props = Props {
            stage: Stage::inside(root.clone()),
            setting: Setting::of_element(attributes),
            told: Callback::from(told),
        };
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        Self { app }
    }

    /// Shows it another way, with the plan as it is.
    pub fn update(&self, attributes: &Attributes) {
        let setting = Setting::of_element(attributes);
        self.app.send_message(Happens::Set(setting));
    }

    /// The plan as it stands.
    pub fn plan(&self) -> Rc<PlanDraft> {
        let app = self.app.get_component();
        app.map(|app| app.draft()).unwrap_or_default()
    }

    /// Another plan; nothing of the one before remains.
    pub fn open(&self, draft: PlanDraft) {
        let open = Action::Open(Box::new(draft));
        self.app.send_message(Happens::Wanted(Wanted::Act(open)));
    }

    /// Takes the planner out of the page, with all that listens.
    pub fn remove(self) {
        self.app.destroy();
    }
}

//! The planner as an element of somebody else's page.

use std::cell::RefCell;
use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use aksnet_core::policy::Policy;
use web_sys::Element;
use yew::{AppHandle, Callback};

use crate::app::{App, Happens, Props};
use crate::deed::Wanted;
use crate::host::{Attributes, Setting, Told};
use crate::planner::{Action, Terms};
use crate::sample::Start;
use crate::stage::Stage;

/// A planner in an element of somebody else's page; any number of them stand in one document.
///
/// It keeps nothing in the browser, names no window and hears no key outside of itself.
pub struct Embedded {
    app: AppHandle<App>,
    /// The plan as it stands: while the app is at work, it cannot be asked.
    plan: Rc<RefCell<Rc<PlanDraft>>>,
}

impl Embedded {
    /// Shows a planner in an element, which should be empty and in a shadow tree of its own.
    ///
    /// Without a plan it begins with the example. `told` is called with every change of the plan and
    /// of its verdicts, not at the beginning.
    pub fn show(
        root: Element,
        draft: Option<PlanDraft>,
        policy: Option<Policy>,
        attributes: Attributes,
        told: impl Fn(Told) + 'static,
    ) -> Self {
        let draft = Rc::new(draft.unwrap_or_else(|| Start::Example.plan()));
        let plan = Rc::new(RefCell::new(Rc::clone(&draft)));
        let latest = Rc::clone(&plan);
        let props = Props {
            stage: Stage::inside(root.clone()),
            setting: Setting::of_element(attributes),
            draft: Some(draft),
            terms: terms(policy),
            told: Callback::from(move |news| {
                if let Told::Plan(draft) = &news {
                    *latest.borrow_mut() = Rc::clone(draft);
                }
                told(news);
            }),
        };
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        Self { app, plan }
    }

    /// Shows it another way, with the plan as it is.
    pub fn update(&self, attributes: Attributes) {
        let setting = Setting::of_element(attributes);
        self.app.send_message(Happens::Set(setting));
    }

    /// The plan as it stands.
    pub fn plan(&self) -> Rc<PlanDraft> {
        Rc::clone(&self.plan.borrow())
    }

    /// Another plan; nothing of the one before remains. One like it stays, with what can be undone.
    pub fn open(&self, draft: PlanDraft) {
        if *self.plan() == draft {
            return;
        }
        *self.plan.borrow_mut() = Rc::new(draft.clone());
        self.act(Action::Open(Box::new(draft)));
    }

    /// Puts plans under another policy, or under none.
    pub fn judge(&self, policy: Option<Policy>) {
        self.act(Action::Policy(terms(policy)));
    }

    fn act(&self, action: Action) {
        let wanted = Happens::Wanted(Wanted::Act(action));
        self.app.send_message(wanted);
    }

    /// Takes the planner out of the page, with all that listens.
    pub fn remove(self) {
        self.app.destroy();
    }
}

fn terms(policy: Option<Policy>) -> Terms {
    policy.map_or(Terms::None, |policy| Terms::Policy(Rc::new(policy)))
}

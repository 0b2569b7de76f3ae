//! A planner that is shown in an element.

use aksnet_js::plain;
use aksnet_web::{Attributes, Embedded, Told};
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::given::{draft_of, policy_of};

/// A planner that is shown in an element.
#[wasm_bindgen(skip_typescript)]
pub struct Planner(Embedded);

#[wasm_bindgen]
impl Planner {
    /// Shows a planner in an empty element, with this plan, or else the example, and under this policy,
    /// if there is one.
    ///
    /// `told` is called with `"plan"` when the plan has changed, and with `"verdicts"` and the three
    /// of them when one of them is another. It only takes note: what listeners do has to wait until
    /// the planner is done.
    ///
    /// # Errors
    ///
    /// Throws where one of them cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        plan: &JsValue,
        policy: &JsValue,
        shown: Shown,
        told: Function,
    ) -> Result<Self, JsValue> {
        let draft = Some(plan).filter(|plan| !plan.is_undefined());
        let draft = draft.map(draft_of).transpose()?;
        let tell = move |news: Told| {
            let (kind, detail) = match news {
                Told::Plan(_) => ("plan", Ok(JsValue::UNDEFINED)),
                Told::Verdicts(verdicts) => ("verdicts", plain(&verdicts)),
            };
            let detail = detail.unwrap_or(JsValue::UNDEFINED);
            drop(told.call2(&JsValue::UNDEFINED, &kind.into(), &detail));
        };
        let policy = policy_of(policy)?;
        Ok(Self(Embedded::show(root, draft, policy, shown.0, tell)))
    }

    /// Shows it another way, with the plan as it is.
    pub fn update(&self, shown: Shown) {
        self.0.update(shown.0);
    }

    /// The plan as it stands.
    ///
    /// # Errors
    ///
    /// None that a plan meets.
    pub fn plan(&self) -> Result<JsValue, JsValue> {
        plain(&*self.0.plan())
    }

    /// Another plan; nothing of the one before remains. One like it stays, with what can be undone.
    ///
    /// # Errors
    ///
    /// Throws where it has another shape than a plan file has.
    pub fn open(&self, plan: &JsValue) -> Result<(), JsValue> {
        self.0.open(draft_of(plan)?);
        Ok(())
    }

    /// Puts plans under another policy; under none where that is nothing at all.
    ///
    /// # Errors
    ///
    /// Throws where any of it cannot be read.
    pub fn judge(&self, policy: &JsValue) -> Result<(), JsValue> {
        self.0.judge(policy_of(policy)?);
        Ok(())
    }

    /// Takes the planner out of its element, with all that listens.
    pub fn remove(self) {
        self.0.remove();
    }
}

/// How a planner is shown, and what cannot be made use of in what was asked for.
#[wasm_bindgen(skip_typescript)]
#[derive(Default)]
pub struct Shown(Attributes);

#[wasm_bindgen]
impl Shown {
    /// As it is without any attribute.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an attribute of the element.
    pub fn set(&mut self, name: &str, value: String) {
        let attributes = &mut self.0;
        let attribute = match name {
            "theme" => &mut attributes.theme,
            "show" => &mut attributes.show,
            "lock" => &mut attributes.lock,
            "page" => &mut attributes.full,
            _ => return,
        };
        *attribute = Some(value);
    }

    /// Says in the planner what cannot be made use of.
    pub fn mistake(&mut self, words: String) {
        self.0.mistakes.push(words);
    }
}

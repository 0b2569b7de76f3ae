//! The page among others: what whoever shows it asks for, and what it is told.

use std::rc::Rc;

use aksnet_core::ledger::PerStage;
use yew::Context;

use super::App;
use crate::host::{Ask, Place, Request, Setting, Told};
use crate::planner::{Action, Look, Planner};
use crate::{embedding, link};

impl App {
    /// Shows the planner another way.
    pub(super) fn set(&mut self, context: &Context<Self>, setting: Setting) -> bool {
        self.theme = setting.theme.unwrap_or_default();
        self.stage.show(self.theme);
        self.act(context, Action::Look(Look::Regions(setting.regions)));
        self.act(context, Action::Lock(setting.locks.clone()));
        self.setting = setting;
        self.pack();
        true
    }

    /// Does what the page around it asks for, and answers.
    pub(super) fn hear(&mut self, context: &Context<Self>, request: &Request) -> bool {
        let changed = match &request.ask {
            Ask::Plan => false,
            Ask::Theme(theme) => {
                self.theme = *theme;
                self.stage.show(*theme);
                true
            }
            Ask::Open(draft) => self.act(context, Action::Open(draft.clone())),
        };
        if let Some(frame) = &self.frame {
            frame.answer(request, &self.planner.draft);
        }
        changed
    }

    /// Tells whoever shows the planner what is another now.
    pub(super) fn tell(&self, context: &Context<Self>, before: &Planner) {
        let tell = |told: Told| {
            if let Some(frame) = &self.frame {
                frame.tell(&told);
            }
            context.props().told.emit(told);
        };
        let now = &self.planner;
        if !Rc::ptr_eq(&before.draft, &now.draft) {
            tell(Told::Plan(Rc::clone(&now.draft)));
        }
        let verdicts = |planner: &Planner| {
            let ledger = &planner.outcome.ledger;
            PerStage::each(|stage| ledger.verdict(planner.cluster, stage))
        };
        let verdicts_now = verdicts(now);
        if verdicts(before) != verdicts_now {
            tell(Told::Verdicts(verdicts_now));
        }
    }

    /// Packs the plan where its link is shown; true where that is another one than before.
    pub(super) fn pack(&mut self) -> bool {
        let embedded = self.setting.place != Place::Page && self.setting.full.is_some();
        if !embedded && !self.planner.view.is_open(embedding::PART) {
            return false;
        }
        // A plan too large for a link is offered without.
        let packed = link::pack(&self.planner.draft).unwrap_or_default();
        let before = std::mem::replace(&mut self.fragment, packed);
        before != self.fragment
    }
}

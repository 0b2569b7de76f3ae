//! What comes of an action.

use std::rc::Rc;

use aksnet_core::model::Edit;

use super::{PAUSE, Planner, STEP_PAUSE};
use crate::planner::action::Action;
use crate::planner::history::Side;
use crate::planner::view::{Look, Shift};

impl Planner {
    /// What comes of an action; the very same state where nothing does.
    pub(crate) fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        if let Some(hold) = self.hold(&action) {
            let said = next.refuse(&hold, &action);
            return if said { Rc::new(next) } else { self };
        }
        let changed = match action {
            Action::Type { path, text, at } => next.type_text(path, &text, at, PAUSE),
            Action::Step { path, text, at } => next.type_text(path, &text, at, STEP_PAUSE),
            Action::Settle => next.settle(),
            Action::Leave => next.history.leave(),
            Action::Change { title, edits } | Action::Mend { title, edits } => {
                next.edit(title, &edits)
            }
            Action::Paste { path, text } => next.paste(&path, &text),
            Action::Begin(text) => next.begin(&text),
            Action::Open(draft) => {
                next = Self::under(*draft, next.terms, &self.locks);
                next.announcement = format!("Opened {}", next.draft.name);
                // What was open stays open; what was picked belongs to the plan before.
                next.view = Rc::clone(&self.view);
                Rc::make_mut(&mut next.view).look(Look::Pick(String::new()));
                true
            }
            Action::Return(draft) => next.go_to(*draft),
            Action::NextModel { back } => next
                .next_model(back)
                .is_some_and(|model| next.choose_model(next.cluster, model)),
            Action::Add(addition) => {
                let (title, edits) = addition.edits(&next.draft, &next.outcome);
                next.edit(title, &edits)
            }
            Action::Remove { path, name } => {
                Rc::make_mut(&mut next.view).follow(&path, Shift::Gone);
                next.change(format!("Remove {name}"), |draft| {
                    draft.apply(&[Edit::remove(path)]).is_ok()
                })
            }
            Action::Duplicate { path, name } => {
                Rc::make_mut(&mut next.view).follow(&path, Shift::Followed);
                next.change(format!("Duplicate {name}"), |draft| draft.duplicate(&path))
            }
            Action::Split { path, name } => {
                Rc::make_mut(&mut next.view).follow(&path, Shift::Followed);
                next.change(format!("Split {name}"), |draft| draft.split(&path))
            }
            Action::Move { path, name, to } => {
                Rc::make_mut(&mut next.view).follow(&path, Shift::To(to));
                next.change(format!("Move {name}"), |draft| draft.shift(&path, to))
            }
            Action::Model { cluster, model } => next.choose_model(cluster, model),
            Action::Replace { title, draft } => next.change(title, |now| {
                *now = *draft;
                true
            }),
            Action::Show(cluster) => {
                next.cluster = cluster;
                next.cluster != self.cluster && cluster < next.draft.clusters.len()
            }
            Action::Look(look) => {
                if let Look::Notice(Some(notice)) = &look {
                    next.announcement.clone_from(&notice.title);
                }
                Rc::make_mut(&mut next.view).look(look);
                next.view != self.view
            }
            Action::Policy(terms) => {
                next.terms = terms;
                let (draft, good) = (Rc::clone(&next.draft), Rc::clone(&next.good));
                next.terms != self.terms && {
                    next.count(Side { draft, good });
                    true
                }
            }
            Action::Lock(locks) => {
                next.locks = next.locks.hosted(&locks);
                next.refused = None;
                next.locks != self.locks
            }
            Action::Undo => next.step(true, 1),
            Action::Redo => next.step(false, 1),
        };
        if changed { Rc::new(next) } else { self }
    }
}

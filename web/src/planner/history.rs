//! Undo and redo.

use std::rc::Rc;

use aksnet_core::model::PlanDraft;

/// Steps that can be undone; older ones are forgotten.
const DEPTH: usize = 200;

/// How the draft came to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    /// Shared by the states of the page: most of them leave it as it is.
    past: Rc<Vec<Step>>,
    future: Rc<Vec<Step>>,
    /// The field being typed in, and when a key was last hit, in milliseconds.
    visit: Option<(String, f64)>,
}

/// A change, and what is on its other side.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    title: String,
    side: Side,
}

/// A draft, and the same with the last good text wherever it cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    /// The draft.
    pub(super) draft: Rc<PlanDraft>,
    /// What it counts as.
    pub(super) good: Rc<PlanDraft>,
}

impl History {
    /// Notes a change away from `before`.
    pub(super) fn record(&mut self, title: String, before: Side) {
        self.visit = None;
        self.future = Rc::default();
        let past = Rc::make_mut(&mut self.past);
        if past.len() >= DEPTH {
            past.remove(0);
        }
        past.push(Step {
            title,
            side: before,
        });
    }

    /// The draft as it was when the visit to this field began, while the visit lasts.
    pub(super) fn before_visit(&mut self, path: &str, at: f64, pause: f64) -> Option<Side> {
        let same = self
            .visit
            .as_ref()
            .is_some_and(|(visited, last)| visited == path && at - last <= pause);
        self.past
            .last()
            .filter(|_| same)
            .map(|step| step.side.clone())
    }

    /// Keys from now on belong to the visit of this field.
    pub(super) fn stay(&mut self, path: String, at: f64) {
        self.visit = Some((path, at));
        self.future = Rc::default();
    }

    /// The visit ends; false where there was none.
    pub(super) fn leave(&mut self) -> bool {
        self.visit.take().is_some()
    }

    /// One step back from `now`: what was undone, and what was before it.
    pub(super) fn undo(&mut self, now: Side) -> Option<(String, Side)> {
        self.visit = None;
        let step = Rc::make_mut(&mut self.past).pop()?;
        Rc::make_mut(&mut self.future).push(Step {
            title: step.title.clone(),
            side: now,
        });
        Some((step.title, step.side))
    }

    /// One step forward from `now`.
    pub(super) fn redo(&mut self, now: Side) -> Option<(String, Side)> {
        self.visit = None;
        let step = Rc::make_mut(&mut self.future).pop()?;
        Rc::make_mut(&mut self.past).push(Step {
            title: step.title.clone(),
            side: now,
        });
        Some((step.title, step.side))
    }

    /// The draft that is next, back or forward.
    pub(super) fn next(&self, back: bool) -> Option<&PlanDraft> {
        let steps = if back { &self.past } else { &self.future };
        steps.last().map(|step| &*step.side.draft)
    }

    /// How many steps back that draft is, or how many forward; the nearest, back before forward.
    pub(super) fn steps_to(&self, draft: &PlanDraft) -> Option<(bool, usize)> {
        let steps = |steps: &[Step]| {
            let mut back = steps.iter().rev();
            back.position(|step| *step.side.draft == *draft)
        };
        let (past, future) = (steps(&self.past), steps(&self.future));
        let past = past.map(|steps| (true, steps));
        past.or(future.map(|steps| (false, steps)))
            .map(|(back, between)| (back, between.saturating_add(1)))
    }

    /// What would be undone.
    pub(super) fn undoable(&self) -> Option<&str> {
        self.past.last().map(|step| step.title.as_str())
    }

    /// What would be done again.
    pub(super) fn redoable(&self) -> Option<&str> {
        self.future.last().map(|step| step.title.as_str())
    }
}

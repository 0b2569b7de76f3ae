//! The state, and the ways in which it changes.

use std::collections::BTreeMap;
use std::rc::Rc;

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

use super::history::{History, Side};
use super::locks::Locks;
use super::model::model_edits;
use super::name::last_part;
use super::outcome::{Outcome, Shared};
use super::paste::paste;
use super::rows::Rows;
use super::start::plan_of;
use super::terms::Terms;
use super::view::View;
use waiting::Waiting;

/// Keys less than this apart belong to one undo step. Unit: milliseconds.
const PAUSE: f64 = 2_000.0;

/// The same for presses of a button or an arrow beside a number. Unit: milliseconds.
const STEP_PAUSE: f64 = 1_000.0;

/// The state of the page.
#[derive(Clone)]
pub(crate) struct Planner {
    /// The plan as typed.
    pub(crate) draft: Rc<PlanDraft>,
    /// What it means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster whose results are shown.
    pub(crate) cluster: usize,
    /// What was done last, for those who cannot see it.
    pub(crate) announcement: String,
    /// Fields the last change touched, to be marked for a moment.
    pub(crate) touched: Vec<String>,
    /// What could not be made use of in the last paste.
    pub(crate) left_out: Vec<String>,
    /// Why the last thing somebody wanted was not done.
    pub(crate) refused: Option<String>,
    /// How the page shows it.
    pub(crate) view: Rc<View>,
    /// The rows that its subnets are shown in.
    pub(crate) rows: Rc<Rows>,
    /// Who has set which fields.
    pub(crate) locks: Locks,
    /// The policy the plan is under.
    pub(crate) terms: Terms,
    /// Pod CIDRs of clusters whose model has none, by the cluster's name.
    parked: BTreeMap<String, String>,
    /// The draft with the last good text wherever it cannot be read.
    good: Rc<PlanDraft>,
    /// What is wrong with the field somebody types in.
    waiting: Option<Waiting>,
    history: History,
}

impl Planner {
    /// A page with that plan in it.
    pub(crate) fn with(draft: PlanDraft) -> Self {
        Self::under(draft, Terms::None, Locks::NONE)
    }

    /// The same under a policy, with what a host page locks.
    fn under(draft: PlanDraft, terms: Terms, locks: &Locks) -> Self {
        let draft = Rc::new(draft);
        let policy = terms.policy();
        Self {
            outcome: Shared::new(Outcome::of(&draft, policy)),
            locks: locks.under(policy.map(|policy| &**policy), &draft),
            rows: Rc::new(Rows::of(&draft)),
            terms,
            good: Rc::clone(&draft),
            waiting: None,
            draft,
            cluster: 0,
            announcement: String::new(),
            touched: Vec::new(),
            left_out: Vec::new(),
            refused: None,
            view: Rc::default(),
            parked: BTreeMap::new(),
            history: History::default(),
        }
    }

    /// Whether there is nothing in the plan yet.
    pub(crate) fn is_blank(&self) -> bool {
        let draft = &self.draft;
        draft.virtual_networks.is_empty()
            && draft.clusters.is_empty()
            && draft.connected_ranges.is_empty()
    }

    /// What undo would take back.
    pub(crate) fn undoable(&self) -> Option<&str> {
        self.history.undoable()
    }

    /// What redo would do again.
    pub(crate) fn redoable(&self) -> Option<&str> {
        self.history.redoable()
    }

    /// The pod CIDR a cluster gets back when its model has one again.
    pub(crate) fn parked_pod_cidr(&self, cluster: &str) -> Option<&str> {
        self.parked.get(cluster).map(String::as_str)
    }

    /// What undo comes back to.
    fn side(&self) -> Side {
        Side {
            draft: Rc::clone(&self.draft),
            good: Rc::clone(&self.good),
        }
    }

    /// Takes a draft, whose fields that cannot be read count as they do in its good side.
    fn count(&mut self, side: Side) {
        self.count_typed(side, None);
    }

    /// The same while somebody types in the field at a path: what is wrong with it waits, unless
    /// it stands there already.
    #[inline(never)]
    fn count_typed(&mut self, side: Side, typed: Option<&str>) {
        let policy = self.terms.policy();
        let last = (&self.good, &*self.outcome);
        let (mut outcome, good) = Outcome::while_typing(&side.draft, &side.good, policy, last);
        let typed = typed.filter(|path| !self.outcome.is_wrong(path));
        self.waiting = typed.and_then(|path| Waiting::at(path, &mut outcome));
        self.locks = self
            .locks
            .under(policy.map(|policy| &**policy), &side.draft);
        // The very same where nothing is new: then nothing is shown anew either.
        if !outcome.counts_as(&self.outcome) || outcome.errors != self.outcome.errors {
            self.outcome = Shared::new(outcome);
        }
        self.good = good;
        self.cluster = self
            .cluster
            .min(side.draft.clusters.len().saturating_sub(1));
        self.rows = Rc::new(self.rows.after(&self.draft, &side.draft));
        self.draft = side.draft;
        self.left_out.clear();
        self.refused = None;
    }

    /// Changes the draft in one undo step; a change that does nothing leaves no trace.
    fn change(&mut self, title: String, change: impl FnOnce(&mut PlanDraft) -> bool) -> bool {
        let mut draft = (*self.draft).clone();
        change(&mut draft) && self.changed(title, draft)
    }

    #[inline(never)]
    fn changed(&mut self, title: String, draft: PlanDraft) -> bool {
        if draft == *self.draft {
            return false;
        }
        self.history.record(title.clone(), self.side());
        self.announcement = title;
        let draft = Rc::new(draft);
        self.count(Side {
            good: Rc::clone(&draft),
            draft,
        });
        true
    }

    fn type_text(&mut self, path: String, text: &str, at: f64, pause: f64) -> bool {
        // Compared in place: a large plan is long to compare as a whole.
        if self.draft.text_at(&path).unwrap_or_default() == text {
            return false;
        }
        let base = self.history.before_visit(&path, at, pause);
        let first = base.is_none();
        // From the start of the visit, so that references follow a name and not each of its letters.
        let base = base.unwrap_or_else(|| self.side());
        let mut draft = (*base.draft).clone();
        if draft.rename(&path, text).is_err() {
            return false;
        }
        // What the plan is called changes nothing that follows from it, unless a policy looks at it.
        let name_alone = path == "/name" && self.terms.policy().is_none();
        if first {
            self.history
                .record(format!("Edit {}", last_part(&path)), base);
        }
        self.touched.clear();
        self.announcement.clear();
        let draft = Rc::new(draft);
        if name_alone {
            self.draft = draft;
        } else {
            let good = Rc::clone(&self.good);
            self.count_typed(Side { draft, good }, Some(&path));
        }
        self.history.stay(path, at);
        true
    }

    fn choose_model(&mut self, cluster: usize, model: NetworkModel) -> bool {
        let Some(subject) = self.draft.clusters.get(cluster) else {
            return false;
        };
        let (name, pod_cidr) = (subject.name.clone(), subject.pod_cidr.clone());
        let parked = self.parked_pod_cidr(&name);
        let edits = model_edits(&self.draft, cluster, model, parked);
        if !model.uses_pod_cidr() && !pod_cidr.is_empty() {
            self.parked.insert(name, pod_cidr);
        }
        self.change(format!("Switch to {}", model.title()), |draft| {
            draft.apply(&edits).is_ok()
        })
    }

    /// So many steps back or forward; nothing where there is none.
    fn step(&mut self, back: bool, steps: usize) -> bool {
        let mut last = None;
        for _ in 0..steps {
            let now = last.map_or_else(|| self.side(), |(_, side)| side);
            last = if back {
                self.history.undo(now)
            } else {
                self.history.redo(now)
            };
            if last.is_none() {
                return false;
            }
        }
        let Some((title, side)) = last else {
            return false;
        };
        self.announcement = format!("{}: {title}", if back { "Undid" } else { "Did again" });
        self.touched.clear();
        self.count(side);
        true
    }

    /// Undoes or does again until the plan is this one; where it never was, that is a step of its own.
    fn go_to(&mut self, draft: PlanDraft) -> bool {
        if *self.draft == draft {
            return false;
        }
        match self.history.steps_to(&draft) {
            Some((back, steps)) => self.step(back, steps),
            None => self.change("Go to another state of the plan".to_owned(), |now| {
                *now = draft;
                true
            }),
        }
    }

    /// The model before or behind the one of the cluster shown, in the order they are offered in.
    fn next_model(&self, back: bool) -> Option<NetworkModel> {
        let models = NetworkModel::ALL;
        let cluster = self.draft.clusters.get(self.cluster);
        let now = cluster.and_then(|cluster| {
            let mut known = models.iter();
            known.position(|model| model.as_str() == cluster.network_model)
        });
        let next = match (now, back) {
            (Some(now), true) => now.checked_sub(1),
            (Some(now), false) => now.checked_add(1),
            (None, _) => Some(0),
        };
        models.get(next?).copied()
    }

    fn paste(&mut self, path: &str, text: &str) -> bool {
        let Some((title, edits, left_out)) = paste(&self.draft, path, text) else {
            return false;
        };
        let changed = self.edit(title, &edits);
        self.left_out = left_out;
        changed
    }

    fn begin(&mut self, text: &str) -> bool {
        let Some((draft, left_out)) = plan_of(text) else {
            // Without a single range in it, all of it is left out.
            self.left_out = filled_lines(text);
            return !self.left_out.is_empty();
        };
        let name = self.draft.name.clone();
        let changed = self.change("Plan with pasted ranges".to_owned(), |now| {
            *now = PlanDraft { name, ..draft };
            true
        });
        self.left_out = left_out;
        changed
    }

    fn edit(&mut self, title: String, edits: &[Edit]) -> bool {
        let changed = self.change(title, |draft| draft.apply(edits).is_ok());
        if changed {
            self.touched = edits.iter().map(|edit| edit.path.clone()).collect();
        }
        changed
    }
}

/// The lines of a text that have something in them.
fn filled_lines(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(str::to_owned).collect()
}

mod reducer;
mod refusal;
#[cfg(test)]
mod tests;
mod waiting;

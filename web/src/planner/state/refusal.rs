//! What is not done, since somebody has set what it would change.

use aksnet_core::model::{Edit, NetworkModel};

use super::{Planner, filled_lines};
use crate::planner::action::Action;
use crate::planner::locks::Hold;
use crate::planner::model::model_edits;
use crate::planner::paste::paste;

impl Planner {
    /// What keeps a cluster from being given another model.
    pub(crate) fn model_hold(&self, cluster: usize, model: NetworkModel) -> Option<Hold> {
        if self.locks.is_empty() {
            return None;
        }
        let subject = self.draft.clusters.get(cluster)?;
        let parked = self.parked_pod_cidr(&subject.name);
        let edits = model_edits(&self.draft, cluster, model, parked);
        self.locks.against(&self.draft, &edits)
    }

    /// What keeps something from being done that somebody wants.
    #[inline(never)]
    pub(super) fn hold(&self, action: &Action) -> Option<Hold> {
        if self.locks.is_empty() {
            return None;
        }
        let (locks, draft) = (&self.locks, &self.draft);
        match action {
            // What refers to a name follows it, locked or not: it means the same as before.
            Action::Type { path, .. } | Action::Step { path, .. } => {
                locks.against(draft, &[Edit::text(path.clone(), "")])
            }
            Action::Change { edits, .. } | Action::Mend { edits, .. } => {
                locks.against(draft, edits)
            }
            Action::Paste { path, text } => locks.against(draft, &paste(draft, path, text)?.1),
            Action::Add(addition) => locks.against(draft, &addition.edits(draft, &self.outcome).1),
            Action::Remove { path, .. }
            | Action::Duplicate { path, .. }
            | Action::Move { path, .. } => locks.against_item(path),
            Action::Split { path, .. } => {
                let mut then = (**draft).clone();
                then.split(path).then(|| locks.between(draft, &then))?
            }
            Action::Model { cluster, model } => self.model_hold(*cluster, *model),
            Action::Undo => locks.between(draft, self.history.next(true)?),
            Action::Redo => locks.between(draft, self.history.next(false)?),
            Action::Return(then) => locks.between(draft, then),
            Action::NextModel { back } => self.model_hold(self.cluster, self.next_model(*back)?),
            _ => None,
        }
    }

    /// Says why something is not done; what was pasted is handed back.
    #[inline(never)]
    pub(super) fn refuse(&mut self, hold: &Hold, action: &Action) -> bool {
        let words = format!("Not changed: {}", hold.words(&self.draft));
        self.left_out.clear();
        if let Action::Paste { text, .. } = action {
            self.left_out = filled_lines(text);
        }
        let again = self.refused.as_deref() == Some(words.as_str());
        self.announcement.clone_from(&words);
        self.refused = Some(words);
        !again
    }
}

#[cfg(test)]
mod tests;

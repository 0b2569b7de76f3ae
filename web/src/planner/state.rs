//! The state and its reducer.

use std::collections::BTreeMap;
use std::rc::Rc;

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

use super::action::Action;
use super::history::{History, Side};
use super::outcome::{Outcome, Shared};
use super::paste::paste;
use super::start::plan_of;
use super::view::{Look, View};

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
    /// How the page shows it.
    pub(crate) view: View,
    /// Pod CIDRs of clusters whose model has none, by the cluster's name.
    parked: BTreeMap<String, String>,
    /// The draft with the last good text wherever it cannot be read.
    good: Rc<PlanDraft>,
    history: History,
}

impl Planner {
    /// A page with that plan in it.
    pub(crate) fn with(draft: PlanDraft) -> Self {
        let draft = Rc::new(draft);
        Self {
            outcome: Shared::new(Outcome::of(&draft)),
            good: Rc::clone(&draft),
            draft,
            cluster: 0,
            announcement: String::new(),
            touched: Vec::new(),
            left_out: Vec::new(),
            view: View::default(),
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
        let (outcome, good) = Outcome::while_typing(&side.draft, &side.good);
        self.outcome = Shared::new(outcome);
        self.good = good;
        self.cluster = self
            .cluster
            .min(side.draft.clusters.len().saturating_sub(1));
        self.draft = side.draft;
        self.left_out.clear();
    }

    /// Changes the draft in one undo step; a change that does nothing leaves no trace.
    fn change(&mut self, title: String, change: impl FnOnce(&mut PlanDraft) -> bool) -> bool {
        let mut draft = (*self.draft).clone();
        if !change(&mut draft) || draft == *self.draft {
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
        // What the plan is called changes nothing that follows from it.
        let name_alone = path == "/name";
        if first {
            self.history
                .record(format!("Edit {}", last_part(&path)), base);
        }
        self.history.stay(path, at);
        self.touched.clear();
        self.announcement.clear();
        if name_alone {
            self.draft = Rc::new(draft);
            return true;
        }
        self.count(Side {
            draft: Rc::new(draft),
            good: Rc::clone(&self.good),
        });
        true
    }

    fn choose_model(&mut self, cluster: usize, model: NetworkModel) -> bool {
        let Some(subject) = self.draft.clusters.get(cluster) else {
            return false;
        };
        let (name, pod_cidr) = (subject.name.clone(), subject.pod_cidr.clone());
        let parked = self.parked.get(&name).cloned().unwrap_or_default();
        let returns = match (model.uses_pod_cidr(), pod_cidr.is_empty()) {
            (true, true) => parked,
            (true, false) => pod_cidr,
            (false, true) => String::new(),
            (false, false) => {
                self.parked.insert(name, pod_cidr);
                String::new()
            }
        };
        self.change(format!("Switch to {}", model.title()), |draft| {
            draft.clusters.get_mut(cluster).is_some_and(|cluster| {
                model.as_str().clone_into(&mut cluster.network_model);
                cluster.pod_cidr = returns;
                true
            })
        })
    }

    fn step(&mut self, back: bool) -> bool {
        let now = self.side();
        let step = if back {
            self.history.undo(now)
        } else {
            self.history.redo(now)
        };
        let Some((title, side)) = step else {
            return false;
        };
        self.announcement = format!("{}: {title}", if back { "Undid" } else { "Did again" });
        self.touched.clear();
        self.count(side);
        true
    }

    /// The model before or behind the one of the cluster shown, in the order they are offered in.
    fn next_model(&mut self, back: bool) -> bool {
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
        let next = next.and_then(|place| models.get(place));
        next.is_some_and(|model| self.choose_model(self.cluster, *model))
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
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            self.left_out = lines.map(str::to_owned).collect();
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

impl Planner {
    /// What comes of an action; the very same state where nothing does.
    pub(crate) fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let changed = match action {
            Action::Type { path, text, at } => next.type_text(path, &text, at, PAUSE),
            Action::Step { path, text, at } => next.type_text(path, &text, at, STEP_PAUSE),
            Action::Leave => next.history.leave(),
            Action::Change { title, edits } => next.edit(title, &edits),
            Action::Paste { path, text } => next.paste(&path, &text),
            Action::Begin(text) => next.begin(&text),
            Action::Open(draft) => {
                next = Self::with(*draft);
                next.announcement = format!("Opened {}", next.draft.name);
                // What was open stays open; what was picked belongs to the plan before.
                next.view = self.view.clone();
                next.view.look(Look::Pick(String::new()));
                true
            }
            Action::NextModel { back } => next.next_model(back),
            Action::Add(addition) => {
                let (title, edits) = addition.edits(&next.draft, &next.outcome);
                next.edit(title, &edits)
            }
            Action::Remove { path, name } => {
                next.view.close(&path);
                next.change(format!("Remove {name}"), |draft| {
                    draft.apply(&[Edit::remove(path)]).is_ok()
                })
            }
            Action::Duplicate { path, name } => {
                next.change(format!("Duplicate {name}"), |draft| draft.duplicate(&path))
            }
            Action::Move { path, name, to } => {
                let list = path.rsplit_once('/').map_or("", |(list, _)| list);
                next.view.swap(&path, &format!("{list}/{to}"));
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
                next.view.look(look);
                next.view != self.view
            }
            Action::Undo => next.step(true),
            Action::Redo => next.step(false),
        };
        if changed { Rc::new(next) } else { self }
    }
}

/// The last part of a path, to speak of a field by.
fn last_part(path: &str) -> &str {
    path.rsplit('/')
        .find(|part| !part.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use aksnet_core::model::{NetworkModel, PlanDraft};

    use super::Planner;
    use crate::planner::{Action, Addition, Look};

    fn page() -> Rc<Planner> {
        let mut page = Rc::new(Planner::with(PlanDraft::default()));
        for addition in [
            Addition::VirtualNetwork,
            Addition::Subnet(0),
            Addition::Cluster,
            Addition::NodePool(0),
        ] {
            page = page.reduce(Action::Add(addition));
        }
        page
    }

    fn typed(page: Rc<Planner>, path: &str, text: &str, at: f64) -> Rc<Planner> {
        page.reduce(Action::Type {
            path: path.to_owned(),
            text: text.to_owned(),
            at,
        })
    }

    #[test]
    fn what_is_added_makes_a_plan_without_errors() {
        let page = page();
        assert_eq!(page.outcome.errors, []);
        assert_eq!(page.draft.virtual_networks[0].subnets.len(), 1);
        assert_eq!(page.draft.clusters[0].node_pools.len(), 1);
    }

    #[test]
    fn keys_in_one_field_are_one_step_until_a_pause_or_the_focus_leaves() {
        let path = "/name";
        let page = typed(page(), path, "p", 0.0);
        let page = typed(page, path, "pl", 100.0);
        let page = typed(page, path, "pla", 5_000.0);
        let page = page.reduce(Action::Leave);
        let page = typed(page, path, "plan", 5_100.0);
        let names: Vec<String> = std::iter::successors(Some(page), |page| {
            Some(Rc::clone(page).reduce(Action::Undo))
        })
        .take(4)
        .map(|page| page.draft.name.clone())
        .collect();
        assert_eq!(names, ["plan", "pla", "pl", ""]);
    }

    #[test]
    fn presses_are_one_step_for_a_second() {
        let step = |page: Rc<Planner>, text: &str, at| {
            page.reduce(Action::Step {
                path: "/clusters/0/nodePools/0/count".to_owned(),
                text: text.to_owned(),
                at,
            })
        };
        let page = step(page(), "4", 0.0);
        let page = step(page, "5", 900.0);
        let page = step(page, "6", 2_000.0);
        let counts = std::iter::successors(Some(page), |page| {
            Some(Rc::clone(page).reduce(Action::Undo))
        });
        let counts: Vec<String> = counts
            .take(3)
            .map(|page| page.draft.clusters[0].node_pools[0].count.clone())
            .collect();
        assert_eq!(counts, ["6", "5", "3"]);
    }

    #[test]
    fn what_is_open_moves_and_goes_with_its_item() {
        let page = page().reduce(Action::Add(Addition::Subnet(0)));
        let path = |place| format!("/virtualNetworks/0/subnets/{place}");
        let page = page.reduce(Action::Look(Look::Toggle(path(0))));
        let page = page.reduce(Action::Move {
            path: path(0),
            name: String::new(),
            to: 1,
        });
        assert!(!page.view.is_open(&path(0)) && page.view.is_open(&path(1)));
        let page = page.reduce(Action::Remove {
            path: path(1),
            name: String::new(),
        });
        assert!(!page.view.is_open(&path(1)));
    }

    #[test]
    fn half_a_text_counts_as_the_whole_one_before_it() {
        let path = "/virtualNetworks/0/subnets/0/addressPrefix";
        let before = page();
        let subnet = before.outcome.plan.virtual_networks[0].subnets[0].block;
        let page = typed(before, path, "10.", 0.0);
        let page = typed(page, path, "10.x", 1.0);
        assert_eq!(
            page.outcome.plan.virtual_networks[0].subnets[0].block,
            subnet
        );
        assert_eq!(page.outcome.errors[0].path, path);
        assert_eq!(
            page.outcome.errors[0].used,
            subnet.map(|block| block.to_string())
        );
        assert_eq!(
            page.draft.virtual_networks[0].subnets[0].address_prefix,
            "10.x"
        );
    }

    #[test]
    fn undo_all_the_way_back_and_redo_all_the_way_forward() {
        let end = page();
        let mut back = Rc::clone(&end);
        while back.undoable().is_some() {
            back = back.reduce(Action::Undo);
        }
        assert_eq!(*back.draft, PlanDraft::default());
        while back.redoable().is_some() {
            back = back.reduce(Action::Redo);
        }
        assert_eq!(back.draft, end.draft);
    }

    #[test]
    fn references_follow_a_name_while_it_is_typed() {
        let page = typed(page(), "/clusters/0/nodePools/0/vnetSubnet", "snet", 0.0);
        let page = typed(page, "/virtualNetworks/0/subnets/0/name", "sn", 1.0);
        let page = typed(page, "/virtualNetworks/0/subnets/0/name", "", 2.0);
        let page = typed(page, "/virtualNetworks/0/subnets/0/name", "nodes", 3.0);
        assert_eq!(page.draft.clusters[0].node_pools[0].vnet_subnet, "nodes");
    }

    #[test]
    fn a_pod_cidr_survives_a_model_that_has_none() {
        let model = |page: Rc<Planner>, model| page.reduce(Action::Model { cluster: 0, model });
        let page = typed(page(), "/clusters/0/podCidr", "10.99.0.0/16", 0.0);
        let page = model(page, NetworkModel::NodeSubnet);
        assert_eq!(page.draft.clusters[0].pod_cidr, "");
        assert_eq!(
            page.parked_pod_cidr(&page.draft.clusters[0].name),
            Some("10.99.0.0/16")
        );
        let page = model(page, NetworkModel::Overlay);
        assert_eq!(page.draft.clusters[0].pod_cidr, "10.99.0.0/16");
    }

    #[test]
    fn models_follow_each_other_and_end() {
        let step = |page: Rc<Planner>, back| page.reduce(Action::NextModel { back });
        let first = page();
        assert!(Rc::ptr_eq(&first, &step(Rc::clone(&first), true)));
        let second = step(first, false);
        assert_eq!(
            second.draft.clusters[0].network_model,
            NetworkModel::ALL[1].as_str()
        );
        let last = (1..20).fold(second, |page, _| step(page, false));
        let model = NetworkModel::ALL.last().unwrap();
        assert_eq!(last.draft.clusters[0].network_model, model.as_str());
    }

    #[test]
    fn a_plan_that_was_kept_brings_no_history() {
        let page = page();
        let kept = Box::new((*page.draft).clone());
        let opened = typed(page, "/name", "other", 0.0).reduce(Action::Open(kept.clone()));
        assert_eq!(opened.undoable(), None);
        assert_eq!(*opened.draft, *kept);
    }

    #[test]
    fn a_pasted_list_is_one_step_and_what_was_left_out_is_named() {
        let page = page().reduce(Action::Begin("10.0.0.0/16\nthe usual".to_owned()));
        assert_eq!(page.left_out, ["the usual"]);
        assert_eq!(page.draft.virtual_networks[0].name, "vnet");
        let page = page.reduce(Action::Undo);
        assert_eq!(page.left_out, Vec::<String>::new());
        let page = page.reduce(Action::Begin("nothing".to_owned()));
        assert_eq!(page.left_out, ["nothing"]);
    }

    #[test]
    fn what_does_nothing_leaves_the_same_state() {
        let page = page();
        for action in [
            Action::Redo,
            Action::Leave,
            Action::Show(0),
            Action::Show(9),
        ] {
            let next = Rc::clone(&page).reduce(action.clone());
            assert!(Rc::ptr_eq(&page, &next), "{action:?}");
        }
    }
}

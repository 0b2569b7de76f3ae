//! The groups below the networks: connected ranges, the cluster, its node pools, add-ons.

use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use yew::Html;

use super::group::group;
use super::model_picker::ModelPicker;
use super::{addons, cluster, connected, pools};
use crate::markup::list;
use crate::planner::{Locks, Outcome, Planner, Region, Shared, View};

/// What those groups show. Half a text in the range of a subnet changes none of it.
pub(super) struct Below {
    /// The plan as typed.
    pub(super) draft: Rc<PlanDraft>,
    /// What it means.
    pub(super) outcome: Shared<Outcome>,
    /// Place of the cluster that is shown.
    pub(super) cluster: usize,
    /// How the page shows it.
    pub(super) view: Rc<View>,
    /// Who has set which fields.
    pub(super) locks: Locks,
    /// The pod range that the cluster had under another model.
    pub(super) parked: Option<String>,
    /// What each network model would make of it.
    pub(super) picker: Rc<ModelPicker>,
}

/// A group of them.
type Group = fn(&Below) -> Html;

/// Of the networks, the groups show what VNets are called.
impl PartialEq for Below {
    fn eq(&self, other: &Self) -> bool {
        let (now, then) = (&self.draft, &other.draft);
        let names = |draft: &PlanDraft| {
            let vnets = draft.virtual_networks.iter();
            vnets.map(|vnet| vnet.name.clone()).collect::<Vec<_>>()
        };
        self.outcome == other.outcome
            && self.cluster == other.cluster
            && self.view == other.view
            && self.locks == other.locks
            && self.parked == other.parked
            && self.picker == other.picker
            && now.clusters == then.clusters
            && now.connected_ranges == then.connected_ranges
            && names(now) == names(then)
    }
}

impl Below {
    /// The groups of a page; what network models would make of it follows as in `later`.
    pub(super) fn of(planner: &Planner, later: &Planner) -> Self {
        let cluster = planner.draft.clusters.get(planner.cluster);
        let parked = cluster.and_then(|cluster| planner.parked_pod_cidr(&cluster.name));
        Self {
            draft: Rc::clone(&planner.draft),
            outcome: planner.outcome.clone(),
            cluster: planner.cluster,
            view: Rc::clone(&planner.view),
            locks: planner.locks.clone(),
            parked: parked.map(str::to_owned),
            picker: Rc::new(ModelPicker::of(later)),
        }
    }

    /// A group of them.
    pub(super) fn group(
        &self,
        name: &'static str,
        title: &str,
        note: &str,
        content: impl FnOnce() -> Vec<Html>,
    ) -> Html {
        group((&self.view, &self.locks), name, title, note, content).into()
    }

    /// The groups.
    pub(super) fn show(&self) -> Html {
        let has = |region| self.view.regions.has(region);
        let groups: [(Region, Group); 4] = [
            (Region::Connected, connected::connected_ranges),
            (Region::Cluster, cluster::cluster_form),
            (Region::Pools, pools::node_pools),
            (Region::AddOns, addons::add_ons),
        ];
        let shown = groups.map(|(region, show)| has(region).then(|| show(self)));
        // One that is left out keeps its place.
        list(shown.map(Option::unwrap_or_default).into())
    }
}

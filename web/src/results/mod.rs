//! What the plan means: verdicts, findings, arithmetic, map, models, what fits.

mod ahead;
mod amount;
mod answer;
mod clusters;
mod copy;
#[cfg(test)]
pub(crate) mod example;
mod findings;
mod fits;
mod formula;
mod icons;
mod map;
mod markdown;
mod models;
mod name;
mod scale;
mod spoken;
mod summary;
mod sums;
mod text;
mod verdicts;

pub(crate) use copy::{BY_HAND, markdown};
pub(crate) use findings::{fix_at, way_at};
pub(crate) use icons::icons;
pub(crate) use name::name;
pub(crate) use spoken::Spoken;
pub(crate) use summary::{best_change, summary};
pub(crate) use verdicts::verdicts;

use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use yew::Html;

use crate::markup::{Tag, kept, list, tag};
use crate::planner::{Outcome, Planner, Shared, View};

/// What results are about.
#[derive(Clone)]
pub(crate) struct Subject {
    /// The plan as typed.
    pub(crate) draft: Rc<PlanDraft>,
    /// What it means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
}

/// What a draft means changes with it, and is compared at no cost.
impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.cluster == other.cluster
    }
}

impl Subject {
    /// What the results of a page are about.
    pub(crate) fn of(planner: &Planner) -> Self {
        Self {
            draft: Rc::clone(&planner.draft),
            outcome: planner.outcome.clone(),
            cluster: planner.cluster,
        }
    }
}

/// The results beside the plan: findings, where the addresses go, the address map.
pub(crate) fn results(planner: &Planner) -> Tag {
    tag("div")
        .node(section(planner, "findings", findings::findings))
        .node(section(planner, "sums", sums::sums))
        .node(section(planner, "map", map::address_map))
}

/// The results below the plan: the same workload in every model, what fits.
pub(crate) fn full_width(planner: &Planner) -> Html {
    list(vec![
        section(planner, "models", models::models),
        section(planner, "fits", fits::fits),
        ahead::ahead(planner),
    ])
}

fn section(planner: &Planner, key: &str, show: fn(&(Subject, View)) -> Html) -> Html {
    kept(key, (Subject::of(planner), planner.view.clone()), show)
}

//! What the plan means: verdicts, findings, arithmetic, map, models, what fits.

mod ahead;
mod amount;
mod answer;
mod clusters;
mod copy;
mod document;
#[cfg(test)]
pub(crate) mod example;
mod findings;
mod fits;
mod formula;
mod icons;
mod map;
mod markdown;
mod models;
mod scale;
mod spoken;
mod summary;
mod sums;
mod text;
mod verdicts;

pub(crate) use copy::{BY_HAND, by_hand, copying, markdown};
pub(crate) use findings::{fix_at, way_at};
pub(crate) use icons::icons;
pub(crate) use spoken::Spoken;
pub(crate) use summary::{best_change, summary};
pub(crate) use text::full_stop;
pub(crate) use verdicts::verdicts;

use std::rc::Rc;

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};
use yew::Html;

use crate::markup::{Tag, kept, list, tag};
use crate::planner::{Locks, Outcome, Planner, Region, ResultsView, Rows, Shared, model_edits};

/// What results are about.
#[derive(Clone)]
pub(crate) struct Subject {
    /// The plan as typed.
    pub(crate) draft: Rc<PlanDraft>,
    /// What it means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
    /// Who has set which fields.
    pub(crate) locks: Locks,
    /// The rows that its subnets are shown in.
    pub(crate) rows: Rc<Rows>,
}

/// What a draft means changes with it, and is compared at no cost. Fields that cannot be read are
/// not part of it.
impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        self.outcome.counts_as(&other.outcome)
            && self.cluster == other.cluster
            && self.locks == other.locks
    }
}

impl Subject {
    /// What the results of a page are about.
    pub(crate) fn of(planner: &Planner) -> Self {
        Self {
            draft: Rc::clone(&planner.draft),
            outcome: planner.outcome.clone(),
            cluster: planner.cluster,
            locks: planner.locks.clone(),
            rows: Rc::clone(&planner.rows),
        }
    }

    /// What keeps the cluster shown from being given another model: "pod range, set by this page".
    fn model_hold(&self, model: NetworkModel) -> Option<String> {
        self.hold(&model_edits(&self.draft, self.cluster, model, None))
    }

    /// What keeps edits from being made: "snet-nodes range, set by this page".
    fn hold(&self, edits: &[Edit]) -> Option<String> {
        let hold = self.locks.against(&self.draft, edits)?;
        Some(hold.words(&self.draft))
    }
}

/// The results beside the plan: findings, where the addresses go; the address map as in `later`.
pub(crate) fn results(planner: &Planner, later: &Planner) -> Tag {
    use Region::{Findings, Map, Sums};
    let sections = tag("div");
    let findings = planner.view.regions.has(Findings).then(|| {
        // The only section that says which fields cannot be read.
        let input = (planner.outcome.clone(), of_section(planner));
        kept("findings", input, |(_, input)| findings::findings(input))
    });
    let sections = sections.nodes(findings);
    let sections = sections.nodes(section(planner, Sums, "sums", sums::sums));
    sections.nodes(section(later, Map, "map", map::address_map))
}

/// The results below the plan: the same workload in every model, what fits.
pub(crate) fn full_width(planner: &Planner) -> Html {
    let ahead = planner.view.regions.has(Region::Ahead);
    let sections = [
        section(planner, Region::Models, "models", models::models),
        section(planner, Region::Fits, "fits", fits::fits),
        ahead.then(|| ahead::ahead(planner)),
    ];
    // One that is left out keeps its place.
    list(sections.map(Option::unwrap_or_default).into())
}

fn section(
    planner: &Planner,
    region: Region,
    key: &str,
    show: fn(&(Subject, ResultsView)) -> Html,
) -> Option<Html> {
    let shown = planner.view.regions.has(region);
    shown.then(|| kept(key, of_section(planner), show))
}

/// What a section is about, and how it is shown.
fn of_section(planner: &Planner) -> (Subject, ResultsView) {
    (Subject::of(planner), ResultsView(Rc::clone(&planner.view)))
}

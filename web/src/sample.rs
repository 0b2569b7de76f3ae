//! Plans to begin with.

use aksnet_core::model::PlanDraft;

use crate::file;

/// A plan to begin with: what it is, and the plan.
type Start = (&'static str, fn() -> PlanDraft);

/// Plans to begin with: what they are, and the plans.
pub(crate) const STARTS: [Start; 3] = [
    ("the example", plan),
    ("a new cluster", new_cluster),
    ("an empty plan", PlanDraft::default),
];

/// A cluster that starts, cannot be upgraded, and shows what would mend it.
pub(crate) fn plan() -> PlanDraft {
    file::read(include_str!("../../examples/contoso-prod.json")).unwrap_or_default()
}

/// One VNet, Azure CNI Overlay, a system pool and a pool that grows.
pub(crate) fn new_cluster() -> PlanDraft {
    file::read(include_str!("sample/new-cluster.json")).unwrap_or_default()
}

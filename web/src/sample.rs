//! Plans to begin with.

use aksnet_core::model::PlanDraft;

use crate::file;

/// A cluster that starts, cannot be upgraded, and shows what would mend it.
pub(crate) fn plan() -> PlanDraft {
    file::read(include_str!("../../examples/contoso-prod.json")).unwrap_or_default()
}

/// One VNet, Azure CNI Overlay, a system pool and a pool that grows.
pub(crate) fn new_cluster() -> PlanDraft {
    file::read(include_str!("sample/new-cluster.json")).unwrap_or_default()
}

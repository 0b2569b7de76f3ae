//! The plan a first visit begins with.

use aksnet_core::model::PlanDraft;

use crate::file;

/// A cluster that starts, cannot be upgraded, and shows what would mend it.
pub(crate) fn plan() -> PlanDraft {
    file::read(include_str!("../../examples/contoso-prod.json")).unwrap_or_default()
}

//! Another network model for a cluster.

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

/// What giving a cluster another model changes: the model, and the pod CIDR, which goes where the
/// model has none and comes back where it was parked.
pub(crate) fn model_edits(
    draft: &PlanDraft,
    cluster: usize,
    model: NetworkModel,
    parked: Option<&str>,
) -> Vec<Edit> {
    let path = |key| format!("/clusters/{cluster}/{key}");
    let mut edits = vec![Edit::text(path("networkModel"), model.as_str())];
    let without = draft
        .clusters
        .get(cluster)
        .is_none_or(|cluster| cluster.pod_cidr.is_empty());
    let pods = match (model.uses_pod_cidr(), without) {
        (true, true) => parked,
        (false, false) => Some(""),
        (true, false) | (false, true) => None,
    };
    edits.extend(pods.map(|text| Edit::text(path("podCidr"), text)));
    edits
}

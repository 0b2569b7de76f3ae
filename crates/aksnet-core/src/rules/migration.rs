//! The way of a cluster to Azure CNI Overlay.

use alloc::{format, vec};

use super::evidence::Evidence;
use super::finding::Fix;
use crate::model::{Edit, NetworkModel};

/// The fix that switches a kubenet cluster to overlay: the same node subnet, the same pod CIDR.
pub(super) fn to_overlay(evidence: &Evidence<'_>, place: usize) -> Option<Fix> {
    let cluster = evidence.plan.clusters.get(place)?;
    if cluster.model.value() != Some(NetworkModel::Kubenet) {
        return None;
    }
    Some(Fix {
        title: format!(
            "Switch {} to {}",
            cluster.name,
            NetworkModel::Overlay.title()
        ),
        edits: vec![Edit::text(
            format!("/clusters/{place}/networkModel"),
            NetworkModel::Overlay.as_str(),
        )],
    })
}

//! The way of a cluster to Cilium.

use alloc::{format, vec};

use super::finding::Fix;
use crate::azure::limits;
use crate::model::{Cluster, Edit, NetworkDataplane, NetworkModel, NetworkPolicy, OsType};

/// Whether Cilium moves packets under that model.
pub(super) const fn runs_under(model: NetworkModel) -> bool {
    matches!(
        model,
        NetworkModel::Overlay
            | NetworkModel::PodSubnetDynamic
            | NetworkModel::PodSubnetStatic
            | NetworkModel::NodeSubnet
    )
}

/// Whether the Kubernetes version is known to take Cilium with both address families.
pub(super) fn takes_dual_stack(cluster: &Cluster) -> bool {
    cluster
        .version
        .is_none_or(|version| version.minor_of_1() >= limits::CILIUM_DUAL_STACK_VERSION.value)
}

/// The fix that has Cilium move packets and enforce policies, where it runs.
pub(super) fn to_cilium(place: usize, cluster: &Cluster) -> Option<Fix> {
    let linux = cluster.pools.iter().all(|pool| pool.os == OsType::Linux);
    let families = !cluster.dual_stack || takes_dual_stack(cluster);
    let runs = cluster.model.value().is_some_and(runs_under);
    (linux && families && runs).then(|| Fix {
        title: format!("Let Cilium enforce the policies of {}", cluster.name),
        edits: vec![
            Edit::text(
                format!("/clusters/{place}/networkDataplane"),
                NetworkDataplane::Cilium.as_str(),
            ),
            Edit::text(
                format!("/clusters/{place}/networkPolicy"),
                NetworkPolicy::Cilium.as_str(),
            ),
        ],
    })
}

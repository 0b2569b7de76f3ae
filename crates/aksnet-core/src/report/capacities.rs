//! How many nodes and pods fit, cluster by cluster.

use alloc::vec::Vec;

use super::{CapacityReport, Subject};
use crate::cidr::Block;
use crate::model::{Cluster, FieldError};
use crate::sizing::node_pod_block;

/// Nodes whose blocks are told.
const TOLD: u64 = 3;

/// What fits in each cluster.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Capacities<'a> {
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterCapacity<'a>>,
    /// Fields that cannot be read; what needs them is `null`.
    pub errors: &'a [FieldError],
}

/// What fits in a cluster.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct ClusterCapacity<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its network model; `null` where it cannot be read.
    pub network_model: Option<&'static str>,
    /// What fits.
    pub capacity: &'a CapacityReport,
    /// Blocks of the pod CIDR that the first nodes get; empty where the model has none.
    pub first_node_blocks: Vec<Block>,
}

impl<'a> Capacities<'a> {
    /// What fits in the clusters of a plan.
    pub fn of(subject: &'a Subject) -> Self {
        let report = &subject.report;
        let clusters = report.clusters.iter().zip(&subject.plan.clusters);
        Self {
            clusters: clusters
                .map(|(report, cluster)| ClusterCapacity {
                    name: &report.name,
                    network_model: report.network_model,
                    capacity: &report.capacity,
                    first_node_blocks: first_node_blocks(cluster),
                })
                .collect(),
            errors: &report.errors,
        }
    }
}

fn first_node_blocks(cluster: &Cluster) -> Vec<Block> {
    let model = cluster.model.value();
    let own = model.filter(|model| model.gives_nodes_pod_blocks());
    let Some((_, pods)) = own.zip(cluster.pod_cidr.value()) else {
        return Vec::new();
    };
    (0..TOLD)
        .map_while(|node| node_pod_block(pods, node))
        .collect()
}

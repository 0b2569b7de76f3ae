//! The six network models: which ranges does a node draw on, and how much?

mod byo_cni;
mod kubenet;
mod node_subnet;
mod overlay;
mod pod_subnet_dynamic;
mod pod_subnet_static;

use alloc::vec::Vec;

use crate::model::NetworkModel;

/// What a node draws on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The subnet of its pool's nodes.
    NodeSubnet,
    /// The subnet of its pool's pods.
    PodSubnet,
    /// The cluster's pod CIDR.
    PodCidr,
    /// The cluster's route table.
    RouteTable,
}

/// What one node draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeDraw {
    /// From where.
    pub source: Source,
    /// Units of a node that has just come up; `None` where max pods cannot be read.
    pub at_create: Option<u64>,
    /// Units of a node with every pod slot in use.
    pub at_full_scale: Option<u64>,
    /// Units Azure counts for a node in its own check before it adds any.
    pub by_azure: Option<u64>,
}

impl NodeDraw {
    /// The same at every stage, for Azure too.
    const fn steady(source: Source, units: Option<u64>) -> Self {
        Self {
            source,
            at_create: units,
            at_full_scale: units,
            by_azure: units,
        }
    }
}

/// What one node of a pool of that model draws, at that many max pods.
pub fn draws_of(model: NetworkModel, max_pods: Option<u64>) -> Vec<NodeDraw> {
    match model {
        NetworkModel::Overlay => overlay::draws(),
        NetworkModel::PodSubnetDynamic => pod_subnet_dynamic::draws(max_pods),
        NetworkModel::PodSubnetStatic => pod_subnet_static::draws(max_pods),
        NetworkModel::NodeSubnet => node_subnet::draws(max_pods),
        NetworkModel::Kubenet => kubenet::draws(),
        NetworkModel::ByoCni => byo_cni::draws(),
    }
}

/// Addresses of the pod CIDR that a node takes whatever its max pods.
fn node_pod_block() -> u64 {
    1_u64 << 32_u8.saturating_sub(crate::azure::limits::NODE_POD_BLOCK.prefix())
}

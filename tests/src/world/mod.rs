//! Worlds: networks and clusters in numbers, from which a plan file can be written.
//!
//! A world knows nothing of the engine's types, so that what is worked out from
//! it is worked out twice.

mod draft;
mod strategy;

pub use strategy::{Shape, worlds};

/// Networks, and the clusters in them.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// VNets.
    pub vnets: Vec<Vnet>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
}

/// A VNet: its subnets lie one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Vnet {
    /// Subnets.
    pub subnets: Vec<Subnet>,
}

/// A subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct Subnet {
    /// Prefix length.
    pub prefix: u8,
    /// Addresses something else uses.
    pub used: u64,
    /// Who may draw on it.
    pub role: Role,
}

/// Who may draw on a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nodes, their pods under Node Subnet, load balancers and private endpoints.
    Nodes,
    /// Pods, in batches on demand.
    DynamicPods,
    /// Pods, in whole blocks.
    StaticPods,
    /// Internal load balancers.
    LoadBalancers,
    /// API servers.
    ApiServers,
}

/// A cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Place of its VNet.
    pub vnet: usize,
    /// Where pods get their addresses from.
    pub model: Model,
    /// Prefix length of the pod CIDR, where the model has one.
    pub pod_prefix: u8,
    /// Prefix length of the IPv6 pod CIDR, in a dual-stack cluster.
    pub pod_prefix6: Option<u8>,
    /// Outbound ports of each node and public addresses they come from, where the plan says anything of them.
    pub outbound: Option<Outbound>,
    /// Node pools.
    pub pools: Vec<Pool>,
    /// Internal load balancers.
    pub load_balancers: u64,
    /// Place of their subnet in the VNet; the first pool's where it is missing.
    pub load_balancer_subnet: Option<usize>,
    /// Whether the API server has a private address only.
    pub private: bool,
    /// Place of the API server's subnet in the VNet.
    pub api_server_subnet: Option<usize>,
}

/// Outbound ports of the load balancer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// Ports of a node; 0 where Azure is to choose.
    pub ports: u64,
    /// Public addresses.
    pub addresses: u64,
}

/// Where pods get their addresses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Azure CNI Overlay.
    Overlay,
    /// Azure CNI Pod Subnet, in batches.
    Dynamic,
    /// Azure CNI Pod Subnet, in blocks.
    Static,
    /// Azure CNI Node Subnet.
    Flat,
    /// kubenet.
    Kubenet,
    /// A CNI plugin of one's own.
    Byo,
}

/// A node pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// Nodes to begin with.
    pub count: u64,
    /// How it grows.
    pub growth: Growth,
    /// Most pods on a node.
    pub max_pods: u64,
    /// Nodes an upgrade adds first.
    pub surge: Surge,
    /// Place of the node subnet in the VNet.
    pub node_subnet: usize,
    /// Place of the pod subnet in the VNet, under Pod Subnet.
    pub pod_subnet: Option<usize>,
    /// Way of the pod subnet where it is not the cluster's.
    pub mode: Option<Model>,
    /// Whether its nodes run Windows, which takes neither more nor fewer addresses.
    pub windows: bool,
}

/// How a pool grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Not at all.
    Fixed,
    /// By hand, later.
    ByHand(u64),
    /// By the autoscaler, which the plan names.
    Autoscaler(u64),
    /// By the autoscaler, which the plan implies by a most.
    Implied(u64),
}

/// Nodes an upgrade adds first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surge {
    /// What AKS takes when nothing is said.
    Unsaid,
    /// So many.
    Nodes(u64),
    /// So many out of a hundred.
    Percent(u64),
}

impl World {
    /// The subnet at a place.
    pub fn subnet(&self, vnet: usize, subnet: usize) -> Option<&Subnet> {
        self.vnets.get(vnet)?.subnets.get(subnet)
    }
}

impl Cluster {
    /// The outbound ports the plan means: where it says nothing, Azure chooses, and there is one address.
    pub fn way_out(&self) -> Outbound {
        self.outbound.unwrap_or(Outbound {
            ports: 0,
            addresses: 1,
        })
    }
}

impl Pool {
    /// Way its pods get addresses in a cluster of that model.
    pub fn model_in(&self, cluster: &Cluster) -> Model {
        self.mode.unwrap_or(cluster.model)
    }
}

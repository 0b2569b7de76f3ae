//! A plan whose values cannot be wrong, only unwise.

use alloc::{format, string::String, vec::Vec};
use core::net::Ipv4Addr;

use super::choice::{
    NetworkDataplane, NetworkModel, NetworkPolicy, OsType, OutboundType, PoolMode, Purpose,
};
use super::field::Setting;
use super::growth::Growth;
use super::item::Item;
use super::max_surge::MaxSurge;
use super::version::KubernetesVersion;
use crate::cidr::{Block, Block6};

/// A plan, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Name of the plan.
    pub name: String,
    /// VNets, in the order of the draft; those AKS makes come after them.
    pub virtual_networks: Vec<Item<VirtualNetwork>>,
    /// Connected ranges, in the order of the draft.
    pub connected_ranges: Vec<ConnectedRange>,
    /// Clusters, in the order of the draft.
    pub clusters: Vec<Item<Cluster>>,
}

/// An address prefix of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefix {
    /// An IPv4 block.
    V4(Block),
    /// An IPv6 block.
    V6(Block6),
    /// A text that cannot be read.
    Unknown,
}

impl Prefix {
    /// The IPv4 block, if it is one.
    pub fn v4(self) -> Option<Block> {
        match self {
            Self::V4(block) => Some(block),
            Self::V6(_) | Self::Unknown => None,
        }
    }

    /// The IPv6 block, if it is one.
    pub fn v6(self) -> Option<Block6> {
        match self {
            Self::V6(block) => Some(block),
            Self::V4(_) | Self::Unknown => None,
        }
    }
}

impl core::fmt::Display for Prefix {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::V4(block) => block.fmt(f),
            Self::V6(block) => block.fmt(f),
            Self::Unknown => f.write_str("an unreadable range"),
        }
    }
}

/// A VNet.
#[derive(Clone, Debug, PartialEq)]
pub struct VirtualNetwork {
    /// Its name.
    pub name: String,
    /// Its address space; places are those of the draft.
    pub prefixes: Vec<Prefix>,
    /// VNets it is peered with, from either side, in ascending order.
    pub peerings: Vec<usize>,
    /// Its subnets, in the order of the draft.
    pub subnets: Vec<Subnet>,
    /// Set where AKS makes this VNet, for the cluster at that place; the draft has no such VNet.
    pub managed_for: Option<usize>,
}

impl VirtualNetwork {
    /// IPv4 blocks of its address space, each with its place in the draft.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, Block)> + '_ {
        let places = self.prefixes.iter().enumerate();
        places.filter_map(|(place, prefix)| prefix.v4().map(|block| (place, block)))
    }
}

/// A subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct Subnet {
    /// Its name.
    pub name: String,
    /// Its IPv4 range.
    pub block: Option<Block>,
    /// Its IPv6 range.
    pub block6: Option<Block6>,
    /// Whether the draft gives a list of prefixes, and the place of the IPv4 one in it.
    pub place_in_list: Option<usize>,
    /// Place of the IPv6 range in the list of prefixes.
    pub place6_in_list: Option<usize>,
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// Service it is delegated to.
    pub delegation: Option<String>,
    /// Its route table.
    pub route_table: Option<String>,
    /// Its NAT gateway.
    pub nat_gateway: Option<String>,
    /// Addresses that something outside the plan uses. Unit: addresses.
    pub used_addresses: u64,
}

/// A subnet of the plan: its VNet and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubnetId {
    /// Place of the VNet in the plan.
    pub vnet: usize,
    /// Place of the subnet in the VNet.
    pub subnet: usize,
}

/// Ranges outside the plan's VNets that they can reach.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectedRange {
    /// Name of the place.
    pub name: String,
    /// Its ranges; places are those of the draft.
    pub prefixes: Vec<Prefix>,
    /// VNets it is connected to; `None` means all of them.
    pub connected_to: Option<Vec<usize>>,
}

impl ConnectedRange {
    /// Its IPv4 blocks, each with its place in the draft.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, Block)> + '_ {
        let places = self.prefixes.iter().enumerate();
        places.filter_map(|(place, prefix)| prefix.v4().map(|block| (place, block)))
    }
}

/// An AKS cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its name.
    pub name: String,
    /// Place of its VNet in the plan; `None` where it cannot be told.
    pub vnet: Option<usize>,
    /// Kubernetes version, where one is given.
    pub version: Option<KubernetesVersion>,
    /// Where pods get their addresses from.
    pub model: Setting<NetworkModel>,
    /// What moves packets.
    pub dataplane: NetworkDataplane,
    /// Network policy engine.
    pub policy: NetworkPolicy,
    /// Whether it has IPv6 addresses beside IPv4 ones.
    pub dual_stack: bool,
    /// Range of the pods, where the model has one.
    pub pod_cidr: Setting<Block>,
    /// Whether the plan gives no range of pods and the model has no default.
    pub pod_cidr_missing: bool,
    /// Place of the pod range in `podCidrs`, where the draft gives that list.
    pub pod_cidr_place: Option<usize>,
    /// IPv6 range of the pods.
    pub pod_cidr6: Setting<Block6>,
    /// Place of the IPv6 pod range in `podCidrs`.
    pub pod_cidr6_place: Option<usize>,
    /// Everything in `podCidrs`; places are those of the draft.
    pub pod_cidr_list: Vec<Prefix>,
    /// Range of the services.
    pub service_cidr: Setting<Block>,
    /// Place of the service range in `serviceCidrs`, where the draft gives that list.
    pub service_cidr_place: Option<usize>,
    /// IPv6 range of the services.
    pub service_cidr6: Setting<Block6>,
    /// Place of the IPv6 service range in `serviceCidrs`.
    pub service_cidr6_place: Option<usize>,
    /// Everything in `serviceCidrs`; places are those of the draft.
    pub service_cidr_list: Vec<Prefix>,
    /// Address of the DNS service.
    pub dns_service_ip: Setting<Ipv4Addr>,
    /// Docker bridge range of an older plan.
    pub docker_bridge: Option<Block>,
    /// How pods reach addresses outside.
    pub outbound_type: OutboundType,
    /// Outbound addresses of the load balancer. Unit: public addresses.
    pub load_balancer_ips: Setting<u64>,
    /// Outbound ports of each node; 0 lets Azure choose. Unit: ports.
    pub outbound_ports: Setting<u64>,
    /// Outbound addresses of the NAT gateway. Unit: public addresses.
    pub nat_gateway_ips: Setting<u64>,
    /// Services the plan states. Unit: services.
    pub services: Option<u64>,
    /// Internal load balancers. Unit: addresses.
    pub internal_load_balancers: u64,
    /// Subnet of the internal load balancers, where one is named.
    pub internal_load_balancer_subnet: Option<SubnetId>,
    /// Fixed private addresses load balancers ask for; places are those of the draft.
    pub load_balancer_addresses: Vec<Option<Ipv4Addr>>,
    /// Whether the API server has a private address only.
    pub private_cluster: bool,
    /// Subnet of the API server.
    pub api_server_subnet: Option<SubnetId>,
    /// Subnet of virtual nodes.
    pub virtual_nodes_subnet: Option<SubnetId>,
    /// Node pools, in the order of the draft.
    pub pools: Vec<NodePool>,
}

/// A node pool.
#[derive(Clone, Debug, PartialEq)]
pub struct NodePool {
    /// Its name.
    pub name: String,
    /// Whether the plan gives that name; otherwise it goes by its place.
    pub named: bool,
    /// What it is for.
    pub mode: PoolMode,
    /// Operating system of its nodes.
    pub os: OsType,
    /// Edition of the operating system, as given.
    pub os_sku: Option<String>,
    /// Nodes the plan states. Unit: nodes.
    pub count: Setting<u64>,
    /// Whether the cluster autoscaler changes the count; `None` where it cannot be told.
    pub autoscaled: Option<bool>,
    /// Fewest nodes of the autoscaler. Unit: nodes.
    pub min_count: Setting<u64>,
    /// Most nodes; [`Setting::Default`] is the count itself. Unit: nodes.
    pub max_count: Setting<u64>,
    /// Most pods on a node. Unit: pods.
    pub max_pods: Setting<u64>,
    /// Nodes an upgrade adds first.
    pub max_surge: Setting<MaxSurge>,
    /// Nodes an upgrade may take away instead.
    pub max_unavailable: Option<MaxSurge>,
    /// How it grows, where the plan says so.
    pub growth: Option<Growth>,
    /// Subnet of its nodes.
    pub node_subnet: Option<SubnetId>,
    /// Subnet of its pods, where one is named or can be told.
    pub pod_subnet: Option<SubnetId>,
    /// Subnet the plan names for its pods, where that lies in another VNet than the cluster.
    pub pod_subnet_elsewhere: Option<SubnetId>,
    /// Whether its pods need a subnet, the plan names none, and none can be told.
    pub pod_subnet_missing: bool,
    /// Network model of this pool: the cluster's, but for its own allocation mode.
    pub model: Option<NetworkModel>,
}

impl Plan {
    /// The subnet of that id.
    pub fn subnet(&self, id: SubnetId) -> Option<&Subnet> {
        self.virtual_networks.get(id.vnet)?.subnets.get(id.subnet)
    }

    /// JSON Pointer of an address prefix of a VNet; of the cluster's VNet where AKS makes it.
    pub fn prefix_path(&self, vnet: usize, place: usize) -> String {
        let managed = self.virtual_networks.get(vnet);
        match managed.and_then(|vnet| vnet.managed_for) {
            Some(cluster) => format!("/clusters/{cluster}/virtualNetwork"),
            None => format!("/virtualNetworks/{vnet}/addressPrefixes/{place}"),
        }
    }

    /// JSON Pointer of a subnet's range in the draft; of the cluster's VNet where AKS makes the subnet.
    pub fn subnet_path(&self, id: SubnetId) -> String {
        let SubnetId { vnet, subnet } = id;
        if let Some(cluster) = self
            .virtual_networks
            .get(vnet)
            .and_then(|vnet| vnet.managed_for)
        {
            return format!("/clusters/{cluster}/virtualNetwork");
        }
        match self.subnet(id).and_then(|subnet| subnet.place_in_list) {
            Some(place) => {
                format!("/virtualNetworks/{vnet}/subnets/{subnet}/addressPrefixes/{place}")
            }
            None => format!("/virtualNetworks/{vnet}/subnets/{subnet}/addressPrefix"),
        }
    }

    /// JSON Pointer of a subnet's IPv6 range in the draft; of the subnet's list where it has none.
    pub fn subnet6_path(&self, id: SubnetId) -> String {
        let SubnetId { vnet, subnet } = id;
        let list = format!("/virtualNetworks/{vnet}/subnets/{subnet}/addressPrefixes");
        let place = self.subnet(id).and_then(|subnet| subnet.place6_in_list);
        in_list(list, place)
    }

    /// JSON Pointer of a cluster's pod range in the draft.
    pub fn pod_cidr_path(&self, cluster: usize) -> String {
        let place = self.clusters.get(cluster).and_then(|it| it.pod_cidr_place);
        match place {
            Some(place) => format!("/clusters/{cluster}/podCidrs/{place}"),
            None => format!("/clusters/{cluster}/podCidr"),
        }
    }

    /// JSON Pointer of a cluster's IPv6 pod range in the draft; of the list where it has none.
    pub fn pod_cidr6_path(&self, cluster: usize) -> String {
        let place = self.clusters.get(cluster).and_then(|it| it.pod_cidr6_place);
        in_list(format!("/clusters/{cluster}/podCidrs"), place)
    }

    /// JSON Pointer of a cluster's service range in the draft.
    pub fn service_cidr_path(&self, cluster: usize) -> String {
        let place = self
            .clusters
            .get(cluster)
            .and_then(|it| it.service_cidr_place);
        match place {
            Some(place) => format!("/clusters/{cluster}/serviceCidrs/{place}"),
            None => format!("/clusters/{cluster}/serviceCidr"),
        }
    }

    /// JSON Pointer of a cluster's IPv6 service range in the draft; of the list where it has none.
    pub fn service_cidr6_path(&self, cluster: usize) -> String {
        let place = self
            .clusters
            .get(cluster)
            .and_then(|it| it.service_cidr6_place);
        in_list(format!("/clusters/{cluster}/serviceCidrs"), place)
    }
}

/// A place in a list, or the list.
fn in_list(list: String, place: Option<usize>) -> String {
    match place {
        Some(place) => format!("{list}/{place}"),
        None => list,
    }
}

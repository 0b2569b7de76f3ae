//! Every documented number, once.

use super::sources::{self, Source};

/// How sure we are of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub enum Confidence {
    /// A current page of the vendor, a release note or the API says so.
    High,
    /// One vendor page that is old or contradicted, or several agreeing field reports.
    Medium,
    /// Inferred, or from third parties only.
    Low,
}

/// A documented number.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    /// The name it has in the limits table.
    pub name: &'static str,
    /// The number, in `unit`.
    pub value: u64,
    /// What is counted, in words.
    pub unit: &'static str,
    /// What the number says.
    pub meaning: &'static str,
    /// How sure we are.
    pub confidence: Confidence,
    /// The page that states it.
    pub source: &'static Source,
}

macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $name:ident = $value:literal $unit:literal, $confidence:ident, $source:ident;)*) => {
        $(
            $(#[doc = $doc])+
            pub static $name: Limit = Limit {
                name: stringify!($name),
                value: $value,
                unit: $unit,
                meaning: concat!($($doc),+).trim_ascii(),
                confidence: Confidence::$confidence,
                source: &sources::$source,
            };
        )*

        /// Every limit, in the order of this file.
        pub static ALL: &[&Limit] = &[$(&$name),*];
    };
}

limits! {
    /// Azure keeps the first four addresses of a subnet and the last one.
    RESERVED_PER_SUBNET = 5 "addresses per subnet", High, VNET_FAQ;
    /// The smallest IPv4 subnet Azure accepts.
    SMALLEST_SUBNET = 29 "prefix length", High, VNET_FAQ;
    /// The largest IPv4 subnet Azure accepts.
    LARGEST_SUBNET = 2 "prefix length", High, VNET_FAQ;
    /// An IPv6 subnet is exactly this size.
    IPV6_SUBNET = 64 "prefix length", High, VNET_FAQ;
    /// Subnets in one VNet.
    SUBNETS_PER_VNET = 3000 "subnets per VNet", High, NETWORK_LIMITS;
    /// Private addresses in use in one VNet.
    PRIVATE_ADDRESSES_PER_VNET = 65536 "addresses per VNet", High, NETWORK_LIMITS;

    /// Nodes in one cluster.
    CLUSTER_NODES = 5000 "nodes per cluster", High, AKS_QUOTAS;
    /// Nodes in one node pool, surge nodes included.
    POOL_NODES = 1000 "nodes per node pool", High, AKS_QUOTAS;
    /// Node pools in one cluster.
    POOLS_PER_CLUSTER = 100 "node pools per cluster", High, AKS_QUOTAS;
    /// One route for each node of a kubenet cluster, in one route table.
    KUBENET_ROUTES = 400 "routes per route table", High, KUBENET;

    /// Nodes below which AKS advises to scale before an upgrade of a very large cluster.
    LARGE_CLUSTER_UPGRADE = 3000 "nodes per cluster", High, LARGE_CLUSTERS;
    /// Nodes a system pool is to have.
    SYSTEM_POOL_NODES = 2 "nodes per system pool", High, SYSTEM_POOLS;
    /// Most characters in the name of a pool of Linux nodes.
    LINUX_POOL_NAME = 12 "characters", High, SYSTEM_POOLS;
    /// Most characters in the name of a pool of Windows nodes.
    WINDOWS_POOL_NAME = 6 "characters", High, SYSTEM_POOLS;

    /// The least max pods of a node pool.
    LEAST_MAX_PODS = 10 "pods per node", High, PLAN_IP_ADDRESSING;
    /// The greatest max pods of a node pool.
    GREATEST_MAX_PODS = 250 "pods per node", High, PLAN_IP_ADDRESSING;
    /// A node pool must offer this many pod slots over all its nodes.
    POOL_POD_SLOTS = 30 "pods per node pool", High, PLAN_IP_ADDRESSING;
    /// Most pods on a Windows node that AKS advises.
    WINDOWS_MAX_PODS = 110 "pods per node", High, OVERLAY;
    /// Pods of an Overlay cluster up to which AKS is known to scale; one page still says 250,000.
    OVERLAY_PODS = 200_000 "pods per cluster", Medium, LARGE_CLUSTERS;
    /// Pods of a cluster with dynamic allocation up to which AKS is known to scale.
    DYNAMIC_PODS = 50000 "pods per cluster", High, LARGE_CLUSTERS;
    /// Pods of a cluster with static allocation up to which AKS is known to scale.
    STATIC_PODS = 1_000_000 "pods per cluster", High, POD_SUBNET_STATIC;
    /// Nodes up to which Azure Network Policy Manager scales.
    POLICY_MANAGER_NODES = 250 "nodes per cluster", High, NETWORK_POLICIES;
    /// Pods up to which Azure Network Policy Manager scales.
    POLICY_MANAGER_PODS = 20000 "pods per cluster", High, NETWORK_POLICIES;
    /// Max pods of a kubenet pool that states none.
    DEFAULT_MAX_PODS_KUBENET = 110 "pods per node", High, PLAN_IP_ADDRESSING;
    /// Max pods of a Node Subnet pool that states none.
    DEFAULT_MAX_PODS_NODE_SUBNET = 30 "pods per node", High, PLAN_IP_ADDRESSING;
    /// Max pods of a Pod Subnet pool that states none: 250 in the configuration article and in a live pool, 110 in the newer planning table.
    DEFAULT_MAX_PODS_POD_SUBNET = 250 "pods per node", Medium, POD_SUBNET_DYNAMIC;
    /// Max pods of an Overlay pool that states none.
    DEFAULT_MAX_PODS_OVERLAY = 250 "pods per node", High, PLAN_IP_ADDRESSING;
    /// Max pods of a pool under a CNI of your own that states none.
    DEFAULT_MAX_PODS_BYO_CNI = 250 "pods per node", High, BYO_CNI;
    /// Nodes of a pool that states no count, as the Azure CLI creates it.
    DEFAULT_NODE_COUNT = 3 "nodes", High, SYSTEM_POOLS;
    /// Nodes a system pool should have at least.
    LEAST_SYSTEM_NODES = 2 "nodes per system pool", High, SYSTEM_POOLS;
    /// Max surge of a pool that states none, rounded up; several pages still say one node.
    DEFAULT_MAX_SURGE = 10 "percent of the pool", High, AKS_API;

    /// Addresses a Node Subnet node takes on top of one for every pod it may run: its own.
    NODE_SUBNET_NODE = 1 "address more than max pods", High, PLAN_IP_ADDRESSING;
    /// Addresses fewer than max pods that Azure's own check counts for a Node Subnet node, by the reports since 2020.
    PREFLIGHT_NODE_SUBNET = 1 "address less than max pods", Medium, PREFLIGHT_COUNT;
    /// Max surge of a pool that states none, by pages that still give the older default.
    DEFAULT_MAX_SURGE_OLDER = 1 "node", Medium, ROLLING_UPGRADE;
    /// Max pods of a Pod Subnet pool that states none, by the newer planning table.
    DEFAULT_MAX_PODS_POD_SUBNET_TABLE = 110 "pods per node", Medium, PLAN_IP_ADDRESSING;
    /// Pods of an Overlay cluster up to which AKS is known to scale, by the older page.
    OVERLAY_PODS_OLDER = 250_000 "pods per cluster", Medium, PLAN_POD_NETWORKING;
    /// Addresses an idle node may hold where an older agent counts the network container's own beside the batch.
    DYNAMIC_IDLE_OLDER = 17 "addresses", Low, IPAM_MATH;
    /// Blocks of a static pod subnet that are lost, where what no page says is not assumed.
    STATIC_BLOCKS_LOST_UNSAID = 0 "blocks per subnet", Low, POD_SUBNET_STATIC;

    /// Block of the pod CIDR that an Overlay or kubenet node takes.
    NODE_POD_BLOCK = 24 "prefix length", High, OVERLAY;
    /// Addresses a node asks for at a time under dynamic allocation.
    DYNAMIC_BATCH = 16 "addresses", High, POD_SUBNET;
    /// Unassigned addresses below which a node asks for another batch.
    DYNAMIC_FREE = 8 "addresses", High, IPAM_MATH;
    /// Block that static allocation hands to a node.
    STATIC_BLOCK = 28 "prefix length", High, POD_SUBNET_STATIC;
    /// Blocks of a static pod subnet that hold addresses Azure keeps: the first and the last.
    STATIC_BLOCKS_LOST = 2 "blocks per subnet", Low, POD_SUBNET_STATIC;
    /// Largest pod subnet for static allocation.
    LARGEST_STATIC_POD_SUBNET = 12 "prefix length", High, POD_SUBNET_STATIC;

    /// Block of the IPv6 pod CIDR that a dual-stack node takes.
    IPV6_NODE_POD_BLOCK = 80 "prefix length", Medium, DUAL_STACK;
    /// Most characters in the name of a VNet or subnet under Overlay or dynamic allocation.
    NETWORK_NAME = 63 "characters", High, OVERLAY;
    /// The first minor version of Kubernetes 1 that takes static allocation.
    STATIC_BLOCK_VERSION = 28 "minor version of Kubernetes 1", High, POD_SUBNET_STATIC;
    /// The first minor version of Kubernetes 1 whose clusters AKS leads to Overlay; some pages still say 22.
    OVERLAY_MIGRATION_VERSION = 27 "minor version of Kubernetes 1", High, UPDATE_CNI;
    /// The build of Windows Server 2022, whose Overlay pods on the host network had a wrong source address before a revision.
    WINDOWS_OVERLAY_BUILD = 20348 "build of Windows Server", High, UPDATE_CNI;
    /// The first revision of that build without the fault.
    WINDOWS_OVERLAY_REVISION = 1668 "revision of that build", High, UPDATE_CNI;
    /// The first minor version of Kubernetes 1 that takes Cilium in a dual-stack cluster.
    CILIUM_DUAL_STACK_VERSION = 29 "minor version of Kubernetes 1", High, CILIUM;
    /// The last minor version of Kubernetes 1 that runs on Windows Server 2019.
    WINDOWS_2019_VERSION = 32 "minor version of Kubernetes 1", High, OS_VERSIONS;
    /// The last minor version of Kubernetes 1 that runs on Windows Server 2022.
    WINDOWS_2022_VERSION = 36 "minor version of Kubernetes 1", High, OS_VERSIONS;

    /// Largest IPv4 service range that Kubernetes accepts; the AKS pages ask for a smaller one.
    LARGEST_SERVICE_RANGE = 12 "prefix length", High, PLAN_IP_ADDRESSING;
    /// Largest IPv6 service range.
    LARGEST_IPV6_SERVICE_RANGE = 108 "prefix length", High, DUAL_STACK;
    /// Addresses of a service range that no service gets: the first and the last.
    SERVICE_RANGE_ENDS = 2 "addresses", High, SERVICE_ALLOCATION;
    /// Addresses the cluster itself takes in the service range: the API server's service and DNS.
    CLUSTER_SERVICES = 2 "addresses", High, PLAN_IP_ADDRESSING;
    /// Place of the DNS address in the service range, by convention.
    DNS_ADDRESS_PLACE = 10 "addresses after the first", High, PLAN_IP_ADDRESSING;

    /// Address a private cluster's endpoint takes in the first pool's subnet.
    PRIVATE_ENDPOINT = 1 "address per private cluster", High, PRIVATE_CLUSTER;
    /// Smallest subnet for API Server VNet Integration.
    API_SERVER_SUBNET = 28 "prefix length", High, API_SERVER_VNET;
    /// Addresses to plan for each cluster in an API server subnet.
    API_SERVER_ADDRESSES = 9 "addresses per cluster", High, API_SERVER_VNET;
    /// Subnet for Application Gateway for Containers; exactly this size beside an Overlay cluster.
    APP_GATEWAY_CONTAINERS_SUBNET = 24 "prefix length", High, APP_GATEWAY_CONTAINERS;
    /// Subnet for Application Gateway that its documentation advises.
    APPLICATION_GATEWAY_SUBNET = 24 "prefix length", High, APPLICATION_GATEWAY;
    /// Smallest subnet for Azure Firewall.
    FIREWALL_SUBNET = 26 "prefix length", High, AKS_BASELINE;
    /// Smallest subnet for Azure Bastion.
    BASTION_SUBNET = 26 "prefix length", High, BASTION;
    /// Subnet for VPN and ExpressRoute gateways that is advised.
    GATEWAY_SUBNET = 27 "prefix length", Medium, AKS_BASELINE;
    /// Subnet for Azure Route Server that is advised.
    ROUTE_SERVER_SUBNET = 27 "prefix length", Medium, ROUTE_SERVER;

    /// Outbound ports of one public address of the load balancer.
    PORTS_PER_ADDRESS = 64000 "ports per public address", High, LOAD_BALANCER;
    /// Outbound ports of each node are a multiple of this number.
    PORT_STEP = 8 "ports", High, LOAD_BALANCER;
    /// Public addresses AKS manages for a load balancer, or a NAT gateway, that states no number.
    DEFAULT_OUTBOUND_ADDRESSES = 1 "public addresses", High, AKS_API;
    /// Outbound ports of each node where none are stated: Azure chooses by the number of nodes.
    DEFAULT_OUTBOUND_PORTS = 0 "ports", High, AKS_API;
    /// Most services of a cluster behind its Standard load balancer.
    LOAD_BALANCER_SERVICES = 300 "services per cluster", High, AKS_QUOTAS;
    /// Most public addresses AKS manages for a load balancer.
    LOAD_BALANCER_ADDRESSES = 100 "public addresses", High, AKS_API;
    /// Ports Azure gives to each of up to 50 nodes.
    AUTOMATIC_PORTS_50 = 1024 "ports per node", High, LB_OUTBOUND;
    /// Ports Azure gives to each of 51 to 100 nodes.
    AUTOMATIC_PORTS_100 = 512 "ports per node", High, LB_OUTBOUND;
    /// Ports Azure gives to each of 101 to 200 nodes.
    AUTOMATIC_PORTS_200 = 256 "ports per node", High, LB_OUTBOUND;
    /// Ports Azure gives to each of 201 to 400 nodes.
    AUTOMATIC_PORTS_400 = 128 "ports per node", High, LB_OUTBOUND;
    /// Ports Azure gives to each of 401 to 800 nodes.
    AUTOMATIC_PORTS_800 = 64 "ports per node", High, LB_OUTBOUND;
    /// Ports Azure gives to each of 801 to 1,000 nodes.
    AUTOMATIC_PORTS_1000 = 32 "ports per node", High, LB_OUTBOUND;
    /// Nodes at which the table of ports that Azure chooses ends.
    AUTOMATIC_PORTS_END = 1000 "nodes", High, LB_OUTBOUND;
    /// Most ports Azure gives to a node by itself: every public address gives those of the table, up to this number.
    AUTOMATIC_PORTS_MOST = 1024 "ports per node", High, LB_OUTBOUND;
    /// Outbound ports of one public address of a NAT gateway, given out as they are needed.
    NAT_PORTS_PER_ADDRESS = 64512 "ports per public address", High, NAT_GATEWAY;
    /// Most public addresses of a NAT gateway.
    NAT_GATEWAY_ADDRESSES = 16 "public addresses", High, NAT_GATEWAY;
}

impl Confidence {
    /// The word in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// Ports Azure gives to each node of a cluster of that many, where the plan states none. Unit: ports.
///
/// Every public address gives the ports of the table, up to a most for the node. The table ends
/// at [`AUTOMATIC_PORTS_END`]; beyond it this goes on with the last step, the fewest it names.
/// Source: [`LB_OUTBOUND`](super::sources::LB_OUTBOUND).
pub fn automatic_ports(nodes: u64, addresses: u64) -> u64 {
    let each = match nodes {
        0..=50 => &AUTOMATIC_PORTS_50,
        51..=100 => &AUTOMATIC_PORTS_100,
        101..=200 => &AUTOMATIC_PORTS_200,
        201..=400 => &AUTOMATIC_PORTS_400,
        401..=800 => &AUTOMATIC_PORTS_800,
        _ => &AUTOMATIC_PORTS_1000,
    };
    let ports = each.value.saturating_mul(addresses);
    ports.min(AUTOMATIC_PORTS_MOST.value)
}

impl Limit {
    /// The value as a prefix length; 32 where it is no prefix length.
    pub fn prefix(&self) -> u8 {
        u8::try_from(self.value).unwrap_or(32)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, automatic_ports};
    use alloc::collections::BTreeSet;

    #[test]
    fn automatic_ports_follow_the_published_table() {
        // W49: the load balancer's table, at every step.
        let published = [
            (48, 1024),
            (50, 1024),
            (51, 512),
            (52, 512),
            (100, 512),
            (101, 256),
            (200, 256),
            (201, 128),
            (400, 128),
            (401, 64),
            (800, 64),
            (801, 32),
            (1000, 32),
        ];
        for (nodes, ports) in published {
            assert_eq!(automatic_ports(nodes, 1), ports, "{nodes} nodes");
        }
    }

    #[test]
    fn every_address_gives_a_node_ports_up_to_a_most() {
        // The page's own example: 100 nodes have 512 of one address, 1,024 of two, and no more of three.
        let of_addresses = |nodes| [1, 2, 3].map(|addresses| automatic_ports(nodes, addresses));
        assert_eq!(of_addresses(100), [512, 1_024, 1_024]);
        assert_eq!(of_addresses(1_000), [32, 64, 96]);
        assert_eq!(automatic_ports(50, 0), 0);
    }

    #[test]
    fn names_are_unique_and_meanings_are_sentences() {
        let names: BTreeSet<_> = ALL.iter().map(|limit| limit.name).collect();
        assert_eq!(names.len(), ALL.len());
        for limit in ALL {
            assert!(limit.meaning.ends_with('.'), "{}", limit.name);
        }
    }
}

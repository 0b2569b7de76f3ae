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

    /// The least max pods of a node pool.
    LEAST_MAX_PODS = 10 "pods per node", High, PLAN_IP_ADDRESSING;
    /// The greatest max pods of a node pool.
    GREATEST_MAX_PODS = 250 "pods per node", High, PLAN_IP_ADDRESSING;
    /// A node pool must offer this many pod slots over all its nodes.
    POOL_POD_SLOTS = 30 "pods per node pool", High, PLAN_IP_ADDRESSING;
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

impl Limit {
    /// The value as a prefix length; 32 where it is no prefix length.
    pub fn prefix(&self) -> u8 {
        u8::try_from(self.value).unwrap_or(32)
    }
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use alloc::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_meanings_are_sentences() {
        let names: BTreeSet<_> = ALL.iter().map(|limit| limit.name).collect();
        assert_eq!(names.len(), ALL.len());
        for limit in ALL {
            assert!(limit.meaning.ends_with('.'), "{}", limit.name);
        }
    }
}

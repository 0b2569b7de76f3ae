//! The plan as typed: the plan file.

use alloc::{string::String, vec::Vec};

use super::choice::{
    AllocationMode, IP_FAMILIES, NetworkDataplane, NetworkModel, NetworkPolicy, OsType,
    OutboundType, PoolMode, Purpose,
};
use super::record::{Field, Kind, Record, Slot, SlotMut, record};

record! {
    /// A plan: networks, what they are connected to, and the clusters in them.
    PlanDraft {
        /// Name of the plan.
        "name" name: Text;
        /// VNets of the plan.
        "virtualNetworks" virtual_networks: Records<VirtualNetworkDraft>;
        /// Ranges outside Azure, or outside the plan, that the VNets can reach.
        "connectedRanges" connected_ranges: Records<ConnectedRangeDraft>;
        /// AKS clusters of the plan.
        "clusters" clusters: Records<ClusterDraft>;
    }
}

record! {
    /// A VNet.
    VirtualNetworkDraft {
        /// Name of the VNet.
        "name" name: Text;
        /// Its address space, as CIDR blocks.
        "addressPrefixes" address_prefixes: Texts;
        /// Names of the VNets of this plan it is peered with; one side is enough.
        "peerings" peerings: Texts;
        /// Its subnets.
        "subnets" subnets: Records<SubnetDraft>;
    }
}

record! {
    /// A subnet of a VNet.
    SubnetDraft {
        /// Name of the subnet.
        "name" name: Text;
        /// Its range, as a CIDR block.
        "addressPrefix" address_prefix: Text;
        /// Its range and its IPv6 range, in place of `addressPrefix`, in a dual-stack VNet.
        "addressPrefixes" address_prefixes: Texts;
        /// What the subnet is for.
        "purpose" purpose: Choice(Purpose::NAMES);
        /// Service the subnet is delegated to, such as `Microsoft.ContainerService/managedClusters`.
        "delegation" delegation: Text;
        /// Name of the route table of the subnet.
        "routeTable" route_table: Text;
        /// Name of the NAT gateway of the subnet.
        "natGateway" nat_gateway: Text;
        /// Addresses in it that something outside this plan already uses.
        "usedAddresses" used_addresses: Number;
    }
}

record! {
    /// Ranges the VNets can reach: on premises, a branch office, a VNet of somebody else.
    ConnectedRangeDraft {
        /// Name of the place.
        "name" name: Text;
        /// Its ranges, as CIDR blocks.
        "addressPrefixes" address_prefixes: Texts;
        /// Names of the VNets it is connected to; all of them where none is named.
        "connectedTo" connected_to: Texts;
    }
}

record! {
    /// An AKS cluster.
    ClusterDraft {
        /// Name of the cluster.
        "name" name: Text;
        /// Name of the VNet it lives in.
        "virtualNetwork" virtual_network: Text;
        /// Kubernetes version, such as `1.34`.
        "kubernetesVersion" kubernetes_version: Text;
        /// Where pods get their addresses from.
        "networkModel" network_model: Choice(NetworkModel::NAMES);
        /// What moves packets: Azure's own data plane, or Cilium.
        "networkDataplane" network_dataplane: Choice(NetworkDataplane::NAMES);
        /// Network policy engine.
        "networkPolicy" network_policy: Choice(NetworkPolicy::NAMES);
        /// Address families, in order; IPv4 always comes first.
        "ipFamilies" ip_families: Choices(IP_FAMILIES);
        /// Range pods get their addresses from, outside every VNet.
        "podCidr" pod_cidr: Text;
        /// Pod ranges of a dual-stack cluster, in the order of `ipFamilies`.
        "podCidrs" pod_cidrs: Texts;
        /// Range services get their addresses from.
        "serviceCidr" service_cidr: Text;
        /// Service ranges of a dual-stack cluster, in the order of `ipFamilies`.
        "serviceCidrs" service_cidrs: Texts;
        /// Address of the cluster's DNS service, in the service range.
        "dnsServiceIP" dns_service_ip: Text;
        /// Docker bridge range of an older plan; no longer used.
        "dockerBridgeCidr" docker_bridge_cidr: Text;
        /// How pods reach addresses outside.
        "outboundType" outbound_type: Choice(OutboundType::NAMES);
        /// Outbound addresses and ports of the load balancer.
        "loadBalancer" load_balancer: Record<LoadBalancerDraft>;
        /// Outbound addresses of the NAT gateway.
        "natGateway" nat_gateway: Record<NatGatewayDraft>;
        /// Services the cluster will have.
        "services" services: Number;
        /// Internal load balancers, one address each.
        "internalLoadBalancers" internal_load_balancers: Number;
        /// Subnet the internal load balancers take their addresses from; the first pool's where none is named.
        "internalLoadBalancerSubnet" internal_load_balancer_subnet: Text;
        /// Fixed private addresses that load balancer services ask for.
        "loadBalancerAddresses" load_balancer_addresses: Texts;
        /// Whether the API server has a private address only.
        "privateCluster" private_cluster: Flag;
        /// Subnet of the API server, with API Server VNet Integration.
        "apiServerSubnet" api_server_subnet: Text;
        /// Subnet of virtual nodes.
        "virtualNodesSubnet" virtual_nodes_subnet: Text;
        /// Node pools.
        "nodePools" node_pools: Records<NodePoolDraft>;
    }
}

record! {
    /// Outbound side of the load balancer.
    LoadBalancerDraft {
        /// Public addresses AKS manages.
        "managedOutboundIPs" managed_outbound_ips: Number;
        /// Outbound ports of each node; 0 lets Azure choose by the number of nodes.
        "allocatedOutboundPorts" allocated_outbound_ports: Number;
    }
}

record! {
    /// Outbound side of the NAT gateway.
    NatGatewayDraft {
        /// Public addresses of the gateway.
        "managedOutboundIPs" managed_outbound_ips: Number;
    }
}

record! {
    /// A node pool.
    NodePoolDraft {
        /// Name of the pool.
        "name" name: Text;
        /// System pools run the cluster's own pods, user pools run yours.
        "mode" mode: Choice(PoolMode::NAMES);
        /// Operating system of the nodes.
        "osType" os_type: Choice(OsType::NAMES);
        /// Operating system edition, such as `Ubuntu` or `Windows2022`.
        "osSKU" os_sku: Text;
        /// Nodes.
        "count" count: Number;
        /// Whether the cluster autoscaler changes the count.
        "enableAutoScaling" enable_auto_scaling: Flag;
        /// Fewest nodes the autoscaler keeps.
        "minCount" min_count: Number;
        /// Most nodes: of the autoscaler, or of planned growth by hand.
        "maxCount" max_count: Number;
        /// Most pods on a node.
        "maxPods" max_pods: Number;
        /// Nodes an upgrade adds first: a number, or a percentage of the pool.
        "maxSurge" max_surge: Number;
        /// Nodes an upgrade may take away instead.
        "maxUnavailable" max_unavailable: Number;
        /// Subnet of the nodes.
        "vnetSubnet" vnet_subnet: Text;
        /// Subnet of the pods, under Pod Subnet.
        "podSubnet" pod_subnet: Text;
        /// How pods get addresses of the pod subnet, where it differs from the cluster's model.
        "podIPAllocationMode" pod_ip_allocation_mode: Choice(AllocationMode::NAMES);
        /// How the pool grows; of the plan only.
        "growth" growth: Record<GrowthDraft>;
    }
}

record! {
    /// How a node pool grows: in nodes, or in pods.
    GrowthDraft {
        /// Nodes it grows by in a month: a number, or a percentage of what is there, rounded up.
        "nodesPerMonth" nodes_per_month: Number;
        /// Pods it grows by in a month, from every pod slot in use on: a number, or a percentage of what is there, rounded up.
        "podsPerMonth" pods_per_month: Number;
    }
}

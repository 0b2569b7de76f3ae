//! Where the numbers come from, and the day each page was last read.

/// A public page that states a fact the planner relies on.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The page's title.
    pub title: &'static str,
    /// Its address, without a language in it.
    pub url: &'static str,
    /// The day it was last read, as `yyyy-mm-dd`.
    pub reviewed: &'static str,
}

macro_rules! sources {
    ($($(#[doc = $doc:literal])+ $name:ident: $title:literal, $url:literal, $reviewed:literal;)*) => {
        $(
            $(#[doc = $doc])+
            pub static $name: Source = Source { title: $title, url: $url, reviewed: $reviewed };
        )*

        /// Every source, in the order of this file.
        pub static ALL: &[&Source] = &[$(&$name),*];
    };
}

sources! {
    /// Sizing formulas, maximum pods and service ranges.
    PLAN_IP_ADDRESSING: "Plan IP addressing for your AKS cluster",
        "https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning", "2026-08-21";
    /// The network models beside each other; forbidden ranges.
    CNI_OVERVIEW: "AKS CNI networking overview",
        "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview", "2026-08-21";
    /// Azure CNI Overlay.
    OVERLAY: "Azure CNI Overlay networking in AKS",
        "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay", "2026-08-21";
    /// Growing an overlay pod CIDR.
    OVERLAY_EXPAND: "Expand pod CIDR space in Azure CNI Overlay clusters",
        "https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand", "2026-08-21";
    /// Azure CNI Pod Subnet, both allocation modes.
    POD_SUBNET: "Azure CNI Pod Subnet networking in AKS",
        "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet", "2026-08-21";
    /// Dynamic allocation in a pod subnet.
    POD_SUBNET_DYNAMIC: "Configure Azure CNI networking for dynamic allocation of IPs",
        "https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation", "2026-08-21";
    /// Static block allocation in a pod subnet.
    POD_SUBNET_STATIC: "Configure Azure CNI networking for static allocation of CIDR blocks",
        "https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation", "2026-08-21";
    /// kubenet and Azure CNI Node Subnet.
    LEGACY_CNI: "AKS legacy container networking interfaces",
        "https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni", "2026-08-21";
    /// kubenet with your own subnet.
    KUBENET: "Use kubenet networking with your own IP address ranges in AKS",
        "https://learn.microsoft.com/azure/aks/configure-kubenet", "2026-08-21";
    /// Bringing your own CNI plugin.
    BYO_CNI: "Bring your own Container Network Interface plugin with AKS",
        "https://learn.microsoft.com/azure/aks/use-byo-cni", "2026-08-21";
    /// Changing the network model of a cluster.
    UPDATE_CNI: "Update Azure CNI IPAM mode and data plane for existing AKS clusters",
        "https://learn.microsoft.com/azure/aks/update-azure-cni", "2026-08-21";
    /// Choosing a network model.
    PLAN_POD_NETWORKING: "Plan pod networking in AKS",
        "https://learn.microsoft.com/azure/aks/plan-pod-networking", "2026-08-21";
    /// Azure CNI Powered by Cilium.
    CILIUM: "Configure Azure CNI Powered by Cilium in AKS",
        "https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium", "2026-08-21";
    /// Network policy engines.
    NETWORK_POLICIES: "Secure traffic between pods by using network policies in AKS",
        "https://learn.microsoft.com/azure/aks/use-network-policies", "2026-08-21";
    /// Dual-stack clusters.
    DUAL_STACK: "Use dual-stack networking in AKS",
        "https://learn.microsoft.com/azure/aks/configure-dual-stack", "2026-08-21";
    /// Node pools and their bounds.
    NODE_POOLS: "Create node pools for a cluster in AKS",
        "https://learn.microsoft.com/azure/aks/create-node-pools", "2026-08-21";
    /// System node pools.
    SYSTEM_POOLS: "Use system node pools in AKS",
        "https://learn.microsoft.com/azure/aks/use-system-pools", "2026-08-21";
    /// Versions of the operating systems of nodes.
    OS_VERSIONS: "Upgrade operating system versions in AKS",
        "https://learn.microsoft.com/azure/aks/upgrade-os-version", "2026-08-21";
    /// A subnet for each node pool.
    NODE_POOL_SUBNETS: "Create node pools with unique subnets in AKS",
        "https://learn.microsoft.com/azure/aks/node-pool-unique-subnet", "2026-08-21";
    /// Quotas of the service.
    AKS_QUOTAS: "Quotas, virtual machine size restrictions and region availability in AKS",
        "https://learn.microsoft.com/azure/aks/quotas-skus-regions", "2026-08-21";
    /// Practices for large clusters.
    LARGE_CLUSTERS: "Best practices for performance and scaling of large workloads in AKS",
        "https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large", "2026-08-21";
    /// Rolling upgrades, max surge and max unavailable.
    ROLLING_UPGRADE: "Configure rolling upgrades for node pools in AKS",
        "https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling", "2026-08-21";
    /// Capacity that an upgrade takes.
    UPGRADE_CAPACITY: "Plan capacity and cost for AKS upgrades",
        "https://learn.microsoft.com/azure/aks/upgrade-capacity-cost-planning", "2026-08-21";
    /// The Standard load balancer and its outbound ports.
    LOAD_BALANCER: "Configure a public standard load balancer in AKS",
        "https://learn.microsoft.com/azure/aks/configure-load-balancer-standard", "2026-08-21";
    /// Outbound connections of a load balancer.
    LB_OUTBOUND: "Use Source Network Address Translation for outbound connections",
        "https://learn.microsoft.com/azure/load-balancer/load-balancer-outbound-connections", "2026-08-21";
    /// NAT gateway as the way out.
    NAT_GATEWAY: "Create a managed or user-assigned NAT gateway for your AKS cluster",
        "https://learn.microsoft.com/azure/aks/nat-gateway", "2026-08-21";
    /// Outbound types.
    OUTBOUND_TYPE: "Customize cluster egress with outbound types in AKS",
        "https://learn.microsoft.com/azure/aks/egress-outboundtype", "2026-08-21";
    /// Internal load balancers.
    INTERNAL_LB: "Use an internal load balancer with AKS",
        "https://learn.microsoft.com/azure/aks/internal-lb", "2026-08-21";
    /// Private clusters.
    PRIVATE_CLUSTER: "Create a private AKS cluster",
        "https://learn.microsoft.com/azure/aks/private-clusters", "2026-08-21";
    /// API server VNet integration.
    API_SERVER_VNET: "API Server VNet Integration in AKS",
        "https://learn.microsoft.com/azure/aks/api-server-vnet-integration", "2026-08-21";
    /// Virtual nodes.
    VIRTUAL_NODES: "Create virtual nodes in AKS using the Azure CLI",
        "https://learn.microsoft.com/azure/aks/virtual-nodes-cli", "2026-08-21";
    /// Application Gateway for Containers networking.
    APP_GATEWAY_CONTAINERS: "Container networking with Application Gateway for Containers",
        "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking", "2026-08-21";
    /// Application Gateway subnet sizes.
    APPLICATION_GATEWAY: "Application Gateway infrastructure configuration",
        "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure", "2026-08-21";
    /// Azure Bastion subnet sizes.
    BASTION: "About Azure Bastion configuration settings",
        "https://learn.microsoft.com/azure/bastion/configuration-settings", "2026-08-21";
    /// Azure Route Server and its subnet.
    ROUTE_SERVER: "Quickstart: Create and configure Route Server",
        "https://learn.microsoft.com/azure/route-server/quickstart-configure-route-server-portal", "2026-08-21";
    /// The AKS baseline reference architecture.
    AKS_BASELINE: "AKS baseline reference implementation: network topology",
        "https://github.com/mspnp/aks-baseline/blob/main/network-team/topology.md", "2026-08-21";
    /// Subnet sizes and reserved addresses.
    VNET_FAQ: "Azure Virtual Network frequently asked questions",
        "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq", "2026-08-21";
    /// Quotas of virtual networks.
    NETWORK_LIMITS: "Azure subscription and service limits: networking",
        "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits", "2026-08-21";
    /// Release notes of AKS.
    AKS_RELEASES: "Azure Kubernetes Service changelog",
        "https://github.com/Azure/AKS/blob/master/CHANGELOG.md", "2026-08-07";
    /// Properties of the managed cluster resource.
    AKS_API: "Managed Clusters REST API, version 2025-05-01",
        "https://learn.microsoft.com/rest/api/aks/managed-clusters/create-or-update", "2026-08-21";
    /// Subnet too small, as Azure reports it.
    ERROR_SUBNET_SIZE: "Troubleshoot the InsufficientSubnetSize error code",
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking", "2026-08-21";
    /// Subnet full, as Azure reports it.
    ERROR_SUBNET_FULL: "Troubleshoot the SubnetIsFull error code",
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisfull-error", "2026-08-21";
    /// What Azure's own check counts for nodes that hold their pods' addresses.
    PREFLIGHT_COUNT: "Azure Kubernetes Service, issue 1795",
        "https://github.com/Azure/AKS/issues/1795", "2026-08-21";
    /// More addresses on a network interface than Azure allows.
    SECONDARY_ADDRESSES: "Azure aks-engine, issue 1741",
        "https://github.com/Azure/aks-engine/issues/1741", "2026-08-21";
    /// A scale-up that wanted more addresses than a subnet had left.
    SCALE_UP_ALL_OR_NOTHING: "Azure Kubernetes Service, issue 2531",
        "https://github.com/Azure/AKS/issues/2531", "2026-08-21";
    /// Delegated subnet, as Azure reports it.
    ERROR_DELEGATED: "Troubleshoot the SubnetIsDelegated error code",
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisdelegated-error", "2026-08-21";
    /// Service range over a subnet, as Azure reports it.
    ERROR_SERVICE_OVERLAP: "Troubleshoot the ServiceCidrOverlapExistingSubnetsCidr error code",
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/servicecidroverlapexistingsubnetscidr-error", "2026-08-21";
    /// Subnets outside their VNet or over each other, as Azure reports them.
    ERROR_SUBNET_RANGES: "Field report of NetcfgSubnetRangeOutsideVnet and NetcfgSubnetRangesOverlap",
        "https://github.com/MicrosoftDocs/azure-docs/pull/123869", "2026-08-21";
    /// Pod CIDR over the VNet, as Azure reports it.
    ERROR_POD_OVERLAP: "Field report of NetworkProfileCIDROverlapVNET",
        "https://github.com/Azure-Samples/graphrag-accelerator/issues/211", "2026-08-21";
    /// DNS address outside the service range, as Azure reports it.
    ERROR_DNS_OUTSIDE: "Troubleshoot the DnsServiceIpOutOfServiceCidr error code",
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/dnsserviceipoutofservicecidr-error", "2026-08-21";
    /// How Kubernetes hands out service addresses.
    SERVICE_ALLOCATION: "Service ClusterIP allocation",
        "https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/", "2026-08-21";
    /// The batch arithmetic of dynamic allocation.
    IPAM_MATH: "Azure container networking: IPAM math",
        "https://github.com/Azure/azure-container-networking/blob/master/docs/feature/ipammath/1-ipam-math.md", "2026-08-20";
    /// Node auto-provisioning and its networking.
    NODE_AUTO_PROVISIONING: "Networking configuration for node auto-provisioning in AKS",
        "https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking", "2026-08-21";
}

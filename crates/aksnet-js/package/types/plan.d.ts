// The plan file. docs/schema/plan.schema.json says the same, with patterns.

/** A number, or a text of one as people type it: `"1,000"`, and where a share is meant `"10%"`. */
export type TypedNumber = number | string;

/** Where pods get their addresses from. */
export type NetworkModel =
  | "overlay"
  | "pod-subnet-dynamic"
  | "pod-subnet-static"
  | "node-subnet"
  | "kubenet"
  | "byo-cni";

/** A plan: the plan file, as an object. */
export interface Plan {
  /** Version of the plan file. */
  aksnet: 1;
  /** Name of the plan. */
  name?: string | null;
  /** VNets of the plan. */
  virtualNetworks?: VirtualNetwork[] | null;
  /** Ranges outside Azure, or outside the plan, that the VNets can reach. */
  connectedRanges?: ConnectedRange[] | null;
  /** AKS clusters of the plan. */
  clusters?: Cluster[] | null;
}

/** A VNet. */
export interface VirtualNetwork {
  /** Name of the VNet. */
  name?: string | null;
  /** Its address space, as CIDR blocks. */
  addressPrefixes?: string[] | null;
  /** Names of the VNets of this plan it is peered with; one side is enough. */
  peerings?: string[] | null;
  /** Its subnets. */
  subnets?: Subnet[] | null;
}

/** A subnet of a VNet. */
export interface Subnet {
  /** Name of the subnet. */
  name?: string | null;
  /** Its range, as a CIDR block. */
  addressPrefix?: string | null;
  /** Its range and its IPv6 range, in place of `addressPrefix`, in a dual-stack VNet. */
  addressPrefixes?: string[] | null;
  /** What the subnet is for. */
  purpose?:
    | "nodes"
    | "pods"
    | "api-server"
    | "application-gateway"
    | "app-gateway-for-containers"
    | "firewall"
    | "bastion"
    | "gateway"
    | "route-server"
    | "private-endpoints"
    | "internal-load-balancers"
    | "virtual-nodes"
    | "other"
    | null;
  /** Service the subnet is delegated to, such as `Microsoft.ContainerService/managedClusters`. */
  delegation?: string | null;
  /** Name of the route table of the subnet. */
  routeTable?: string | null;
  /** Name of the NAT gateway of the subnet. */
  natGateway?: string | null;
  /** Addresses in it that something outside this plan already uses. */
  usedAddresses?: TypedNumber | null;
}

/** Ranges the VNets can reach: on premises, a branch office, a VNet of somebody else. */
export interface ConnectedRange {
  /** Name of the place. */
  name?: string | null;
  /** Its ranges, as CIDR blocks. */
  addressPrefixes?: string[] | null;
  /** Names of the VNets it is connected to; all of them where none is named. */
  connectedTo?: string[] | null;
}

/** An AKS cluster. */
export interface Cluster {
  /** Name of the cluster. */
  name?: string | null;
  /** Name of the VNet it lives in. */
  virtualNetwork?: string | null;
  /** Kubernetes version, such as `1.34`. */
  kubernetesVersion?: string | null;
  /** Where pods get their addresses from. */
  networkModel?: NetworkModel | null;
  /** What moves packets: Azure's own data plane, or Cilium. */
  networkDataplane?: "azure" | "cilium" | null;
  /** Network policy engine. */
  networkPolicy?: "none" | "azure" | "calico" | "cilium" | null;
  /** Address families, in order; IPv4 always comes first. */
  ipFamilies?: ("IPv4" | "IPv6")[] | null;
  /** Range pods get their addresses from, outside every VNet. */
  podCidr?: string | null;
  /** Pod ranges of a dual-stack cluster, in the order of `ipFamilies`. */
  podCidrs?: string[] | null;
  /** Range services get their addresses from. */
  serviceCidr?: string | null;
  /** Service ranges of a dual-stack cluster, in the order of `ipFamilies`. */
  serviceCidrs?: string[] | null;
  /** Address of the cluster's DNS service, in the service range. */
  dnsServiceIP?: string | null;
  /** Docker bridge range of an older plan; no longer used. */
  dockerBridgeCidr?: string | null;
  /** How pods reach addresses outside. */
  outboundType?:
    | "loadBalancer"
    | "managedNATGateway"
    | "userAssignedNATGateway"
    | "userDefinedRouting"
    | "none"
    | "block"
    | null;
  /** Outbound addresses and ports of the load balancer. */
  loadBalancer?: LoadBalancer | null;
  /** Outbound addresses of the NAT gateway. */
  natGateway?: NatGateway | null;
  /** Services the cluster will have. */
  services?: TypedNumber | null;
  /** Internal load balancers, one address each. */
  internalLoadBalancers?: TypedNumber | null;
  /** Subnet the internal load balancers take their addresses from; the first pool's where none is named. */
  internalLoadBalancerSubnet?: string | null;
  /** Fixed private addresses that load balancer services ask for. */
  loadBalancerAddresses?: string[] | null;
  /** Whether the API server has a private address only. */
  privateCluster?: boolean | null;
  /** Subnet of the API server, with API Server VNet Integration. */
  apiServerSubnet?: string | null;
  /** Subnet of virtual nodes. */
  virtualNodesSubnet?: string | null;
  /** Node pools. */
  nodePools?: NodePool[] | null;
}

/** Outbound side of the load balancer. */
export interface LoadBalancer {
  /** Public addresses AKS manages. */
  managedOutboundIPs?: TypedNumber | null;
  /** Outbound ports of each node; 0 lets Azure choose by the number of nodes. */
  allocatedOutboundPorts?: TypedNumber | null;
}

/** Outbound side of the NAT gateway. */
export interface NatGateway {
  /** Public addresses of the gateway. */
  managedOutboundIPs?: TypedNumber | null;
}

/** A node pool. */
export interface NodePool {
  /** Name of the pool. */
  name?: string | null;
  /** System pools run the cluster's own pods, user pools run yours. */
  mode?: "System" | "User" | null;
  /** Operating system of the nodes. */
  osType?: "Linux" | "Windows" | null;
  /** Operating system edition, such as `Ubuntu` or `Windows2022`. */
  osSKU?: string | null;
  /** Nodes. */
  count?: TypedNumber | null;
  /** Whether the cluster autoscaler changes the count. */
  enableAutoScaling?: boolean | null;
  /** Fewest nodes the autoscaler keeps. */
  minCount?: TypedNumber | null;
  /** Most nodes: of the autoscaler, or of planned growth by hand. */
  maxCount?: TypedNumber | null;
  /** Most pods on a node. */
  maxPods?: TypedNumber | null;
  /** Nodes an upgrade adds first: a number, or a percentage of the pool. */
  maxSurge?: TypedNumber | null;
  /** Nodes an upgrade may take away instead. */
  maxUnavailable?: TypedNumber | null;
  /** Subnet of the nodes. */
  vnetSubnet?: string | null;
  /** Subnet of the pods, under Pod Subnet. */
  podSubnet?: string | null;
  /** How pods get addresses of the pod subnet, where it differs from the cluster's model. */
  podIPAllocationMode?: "DynamicIndividual" | "StaticBlock" | null;
  /** How the pool grows; of the plan only. */
  growth?: Growth | null;
}

/** How a node pool grows: in nodes, or in pods. */
export interface Growth {
  /** Nodes it grows by in a month: a number, or a percentage of what is there, rounded up. */
  nodesPerMonth?: TypedNumber | null;
  /** Pods it grows by in a month, from every pod slot in use on: a number, or a percentage of what is there, rounded up. */
  podsPerMonth?: TypedNumber | null;
}

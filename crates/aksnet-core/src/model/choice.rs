//! The names a plan chooses from, as Azure Resource Manager spells them where it has one.

/// A name out of a few.
pub(super) trait Choice: Copy {
    /// All names, in the order in which they are offered.
    const NAMES: &'static [&'static str];
    /// The one of that name.
    fn named(text: &str) -> Option<Self>;
    /// Its name.
    fn name(self) -> &'static str;
}

macro_rules! choice {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident $text:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[doc = $meaning])+ #[cfg_attr(feature = "serde", serde(rename = $text))] $variant,)+
        }

        impl $name {
            /// Every one of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their names in the plan file, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The name in the plan file.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// The one of that name, whatever its capitals.
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str().eq_ignore_ascii_case(text))
            }
        }

        impl Choice for $name {
            const NAMES: &'static [&'static str] = Self::NAMES;

            fn named(text: &str) -> Option<Self> {
                Self::named(text)
            }

            fn name(self) -> &'static str {
                self.as_str()
            }
        }
    };
}

choice! {
    /// Where pods get their addresses from.
    NetworkModel {
        /// Azure CNI Overlay.
        Overlay "overlay",
        /// Azure CNI Pod Subnet, addresses in batches on demand.
        PodSubnetDynamic "pod-subnet-dynamic",
        /// Azure CNI Pod Subnet, whole blocks for each node.
        PodSubnetStatic "pod-subnet-static",
        /// Azure CNI Node Subnet, legacy.
        NodeSubnet "node-subnet",
        /// kubenet, legacy.
        Kubenet "kubenet",
        /// A CNI plugin of your own.
        ByoCni "byo-cni",
    }
}

impl NetworkModel {
    /// The name people know.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overlay => "Azure CNI Overlay",
            Self::PodSubnetDynamic => "Pod Subnet, dynamic",
            Self::PodSubnetStatic => "Pod Subnet, static block",
            Self::NodeSubnet => "Node Subnet",
            Self::Kubenet => "kubenet",
            Self::ByoCni => "Bring your own CNI",
        }
    }

    /// Whether pods live in a range outside every VNet.
    pub const fn uses_pod_cidr(self) -> bool {
        matches!(self, Self::Overlay | Self::Kubenet | Self::ByoCni)
    }

    /// Whether every node gets a block of the pod CIDR of its own.
    pub const fn gives_nodes_pod_blocks(self) -> bool {
        matches!(self, Self::Overlay | Self::Kubenet)
    }

    /// Whether AKS leads a running cluster from here to Azure CNI Overlay.
    pub const fn migrates_to_overlay(self) -> bool {
        matches!(self, Self::NodeSubnet | Self::Kubenet)
    }

    /// Whether pods live in a subnet of their own.
    pub const fn uses_pod_subnet(self) -> bool {
        matches!(self, Self::PodSubnetDynamic | Self::PodSubnetStatic)
    }
}

choice! {
    /// What moves packets.
    NetworkDataplane {
        /// Azure's own.
        Azure "azure",
        /// Cilium.
        Cilium "cilium",
    }
}

choice! {
    /// Network policy engine.
    NetworkPolicy {
        /// None.
        None "none",
        /// Azure network policy manager.
        Azure "azure",
        /// Calico.
        Calico "calico",
        /// Cilium.
        Cilium "cilium",
    }
}

choice! {
    /// How pods reach addresses outside.
    OutboundType {
        /// The cluster's public load balancer.
        LoadBalancer "loadBalancer",
        /// A NAT gateway AKS manages.
        ManagedNatGateway "managedNATGateway",
        /// A NAT gateway of your own.
        UserAssignedNatGateway "userAssignedNATGateway",
        /// Routes of your own, to a firewall for one.
        UserDefinedRouting "userDefinedRouting",
        /// No way out that AKS sets up.
        None "none",
        /// Every way out is blocked.
        Block "block",
    }
}

choice! {
    /// What a node pool is for.
    PoolMode {
        /// Runs the cluster's own pods.
        System "System",
        /// Runs your pods.
        User "User",
    }
}

choice! {
    /// Operating system of nodes.
    OsType {
        /// Linux.
        Linux "Linux",
        /// Windows Server.
        Windows "Windows",
    }
}

choice! {
    /// How pods get addresses of a pod subnet.
    AllocationMode {
        /// In batches, on demand.
        Dynamic "DynamicIndividual",
        /// In whole blocks, for the life of the node.
        Static "StaticBlock",
    }
}

choice! {
    /// What a subnet is for.
    Purpose {
        /// Nodes.
        Nodes "nodes",
        /// Pods.
        Pods "pods",
        /// API servers.
        ApiServer "api-server",
        /// Application Gateway.
        ApplicationGateway "application-gateway",
        /// Application Gateway for Containers.
        AppGatewayForContainers "app-gateway-for-containers",
        /// Azure Firewall.
        Firewall "firewall",
        /// Azure Bastion.
        Bastion "bastion",
        /// VPN or ExpressRoute gateway.
        Gateway "gateway",
        /// Azure Route Server.
        RouteServer "route-server",
        /// Private endpoints.
        PrivateEndpoints "private-endpoints",
        /// Internal load balancers.
        InternalLoadBalancers "internal-load-balancers",
        /// Virtual nodes.
        VirtualNodes "virtual-nodes",
        /// Anything else.
        Other "other",
    }
}

/// Names of the address families.
pub(super) const IP_FAMILIES: &[&str] = &["IPv4", "IPv6"];

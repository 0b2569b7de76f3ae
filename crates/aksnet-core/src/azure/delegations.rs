//! Services a subnet may be delegated to.

use super::sources::{self, Source};

/// A service that has a subnet to itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Delegation {
    /// The service, as Azure spells it.
    pub service: &'static str,
    /// The page that says so.
    pub source: &'static Source,
}

impl Delegation {
    /// Whether a text names this service, whatever its capitals.
    pub fn is(&self, text: &str) -> bool {
        self.service.eq_ignore_ascii_case(text)
    }
}

/// API servers; AKS delegates pod subnets to it as well, and takes it on node subnets.
pub static API_SERVERS: Delegation = Delegation {
    service: "Microsoft.ContainerService/managedClusters",
    source: &sources::API_SERVER_VNET,
};

/// Virtual nodes.
pub static VIRTUAL_NODES: Delegation = Delegation {
    service: "Microsoft.ContainerInstance/containerGroups",
    source: &sources::VIRTUAL_NODES,
};

/// Application Gateway for Containers.
pub static APP_GATEWAY_CONTAINERS: Delegation = Delegation {
    service: "Microsoft.ServiceNetworking/trafficControllers",
    source: &sources::APP_GATEWAY_CONTAINERS,
};

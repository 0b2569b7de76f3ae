//! Who lives in the subnets of a VNet.

use crate::model::{Plan, Purpose, Subnet, SubnetId};
use crate::rules::evidence::Evidence;

/// A service that has a subnet of a fixed name.
pub(in crate::rules) struct Named {
    /// What the subnet is for.
    pub(super) purpose: Purpose,
    /// Names Azure takes for it.
    pub(super) names: &'static [&'static str],
}

/// Services that look for their subnet by its name.
pub(super) static NAMED: [Named; 4] = [
    Named {
        purpose: Purpose::Firewall,
        names: &["AzureFirewallSubnet", "AzureFirewallManagementSubnet"],
    },
    Named {
        purpose: Purpose::Bastion,
        names: &["AzureBastionSubnet"],
    },
    Named {
        purpose: Purpose::Gateway,
        names: &["GatewaySubnet"],
    },
    Named {
        purpose: Purpose::RouteServer,
        names: &["RouteServerSubnet"],
    },
];

/// What a purpose is called in a sentence.
pub(super) const fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Nodes => "nodes",
        Purpose::Pods => "pods",
        Purpose::ApiServer => "API servers",
        Purpose::ApplicationGateway => "Application Gateway",
        Purpose::AppGatewayForContainers => "Application Gateway for Containers",
        Purpose::Firewall => "Azure Firewall",
        Purpose::Bastion => "Azure Bastion",
        Purpose::Gateway => "a VPN or ExpressRoute gateway",
        Purpose::RouteServer => "Azure Route Server",
        Purpose::PrivateEndpoints => "private endpoints",
        Purpose::InternalLoadBalancers => "internal load balancers",
        Purpose::VirtualNodes => "virtual nodes",
        Purpose::Other => "something else",
    }
}

/// The service whose fixed name a subnet has.
pub(in crate::rules) fn named(name: &str) -> Option<&'static Named> {
    NAMED.iter().find(|service| {
        service
            .names
            .iter()
            .any(|fixed| fixed.eq_ignore_ascii_case(name))
    })
}

/// Subnets for a purpose: those the plan says it of, and those whose name leaves no other.
pub(super) fn subnets_for(
    plan: &Plan,
    purpose: Purpose,
) -> impl Iterator<Item = (SubnetId, &Subnet)> + '_ {
    subnets(plan).filter(move |(_, subnet)| match subnet.purpose {
        Some(given) => given == purpose,
        None => named(&subnet.name).is_some_and(|service| service.purpose == purpose),
    })
}

/// Every subnet of the plan.
pub(super) fn subnets(plan: &Plan) -> impl Iterator<Item = (SubnetId, &Subnet)> + '_ {
    let vnets = plan.virtual_networks.iter().enumerate();
    vnets.flat_map(|(vnet, network)| {
        let subnets = network.subnets.iter().enumerate();
        subnets.map(move |(subnet, own)| (SubnetId { vnet, subnet }, own))
    })
}

/// Whether a cluster or a pool names the subnet, even where its model makes no use of it.
pub(super) fn is_named_by_clusters(evidence: &Evidence<'_>, id: SubnetId) -> bool {
    let by_pool = evidence.pools().any(|place| {
        let pool = place.pool;
        [pool.node_subnet, pool.pod_subnet, pool.pod_subnet_elsewhere].contains(&Some(id))
    });
    by_pool
        || evidence.clusters().any(|(_, cluster)| {
            [
                cluster.api_server_subnet,
                cluster.virtual_nodes_subnet,
                cluster.internal_load_balancer_subnet,
            ]
            .contains(&Some(id))
        })
}

//! Who lives in the subnets of a VNet.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use crate::model::{NetworkModel, Plan, Purpose, Subnet, SubnetId};
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

/// A use that a cluster makes of a subnet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    /// What it uses the subnet for.
    pub(super) purpose: Purpose,
    /// Name of the pool, or of the cluster where it is no pool's.
    pub(super) user: String,
    /// The field that says so, as a JSON Pointer.
    pub(super) path: String,
}

/// What clusters use each subnet for.
pub(super) fn uses(evidence: &Evidence<'_>) -> BTreeMap<SubnetId, Vec<Use>> {
    let mut uses: BTreeMap<SubnetId, Vec<Use>> = BTreeMap::new();
    let mut add = |subnet: Option<SubnetId>, purpose, user: &str, path: String| {
        if let Some(subnet) = subnet {
            uses.entry(subnet).or_default().push(Use {
                purpose,
                user: user.into(),
                path,
            });
        }
    };
    for place in evidence.pools() {
        let pool = place.pool;
        let of_pods = pool.model.is_some_and(NetworkModel::uses_pod_subnet);
        add(
            pool.node_subnet,
            Purpose::Nodes,
            &pool.name,
            place.path("vnetSubnet"),
        );
        add(
            pool.pod_subnet.filter(|_| of_pods),
            Purpose::Pods,
            &pool.name,
            place.path("podSubnet"),
        );
    }
    for (place, cluster) in evidence.clusters() {
        let of_cluster = [
            (
                cluster.api_server_subnet,
                Purpose::ApiServer,
                "apiServerSubnet",
            ),
            (
                cluster.virtual_nodes_subnet,
                Purpose::VirtualNodes,
                "virtualNodesSubnet",
            ),
            (
                cluster.internal_load_balancer_subnet,
                Purpose::InternalLoadBalancers,
                "internalLoadBalancerSubnet",
            ),
        ];
        for (subnet, purpose, field) in of_cluster {
            let path = alloc::format!("/clusters/{place}/{field}");
            add(subnet, purpose, &cluster.name, path);
        }
    }
    uses
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

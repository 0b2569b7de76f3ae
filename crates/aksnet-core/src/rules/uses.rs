//! What clusters use subnets for.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::evidence::Evidence;
use crate::model::{NetworkModel, Purpose, SubnetId};

/// What clusters use each subnet for; subnets that none uses are left out.
pub(super) type Uses<'a> = BTreeMap<SubnetId, Vec<Use<'a>>>;

/// A use that a cluster makes of a subnet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'a> {
    /// What it uses the subnet for.
    pub(super) purpose: Purpose,
    /// Name of the pool, or of the cluster where it is no pool's.
    pub(super) user: &'a str,
    cluster: usize,
    pool: Option<usize>,
    field: &'static str,
}

impl Use<'_> {
    /// The field that says so, as a JSON Pointer.
    pub(super) fn path(&self) -> String {
        let Self { cluster, field, .. } = self;
        match self.pool {
            Some(pool) => format!("/clusters/{cluster}/nodePools/{pool}/{field}"),
            None => format!("/clusters/{cluster}/{field}"),
        }
    }
}

/// What the clusters of a plan use each subnet for: pools first, then the clusters themselves.
pub(super) fn uses<'a>(evidence: &Evidence<'a>) -> Uses<'a> {
    let mut uses = Uses::new();
    let mut add = |subnet: Option<SubnetId>, one: Use<'a>| {
        if let Some(subnet) = subnet {
            uses.entry(subnet).or_default().push(one);
        }
    };
    for place in evidence.pools() {
        let pool = place.pool;
        let of_pods = pool.model.is_some_and(NetworkModel::uses_pod_subnet);
        let nodes = Use {
            purpose: Purpose::Nodes,
            user: &pool.name,
            cluster: place.cluster_place,
            pool: Some(place.place),
            field: "vnetSubnet",
        };
        let pods = Use {
            purpose: Purpose::Pods,
            field: "podSubnet",
            ..nodes
        };
        add(pool.node_subnet, nodes);
        add(pool.pod_subnet.filter(|_| of_pods), pods);
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
            let one = Use {
                purpose,
                user: &cluster.name,
                cluster: place,
                pool: None,
                field,
            };
            add(subnet, one);
        }
    }
    uses
}

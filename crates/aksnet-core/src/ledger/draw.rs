//! One line of the ledger.

use super::nodes::Nodes;
use super::stage::PerStage;

/// Who draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Consumer {
    /// The node pool at that place in its cluster.
    Pool(usize),
    /// Internal load balancers.
    InternalLoadBalancers,
    /// The private endpoint of a private cluster.
    PrivateEndpoint,
    /// The API server in its own subnet.
    ApiServer,
    /// Services the plan states.
    Services,
    /// Services every cluster has: the API server's and DNS.
    ClusterServices,
    /// A subnet of the VNet, towards the VNet's quota.
    Subnet(usize),
}

impl Consumer {
    /// What it is, in words, where it is no pool and no subnet.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pool(_) => "node pool",
            Self::InternalLoadBalancers => "internal load balancers",
            Self::PrivateEndpoint => "private endpoint",
            Self::ApiServer => "API server",
            Self::Services => "services",
            Self::ClusterServices => "the cluster's own services",
            Self::Subnet(_) => "subnet",
        }
    }
}

/// A line: who draws, and how much at each stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Place of the cluster in the plan; `None` for draws of no single cluster.
    pub cluster: Option<usize>,
    /// Who draws.
    pub consumer: Consumer,
    /// How much; `None` where a field it needs cannot be read.
    pub stages: PerStage<Option<Units>>,
    /// Units Azure counts for each node in its own check; `None` where it counts the line as it is.
    pub azure_per_node: Option<u64>,
}

impl Draw {
    /// Units of those nodes without surge, each with what it takes as it comes up.
    pub(super) fn as_nodes_come_up(&self, units: Units) -> u64 {
        let at_first = self
            .stages
            .create
            .map_or(units.per_node, |create| create.per_node);
        let of_pods = units.per_node.saturating_sub(at_first);
        let of_all_pods = units.nodes.all().saturating_mul(of_pods);
        let of_nodes = units.units.saturating_sub(of_all_pods);
        of_nodes.saturating_sub(units.nodes.surge.saturating_mul(at_first))
    }
}

/// How much a line draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Nodes of the pool; none for draws that are not of nodes.
    pub nodes: Nodes,
    /// Units each of them takes.
    pub per_node: u64,
    /// Units in all.
    pub units: u64,
}

impl Units {
    /// So many nodes at so many units each.
    pub fn of(nodes: Nodes, per_node: u64) -> Self {
        Self {
            nodes,
            per_node,
            units: nodes.all().saturating_mul(per_node),
        }
    }

    /// A fixed number of units.
    pub fn fixed(units: u64) -> Self {
        Self {
            units,
            ..Self::default()
        }
    }

    /// Units of the surge nodes alone.
    pub fn of_surge(self) -> u64 {
        self.nodes.surge.saturating_mul(self.per_node)
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::Consumer;

    #[test]
    fn every_consumer_has_a_title_of_its_own() {
        let titles = [
            Consumer::Pool(0),
            Consumer::InternalLoadBalancers,
            Consumer::PrivateEndpoint,
            Consumer::ApiServer,
            Consumer::Services,
            Consumer::ClusterServices,
            Consumer::Subnet(0),
        ]
        .map(Consumer::title);
        assert!(titles.iter().all(|title| !title.is_empty()));
        assert_eq!(BTreeSet::from(titles).len(), titles.len());
    }
}

//! What a cluster draws beside nodes and pods.

use super::draw::{Consumer, Draw, Units};
use super::measure::Measure;
use super::open::{ClusterLedger, Ledger, push};
use super::range::{Range, RangeKind};
use super::stage::PerStage;
use crate::azure::limits;
use crate::model::{Cluster, Plan};

impl Ledger {
    /// What the cluster has in subnets beside nodes and pods.
    pub(super) fn enter_neighbours(
        &mut self,
        plan: &Plan,
        place: usize,
        cluster: &Cluster,
        entry: &mut ClusterLedger,
    ) {
        let first_pool = cluster.pools.first().and_then(|pool| pool.node_subnet);
        let balancers = match cluster.internal_load_balancer_subnet {
            Some(own) => Some((own, RangeKind::InternalLoadBalancerSubnet)),
            None => first_pool.map(|subnet| (subnet, RangeKind::NodeSubnet)),
        };
        let endpoint = first_pool
            .filter(|_| cluster.private_cluster && cluster.api_server_subnet.is_none())
            .map(|subnet| (subnet, RangeKind::NodeSubnet));
        let api_server = cluster
            .api_server_subnet
            .map(|subnet| (subnet, RangeKind::ApiServerSubnet));
        let fixed = [
            (
                balancers,
                Consumer::InternalLoadBalancers,
                cluster.internal_load_balancers,
            ),
            (
                endpoint,
                Consumer::PrivateEndpoint,
                limits::PRIVATE_ENDPOINT.value,
            ),
            (
                api_server,
                Consumer::ApiServer,
                limits::API_SERVER_ADDRESSES.value,
            ),
        ];
        for (subnet, consumer, units) in fixed {
            let Some((id, kind)) = subnet.filter(|_| units > 0) else {
                continue;
            };
            let range = self.subnet(plan, id, kind);
            self.enter(range, Draw::fixed(Some(place), consumer, units));
            if !entry.ranges.contains(&range) {
                entry.ranges.push(range);
            }
        }
    }

    /// The services the plan states, in the service range.
    pub(super) fn enter_services(
        &mut self,
        plan: &Plan,
        place: usize,
        cluster: &Cluster,
        entry: &mut ClusterLedger,
    ) {
        let range = Range::sized(
            RangeKind::ServiceCidr,
            cluster.name.clone(),
            plan.service_cidr_path(place),
            cluster.service_cidr.value(),
            Measure::ServiceRange,
            0,
        );
        let range = push(&mut self.ranges, range);
        let own = limits::CLUSTER_SERVICES.value;
        self.enter(
            range,
            Draw::fixed(Some(place), Consumer::ClusterServices, own),
        );
        if let Some(services) = cluster.services {
            self.enter(
                range,
                Draw::fixed(Some(place), Consumer::Services, services),
            );
        }
        entry.ranges.push(range);
    }
}

impl Draw {
    fn fixed(cluster: Option<usize>, consumer: Consumer, units: u64) -> Self {
        Self {
            cluster,
            consumer,
            stages: PerStage::each(|_| Some(Units::fixed(units))),
            azure_per_node: None,
        }
    }
}

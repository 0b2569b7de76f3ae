//! The outbound ports of a cluster.

use alloc::format;

use super::measure::Measure;
use super::open::{ClusterLedger, Ledger, push};
use super::range::{Range, RangeKind};
use crate::azure::limits;
use crate::model::{Cluster, OutboundType};

/// Whether the plan states how many ports each node gets.
///
/// Where Azure chooses, it never gives out more than there are.
pub(super) fn states_ports(cluster: &Cluster) -> bool {
    cluster.outbound_type == OutboundType::LoadBalancer && cluster.outbound_ports.value() != Some(0)
}

impl Ledger {
    /// The ports of the load balancer's addresses.
    pub(super) fn outbound_ports(&mut self, place: usize, cluster: &Cluster) -> usize {
        let addresses = cluster.load_balancer_ips.value();
        let measure = Measure::Each(&limits::PORTS_PER_ADDRESS, addresses.unwrap_or(0));
        let path = format!("/clusters/{place}/loadBalancer/allocatedOutboundPorts");
        let mut range = Range::counted(RangeKind::SnatPorts, cluster.name.clone(), path, measure);
        range.supply = range.supply.filter(|_| addresses.is_some());
        push(&mut self.ranges, range)
    }

    /// The ports of a NAT gateway's addresses. Nodes take them as they need them, so none is drawn ahead.
    pub(super) fn enter_nat_gateway(
        &mut self,
        place: usize,
        cluster: &Cluster,
        entry: &mut ClusterLedger,
    ) {
        let through = matches!(
            cluster.outbound_type,
            OutboundType::ManagedNatGateway | OutboundType::UserAssignedNatGateway
        );
        let Some(addresses) = cluster.nat_gateway_ips.value().filter(|_| through) else {
            return;
        };
        let measure = Measure::Each(&limits::NAT_PORTS_PER_ADDRESS, addresses);
        let path = format!("/clusters/{place}/natGateway/managedOutboundIPs");
        let range = Range::counted(RangeKind::SnatPorts, cluster.name.clone(), path, measure);
        entry.ranges.push(push(&mut self.ranges, range));
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::{Ledger, RangeKind, Stage, Verdict};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use crate::sizing::{Question, capacity};
    use alloc::string::ToString;

    fn with_ports(ports: u64, addresses: u64) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with(
                "/clusters/0/loadBalancer/allocatedOutboundPorts",
                &ports.to_string(),
            )
            .with(
                "/clusters/0/loadBalancer/managedOutboundIPs",
                &addresses.to_string(),
            )
            .with("/clusters/0/podCidr", "172.20.0.0/14")
            .with("/clusters/0/nodePools/0/maxSurge", "0")
    }

    #[test]
    fn nodes_that_fit_follow_the_published_table() {
        // W47: 64,000 ports an address, divided by the ports of a node.
        let published = [
            (1_000, 2, 128),
            (1_000, 7, 448),
            (4_000, 2, 32),
            (4_000, 7, 112),
        ];
        for (ports, addresses, nodes) in published {
            let plan = with_ports(ports, addresses).read().plan;
            let ledger = Ledger::of(&plan);
            let fits = capacity(&plan, &ledger, 0, Question::at(Stage::Create)).unwrap();
            assert_eq!(fits.nodes, nodes, "{ports} ports, {addresses} addresses");
            let limit = &ledger.ranges[fits.limited_by.unwrap()];
            assert_eq!(limit.kind, RangeKind::SnatPorts);
        }
    }

    #[test]
    fn surge_nodes_count_from_the_start_and_never_in_part() {
        let draft = with_ports(1_000, 2).with("/clusters/0/nodePools/0/maxSurge", "1");
        for (count, verdict) in [
            ("126", Verdict::Ok),
            ("127", Verdict::Warning),
            ("128", Verdict::Error),
        ] {
            let plan = draft
                .clone()
                .with("/clusters/0/nodePools/0/count", count)
                .read()
                .plan;
            let ledger = Ledger::of(&plan);
            let ports = ledger.of_kind(RangeKind::SnatPorts).next().unwrap();
            for stage in Stage::ALL {
                assert_eq!(ports.verdict(stage), verdict, "{count} nodes");
            }
        }
    }

    #[test]
    fn sixteen_addresses_of_a_nat_gateway_have_over_a_million_ports() {
        // W50: 16 times 64,512.
        let plan = clean()
            .with("/clusters/0/outboundType", "userAssignedNATGateway")
            .with("/clusters/0/natGateway/managedOutboundIPs", "16")
            .read()
            .plan;
        let ledger = Ledger::of(&plan);
        let ports = ledger.of_kind(RangeKind::SnatPorts).next().unwrap();
        assert_eq!(ports.usable(), Some(1_032_192));
        assert_eq!(ports.verdict(Stage::Upgrade), Verdict::Ok);
    }

    #[test]
    fn azures_own_choice_of_ports_is_no_range() {
        let plan = clean().read().plan;
        assert_eq!(Ledger::of(&plan).of_kind(RangeKind::SnatPorts).count(), 0);
    }
}

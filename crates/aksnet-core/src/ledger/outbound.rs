//! The outbound ports of a cluster.

use alloc::format;

use super::draw::Units;
use super::measure::Measure;
use super::nodes::Nodes;
use super::open::{ClusterLedger, Ledger, push};
use super::range::{Demand, Range, RangeKind};
use super::stage::{PerStage, Stage};
use crate::azure::limits;
use crate::model::{Cluster, OutboundType};

/// Ports the plan gives each node, none where Azure chooses; `None` where nobody can say.
pub(super) fn ports_stated(cluster: &Cluster) -> Option<u64> {
    let ports = cluster.outbound_ports.value()?;
    // How many Azure gives a node depends on the addresses too.
    (ports > 0 || cluster.load_balancer_ips.value().is_some()).then_some(ports)
}

impl Ledger {
    /// The ports of the load balancer's addresses: as many for each node as the plan states, else as Azure's table says.
    pub(super) fn outbound_ports(&mut self, place: usize, cluster: &Cluster) -> usize {
        let addresses = cluster.load_balancer_ips.value();
        let number = addresses.unwrap_or(0);
        let measure = match cluster.outbound_ports.value() {
            Some(0) => Measure::AutomaticPorts(number),
            _ => Measure::Each(&limits::PORTS_PER_ADDRESS, number),
        };
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

impl Range {
    /// Gives every node the ports of Azure's table, and adds them up.
    ///
    /// How many each has depends on all nodes there are: one node more may draw less in all. As
    /// far as the table goes, it never gives out more than the addresses have.
    pub(super) fn share_ports_out(&mut self, addresses: u64) {
        let ports = |nodes: u64| limits::automatic_ports(nodes, addresses);
        let all = |nodes: u64| nodes.saturating_mul(ports(nodes));
        self.demand = PerStage::each(|stage| {
            let mut demand = Demand::default();
            let mut nodes = Nodes::default();
            let mut largest_surge: u64 = 0;
            for draw in &mut self.draws {
                let Some(units) = draw.stages.at_mut(stage) else {
                    demand.incomplete = true;
                    continue;
                };
                nodes.steady = nodes.steady.saturating_add(units.nodes.steady);
                nodes.surge = nodes.surge.saturating_add(units.nodes.surge);
                largest_surge = largest_surge.max(units.nodes.surge);
            }
            for units in self
                .draws
                .iter_mut()
                .filter_map(|draw| draw.stages.at_mut(stage).as_mut())
            {
                *units = Units::of(units.nodes, ports(nodes.all()));
            }
            Demand {
                needed: all(nodes.all()),
                one_pool_at_a_time: all(nodes.steady.saturating_add(largest_surge)),
                without_surge: all(nodes.steady),
                as_nodes_come_up: all(nodes.steady),
                ..demand
            }
        });
    }

    /// Ports Azure gives each node at a stage where it chooses them, and the nodes it gives them to.
    ///
    /// `None` for every other range. Units: ports and nodes.
    pub fn automatic_ports(&self, stage: Stage) -> Option<(u64, u64)> {
        let Measure::AutomaticPorts(addresses) = self.measure else {
            return None;
        };
        let units = self.draws.iter().filter_map(|draw| *draw.stages.at(stage));
        let nodes = units.fold(0, |sum: u64, units| sum.saturating_add(units.nodes.all()));
        Some((limits::automatic_ports(nodes, addresses), nodes))
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::{Ledger, Range, RangeKind, Stage, Verdict};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use crate::sizing::{Question, capacity};
    use alloc::{string::ToString, vec::Vec};

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

    /// One pool of so many nodes that surges by one, and what its addresses have.
    fn automatic(nodes: u64, addresses: u64) -> PlanDraft {
        with_ports(0, addresses)
            .with("/clusters/0/nodePools/0/count", &nodes.to_string())
            .with("/clusters/0/nodePools/0/maxSurge", "1")
            .with("/clusters/0/podCidr", "172.16.0.0/12")
    }

    fn ports(draft: &PlanDraft) -> Range {
        let ledger = Ledger::of(&draft.read().plan);
        ledger
            .of_kind(RangeKind::SnatPorts)
            .next()
            .cloned()
            .unwrap()
    }

    #[test]
    fn a_node_more_lowers_what_azure_gives_each() {
        let range = ports(&automatic(50, 1));
        assert_eq!(range.usable(), Some(64_000));
        // 50 nodes at 1,024, and 51 with the surge node at 512.
        assert_eq!(
            (range.demand.create.needed, range.demand.upgrade.needed),
            (51_200, 26_112)
        );
        assert_eq!(range.demand.upgrade.without_surge, 51_200);
        let units = range.draws[0].stages.upgrade.unwrap();
        assert_eq!((units.per_node, units.units), (512, 26_112));
        assert_eq!(range.automatic_ports(Stage::Create), Some((1_024, 50)));
        assert_eq!(range.automatic_ports(Stage::Upgrade), Some((512, 51)));
    }

    #[test]
    fn the_nodes_of_all_pools_decide_what_each_gets() {
        let two = automatic(40, 1).with("/clusters/0/nodePools/1/count", "61");
        let range = ports(&two.with("/clusters/0/nodePools/1/maxSurge", "10%"));
        let each = range.draws.iter().map(|draw| {
            let of = |stage| draw.stages.at(stage).unwrap().per_node;
            Stage::ALL.map(of)
        });
        assert_eq!(each.collect::<Vec<_>>(), [[256; 3], [256; 3]]);
        // 101 nodes, and with 1 + 7 surge nodes; of one pool at a time the larger surge.
        let upgrade = range.demand.upgrade;
        assert_eq!(upgrade.needed, 109 * 256);
        assert_eq!(upgrade.one_pool_at_a_time, 108 * 256);
        assert_eq!(upgrade.without_surge, 101 * 256);
    }

    #[test]
    fn as_far_as_the_table_goes_every_node_gets_its_ports() {
        for addresses in [1, 2, 3, 20, 100] {
            for nodes in [1, 50, 51, 100, 101, 200, 201, 400, 401, 800, 801, 999] {
                let range = ports(&automatic(nodes, addresses));
                for stage in Stage::ALL {
                    let verdict = range.verdict(stage);
                    assert_eq!(verdict, Verdict::Ok, "{nodes} nodes, {addresses} addresses");
                }
            }
        }
    }

    #[test]
    fn beyond_the_table_the_addresses_run_out_and_stop_nobody() {
        let of = |nodes: u64| {
            let more = automatic(nodes - 1_000, 1);
            more.with("/clusters/0/nodePools/1/count", "1000")
                .with("/clusters/0/nodePools/1/maxSurge", "0")
        };
        // 64,000 ports are 32 for each of 2,000 nodes; the surge node comes on top.
        for (nodes, create, upgrade) in [
            (1_998, Verdict::Ok, Verdict::Ok),
            (1_999, Verdict::Ok, Verdict::Warning),
            (2_000, Verdict::Warning, Verdict::Warning),
            (2_001, Verdict::Warning, Verdict::Warning),
        ] {
            let range = ports(&of(nodes));
            let verdicts = [range.verdict(Stage::Create), range.verdict(Stage::Upgrade)];
            assert_eq!(verdicts, [create, upgrade], "{nodes} nodes");
        }
        assert_eq!(ports(&of(2_001)).short(Stage::Upgrade), 64);
        assert_eq!(ports(&of(2_001)).runs_dry(), None);
    }

    #[test]
    fn ports_that_azure_chooses_bind_only_where_they_are_what_is_wrong() {
        let binding = |draft: &PlanDraft| {
            let plan = draft.read().plan;
            let ledger = Ledger::of(&plan);
            ledger.binding(0, Stage::Create).unwrap().kind
        };
        // 80% of the ports are given out, and no more than 5% of anything else that is known.
        let elsewhere = automatic(50, 1).with("/clusters/0/nodePools/0/vnetSubnet", "elsewhere");
        let elsewhere = elsewhere.with("/clusters/0/networkModel", "byo-cni");
        assert_eq!(binding(&elsewhere), RangeKind::PoolNodes);
        assert_eq!(binding(&automatic(50, 1)), RangeKind::NodeSubnet);
        let many = automatic(1_000, 1).with("/clusters/0/nodePools/1/count", "1001");
        let many = many.with("/clusters/0/nodePools/2/count", "900");
        assert_eq!(binding(&many), RangeKind::PoolNodes);
        let fewer = many.with("/clusters/0/nodePools/1/count", "990");
        let fewer = fewer.with("/clusters/0/nodePools/0/count", "990");
        assert_eq!(binding(&fewer), RangeKind::SnatPorts);
    }

    #[test]
    fn nodes_that_fit_are_not_bounded_by_what_azure_shares_out() {
        let plan = automatic(40, 1).read().plan;
        let ledger = Ledger::of(&plan);
        let fits = capacity(&plan, &ledger, 0, Question::at(Stage::Create)).unwrap();
        let limit = &ledger.ranges[fits.limited_by.unwrap()];
        assert_eq!((fits.nodes, limit.kind), (1_000, RangeKind::PoolNodes));
    }

    #[test]
    fn counting_again_shares_the_ports_out_again() {
        let (before, after) = (automatic(50, 1), automatic(51, 1));
        let two = |draft: PlanDraft| {
            draft
                .with("/clusters/0/nodePools/1/count", "60")
                .read()
                .plan
        };
        let (before, after) = (two(before), two(after));
        let mut ledger = Ledger::of(&before);
        ledger.recount(&after, &[(0, 0)]);
        assert_eq!(ledger, Ledger::of(&after));
    }

    #[test]
    fn ports_of_addresses_that_cannot_be_read_are_not_checked() {
        let range =
            ports(&automatic(3, 1).with("/clusters/0/loadBalancer/managedOutboundIPs", "x"));
        assert_eq!(range.verdict(Stage::Create), Verdict::NotChecked);
        assert_eq!(range.draws[0].stages.create, None);
    }

    #[test]
    fn other_ways_out_have_no_ports_of_addresses() {
        let routed = automatic(3, 1).with("/clusters/0/outboundType", "userDefinedRouting");
        let ledger = Ledger::of(&routed.read().plan);
        assert_eq!(ledger.of_kind(RangeKind::SnatPorts).count(), 0);
    }
}

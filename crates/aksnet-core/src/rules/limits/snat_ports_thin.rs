//! AKN413: so many nodes that Azure leaves each only a few outbound ports.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::model::{Edit, OutboundType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static SNAT_PORTS_THIN: Rule = Rule {
    id: "AKN413",
    name: "snat-ports-thin",
    severity: Severity::Warning,
    azure_code: None,
    summary: "Azure chooses the outbound ports of each node, and at this many nodes it leaves few.",
    why: "A node without a free port opens no new connection to the outside. Ports shrink at every step of the table, also for nodes that are there already.",
    remedy: "State the ports of each node and the addresses they need, or go out through a NAT gateway.",
    limits: &[
        &limits::AUTOMATIC_PORTS_50,
        &limits::AUTOMATIC_PORTS_800,
        &limits::AUTOMATIC_PORTS_1000,
        &limits::PORTS_PER_ADDRESS,
        &limits::LOAD_BALANCER_ADDRESSES,
    ],
    events: &[],
    sources: &[&sources::LB_OUTBOUND, &sources::LOAD_BALANCER],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let few = limits::AUTOMATIC_PORTS_800.value;
    for (place, cluster) in evidence.clusters() {
        let automatic = cluster.outbound_type == OutboundType::LoadBalancer
            && cluster.outbound_ports.value() == Some(0);
        let nodes = evidence
            .ledger
            .of_cluster(place)
            .find(|range| range.kind == RangeKind::ClusterNodes);
        let Some(range) = nodes.filter(|_| automatic) else {
            continue;
        };
        let nodes_at = |stage: Stage| range.demand.at(stage).needed;
        let mut stages = Stage::ALL.into_iter();
        let thin = stages.find(|stage| limits::automatic_ports(nodes_at(*stage)).value <= few);
        let Some(stage) = thin else {
            continue;
        };
        let most = Stage::ALL.map(nodes_at).into_iter().max().unwrap_or(0);
        out.report(
            format!("/clusters/{place}/loadBalancer/allocatedOutboundPorts"),
            format!(
                "{} of {} takes {} nodes: Azure leaves each {} outbound ports",
                stage.title(),
                cluster.name,
                grouped(nodes_at(stage)),
                limits::automatic_ports(nodes_at(stage)).value,
            ),
            state_ports(place, most),
        );
    }
}

/// The fix that gives each node what it has in a small cluster.
fn state_ports(place: usize, nodes: u64) -> Option<Fix> {
    let ports = limits::AUTOMATIC_PORTS_50.value;
    let addresses = ports
        .saturating_mul(nodes)
        .div_ceil(limits::PORTS_PER_ADDRESS.value);
    let at = |key: &str| format!("/clusters/{place}/loadBalancer/{key}");
    (addresses <= limits::LOAD_BALANCER_ADDRESSES.value).then(|| Fix {
        title: format!(
            "Give each node {} ports, from {addresses} outbound addresses",
            grouped(ports)
        ),
        edits: vec![
            Edit::number(at("managedOutboundIPs"), addresses),
            Edit::number(at("allocatedOutboundPorts"), ports),
        ],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_nodes(nodes: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/12")
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxSurge", "1")
    }

    #[test]
    fn four_hundred_nodes_still_have_128_ports() {
        assert_eq!(with_nodes("399").found("AKN413"), []);
    }

    #[test]
    fn the_node_after_that_halves_them_and_addresses_bring_them_back() {
        let plan = with_nodes("400");
        assert_eq!(
            plan.found("AKN413")[0].message,
            "An upgrade of aks takes 401 nodes: Azure leaves each 64 outbound ports"
        );
        let (mended, fix) = plan.mended("AKN413");
        assert_eq!(
            fix.title,
            "Give each node 1,024 ports, from 7 outbound addresses"
        );
        assert_eq!(mended.found("AKN412"), []);
        assert!(
            with_nodes("801").found("AKN413")[0]
                .message
                .ends_with("32 outbound ports")
        );
    }

    #[test]
    fn stated_ports_and_other_ways_out_pass() {
        let stated =
            with_nodes("400").with("/clusters/0/loadBalancer/allocatedOutboundPorts", "128");
        assert_eq!(stated.found("AKN413"), []);
        let routed = with_nodes("400").with("/clusters/0/outboundType", "userDefinedRouting");
        assert_eq!(routed.found("AKN413"), []);
    }
}

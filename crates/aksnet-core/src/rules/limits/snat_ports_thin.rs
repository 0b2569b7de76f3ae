//! AKN413: so many nodes that Azure leaves each only a few outbound ports.

use alloc::{format, string::String, vec};

use crate::azure::{limits, sources};
use crate::ledger::{Range, RangeKind, Stage};
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static SNAT_PORTS_THIN: Rule = Rule {
    id: "AKN413",
    name: "snat-ports-thin",
    severity: Severity::Warning,
    azure_code: None,
    summary: "Azure chooses the outbound ports of each node, and at this many nodes it leaves few, or nobody says how many.",
    why: "A node without a free port opens no new connection to the outside. Ports shrink at every step of Azure's table, also for nodes that are there already, and beyond its end nothing is documented.",
    remedy: "State the ports of each node and the addresses they need, or go out through a NAT gateway.",
    limits: &[
        &limits::AUTOMATIC_PORTS_50,
        &limits::AUTOMATIC_PORTS_800,
        &limits::AUTOMATIC_PORTS_1000,
        &limits::AUTOMATIC_PORTS_END,
        &limits::AUTOMATIC_PORTS_MOST,
        &limits::PORTS_PER_ADDRESS,
        &limits::LOAD_BALANCER_ADDRESSES,
    ],
    events: &[],
    sources: &[&sources::LB_OUTBOUND, &sources::LOAD_BALANCER],
    check,
};

/// How few ports the nodes have, worse and worse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thin {
    /// No more than the last steps of the table give.
    Few,
    /// Nobody says how many.
    BeyondTheTable,
    /// The addresses have not even what the last step gives.
    TooFew,
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let mut ranges = evidence.ledger.of_cluster(place);
        let Some(range) = ranges.find(|range| range.kind == RangeKind::SnatPorts) else {
            continue;
        };
        // The worst, and the first stage at which it is so.
        let stages = Stage::ALL.into_iter().rev();
        let thin = stages.filter_map(|stage| Some((thin(range, stage)?, stage)));
        if let Some((thin, stage)) = thin.max_by_key(|(thin, _)| *thin) {
            out.report(
                format!("/clusters/{place}/loadBalancer/allocatedOutboundPorts"),
                message(range, stage, thin, &cluster.name),
                state_ports(range, place),
            );
        }
    }
}

fn thin(range: &Range, stage: Stage) -> Option<Thin> {
    // Without an address there is another rule.
    let (ports, nodes) = range
        .automatic_ports(stage)
        .filter(|(ports, _)| *ports > 0)?;
    if range.short(stage) > 0 {
        Some(Thin::TooFew)
    } else if nodes > limits::AUTOMATIC_PORTS_END.value {
        Some(Thin::BeyondTheTable)
    } else {
        (ports <= limits::AUTOMATIC_PORTS_800.value).then_some(Thin::Few)
    }
}

fn message(range: &Range, stage: Stage, thin: Thin, cluster: &str) -> String {
    let (ports, nodes) = range.automatic_ports(stage).unwrap_or_default();
    let (ports, nodes) = (grouped(ports), grouped(nodes));
    let taken = format!("{} of {cluster} takes {nodes} nodes", stage.title());
    match thin {
        Thin::Few => format!("{taken}: Azure leaves each {ports} outbound ports"),
        Thin::BeyondTheTable => format!(
            "{taken}: Azure's table of outbound ports ends at {}, with {ports} for each",
            grouped(limits::AUTOMATIC_PORTS_END.value),
        ),
        Thin::TooFew => format!(
            "{taken}: {ports} outbound ports for each, where Azure's table ends, are {} more than the addresses have",
            grouped(range.short(stage)),
        ),
    }
}

/// The fix that gives each node what it has in a small cluster.
fn state_ports(range: &Range, place: usize) -> Option<Fix> {
    let nodes = Stage::ALL.map(|stage| range.automatic_ports(stage).map_or(0, |(_, nodes)| nodes));
    let ports = limits::AUTOMATIC_PORTS_50.value;
    let needed = ports.saturating_mul(nodes.into_iter().max()?);
    // Nobody takes away what is there.
    let addresses = needed
        .max(range.usable()?)
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
    fn a_second_address_gives_each_node_as_many_again() {
        let two =
            |nodes| with_nodes(nodes).with("/clusters/0/loadBalancer/managedOutboundIPs", "2");
        assert_eq!(two("799").found("AKN413"), []);
        assert_eq!(
            two("800").found("AKN413")[0].message,
            "An upgrade of aks takes 801 nodes: Azure leaves each 64 outbound ports"
        );
        let (_, fix) = two("800").mended("AKN413");
        assert_eq!(
            fix.title,
            "Give each node 1,024 ports, from 13 outbound addresses"
        );
    }

    /// Two pools of a node subnet that has room for all of them.
    fn with_more(nodes: &str, addresses: &str) -> PlanDraft {
        with_nodes("900")
            .with("/clusters/0/loadBalancer/managedOutboundIPs", addresses)
            .with("/clusters/0/nodePools/0/maxSurge", "0")
            .with("/clusters/0/nodePools/0/maxUnavailable", "1")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes")
            .with("/clusters/0/nodePools/1/count", nodes)
            .with("/clusters/0/nodePools/1/maxSurge", "1")
    }

    #[test]
    fn beyond_the_table_nobody_says_how_many() {
        assert_eq!(with_more("99", "20").found("AKN413"), []);
        let plan = with_more("100", "20");
        assert_eq!(
            plan.found("AKN413")[0].message,
            "An upgrade of aks takes 1,001 nodes: Azure's table of outbound ports ends at 1,000, with 640 for each"
        );
        // As many addresses as there are, where they are enough.
        let (_, fix) = plan.mended("AKN413");
        assert_eq!(
            fix.title,
            "Give each node 1,024 ports, from 20 outbound addresses"
        );
    }

    #[test]
    fn more_nodes_than_the_addresses_have_ports_for_are_the_worst() {
        let plan = with_more("990", "1").with("/clusters/0/nodePools/0/count", "1000");
        let plan = plan
            .with("/clusters/0/nodePools/2/name", "more")
            .with("/clusters/0/nodePools/2/vnetSubnet", "snet-nodes")
            .with("/clusters/0/nodePools/2/count", "10")
            .with("/clusters/0/nodePools/2/maxSurge", "1");
        assert_eq!(
            plan.found("AKN413")[0].message,
            "An upgrade of aks takes 2,002 nodes: 32 outbound ports for each, where Azure's table ends, are 64 more than the addresses have"
        );
    }

    #[test]
    fn without_an_address_another_rule_speaks() {
        let plan = with_nodes("900").with("/clusters/0/loadBalancer/managedOutboundIPs", "0");
        assert_eq!(plan.found("AKN413"), []);
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

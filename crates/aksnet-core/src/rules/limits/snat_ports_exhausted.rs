//! AKN412: more outbound ports asked for than the outbound addresses have.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::ledger::{Range, RangeKind, Stage};
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static SNAT_PORTS_EXHAUSTED: Rule = Rule {
    id: "AKN412",
    name: "snat-ports-exhausted",
    severity: Severity::Error,
    azure_code: Some("InvalidLoadBalancerProfileAllocatedOutboundPorts"),
    summary: "All nodes together ask for more outbound ports than the load balancer's addresses have.",
    why: "AKS adds up the ports of every pool at its most nodes, surge nodes included, and refuses the cluster, its scaling or its upgrade.",
    remedy: "Add outbound addresses, or give each node fewer ports.",
    limits: &[
        &limits::PORTS_PER_ADDRESS,
        &limits::LOAD_BALANCER_ADDRESSES,
        &limits::PORT_STEP,
    ],
    events: &[],
    sources: &[&sources::LOAD_BALANCER, &sources::LB_OUTBOUND],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if let Some((range, stage)) = evidence.ledger.run_dry(place, RangeKind::SnatPorts) {
            out.report(
                range.path.clone(),
                format!(
                    "{} needs {} outbound ports on the addresses of {} and they have {}: {} short",
                    stage.title(),
                    grouped(range.demand.at(stage).needed),
                    cluster.name,
                    grouped(range.usable().unwrap_or(0)),
                    grouped(range.short(stage)),
                ),
                more_addresses(range, place).or_else(|| fewer_ports(range, place)),
            );
        }
    }
}

/// Ports drawn at the worst stage.
fn needed(range: &Range) -> u64 {
    let needed = Stage::ALL.map(|stage| range.demand.at(stage).needed);
    needed.into_iter().max().unwrap_or(0)
}

/// Nodes that draw them at the worst stage.
fn nodes(range: &Range) -> u64 {
    let nodes = Stage::ALL.map(|stage| {
        let units = range.draws.iter().filter_map(|draw| *draw.stages.at(stage));
        units.fold(0, |sum: u64, units| sum.saturating_add(units.nodes.all()))
    });
    nodes.into_iter().max().unwrap_or(0)
}

fn more_addresses(range: &Range, place: usize) -> Option<Fix> {
    let addresses = needed(range).div_ceil(limits::PORTS_PER_ADDRESS.value);
    (addresses <= limits::LOAD_BALANCER_ADDRESSES.value).then(|| Fix {
        title: format!("Use {addresses} outbound addresses"),
        edits: vec![Edit::number(
            format!("/clusters/{place}/loadBalancer/managedOutboundIPs"),
            addresses,
        )],
    })
}

fn fewer_ports(range: &Range, place: usize) -> Option<Fix> {
    let step = limits::PORT_STEP.value;
    let ports = range
        .usable()?
        .checked_div(nodes(range))?
        .checked_div(step)?
        .saturating_mul(step);
    (ports > 0).then(|| Fix {
        title: format!("Give each node {} outbound ports", grouped(ports)),
        edits: vec![Edit::number(
            format!("/clusters/{place}/loadBalancer/allocatedOutboundPorts"),
            ports,
        )],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with(ports: &str, addresses: &str, nodes: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/podCidr", "10.64.0.0/12")
            .with("/clusters/0/loadBalancer/allocatedOutboundPorts", ports)
            .with("/clusters/0/loadBalancer/managedOutboundIPs", addresses)
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxSurge", "1")
    }

    #[test]
    fn the_last_node_that_has_its_ports_passes() {
        // 64,000 ports on each of 2 addresses serve 128 nodes at 1,000.
        assert_eq!(with("1000", "2", "127").found("AKN412"), []);
    }

    #[test]
    fn a_node_more_is_found_and_gets_an_address() {
        let plan = with("1000", "2", "128");
        assert_eq!(
            plan.found("AKN412")[0].message,
            "Creation needs 129,000 outbound ports on the addresses of aks and they have 128,000: 1,000 short"
        );
        let (mended, fix) = plan.mended("AKN412");
        assert_eq!(fix.title, "Use 3 outbound addresses");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn where_addresses_run_out_nodes_get_fewer_ports() {
        let plan = with("64000", "100", "199");
        let (_, fix) = plan.mended("AKN412");
        assert_eq!(fix.title, "Give each node 32,000 outbound ports");
    }

    #[test]
    fn other_ways_out_have_no_such_sum() {
        let plan = with("1000", "2", "128").with("/clusters/0/outboundType", "userDefinedRouting");
        assert_eq!(plan.found("AKN412"), []);
    }
}

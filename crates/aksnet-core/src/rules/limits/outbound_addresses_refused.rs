//! AKN419: more or fewer outbound addresses than Azure takes.

use alloc::{format, vec};

use crate::azure::{Limit, limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::model::{Cluster, Edit, OutboundType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static OUTBOUND_ADDRESSES_REFUSED: Rule = Rule {
    id: "AKN419",
    name: "outbound-addresses-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "A load balancer or NAT gateway has fewer or more outbound addresses than Azure takes.",
    why: "Without an address nothing gets out, and beyond the most Azure refuses the cluster.",
    remedy: "Plan a number of addresses within the bounds.",
    limits: &[
        &limits::LOAD_BALANCER_ADDRESSES,
        &limits::NAT_GATEWAY_ADDRESSES,
    ],
    events: &[],
    sources: &[&sources::AKS_API, &sources::NAT_GATEWAY],
    check,
};

/// What a cluster goes out through, its addresses, the most there may be, and where the plan says so.
fn way_out(cluster: &Cluster) -> Option<(&'static str, u64, &'static Limit, &'static str)> {
    match cluster.outbound_type {
        OutboundType::LoadBalancer => Some((
            "load balancer",
            cluster.load_balancer_ips.given()?,
            &limits::LOAD_BALANCER_ADDRESSES,
            "loadBalancer/managedOutboundIPs",
        )),
        OutboundType::ManagedNatGateway | OutboundType::UserAssignedNatGateway => Some((
            "NAT gateway",
            cluster.nat_gateway_ips.given()?,
            &limits::NAT_GATEWAY_ADDRESSES,
            "natGateway/managedOutboundIPs",
        )),
        OutboundType::UserDefinedRouting | OutboundType::None | OutboundType::Block => None,
    }
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let Some((what, addresses, most, field)) = way_out(cluster) else {
            continue;
        };
        let bound = addresses.clamp(1, most.value);
        if bound == addresses {
            continue;
        }
        let path = format!("/clusters/{place}/{field}");
        let fix = Fix {
            title: match bound {
                1 => format!("Give the {what} 1 outbound address"),
                _ => format!("Give the {what} {bound} outbound addresses"),
            },
            edits: vec![Edit::number(path.clone(), bound)],
        };
        out.report(
            path,
            format!(
                "{} outbound addresses on the {what} of {}; Azure takes 1 to {}",
                grouped(addresses),
                cluster.name,
                most.value
            ),
            Some(fix).filter(|_| bound > addresses || enough(evidence, place, bound)),
        );
    }
}

/// Whether that many addresses have the ports the nodes ask for.
fn enough(evidence: &Evidence<'_>, place: usize, addresses: u64) -> bool {
    let ports = limits::PORTS_PER_ADDRESS.value.saturating_mul(addresses);
    let mut ranges = evidence
        .ledger
        .of_cluster(place)
        .filter(|range| range.kind == RangeKind::SnatPorts && range.is_firm());
    ranges.all(|range| {
        Stage::ALL
            .iter()
            .all(|stage| range.demand.at(*stage).needed <= ports)
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn balancer(addresses: &str) -> PlanDraft {
        clean().with("/clusters/0/loadBalancer/managedOutboundIPs", addresses)
    }

    fn gateway(addresses: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/outboundType", "userAssignedNATGateway")
            .with("/virtualNetworks/0/subnets/0/natGateway", "ng-spoke")
            .with("/clusters/0/natGateway/managedOutboundIPs", addresses)
    }

    #[test]
    fn the_bounds_themselves_pass() {
        for plan in [balancer("1"), balancer("100"), gateway("1"), gateway("16")] {
            assert_eq!(plan.found("AKN419"), []);
        }
    }

    #[test]
    fn one_below_and_one_above_are_set_to_the_bound() {
        for (plan, message) in [
            (
                balancer("0"),
                "0 outbound addresses on the load balancer of aks; Azure takes 1 to 100",
            ),
            (
                balancer("101"),
                "101 outbound addresses on the load balancer of aks; Azure takes 1 to 100",
            ),
            (
                gateway("17"),
                "17 outbound addresses on the NAT gateway of aks; Azure takes 1 to 16",
            ),
        ] {
            assert_eq!(plan.found("AKN419")[0].message, message);
            let (mended, _) = plan.mended("AKN419");
            assert_eq!(mended.findings(), []);
        }
    }

    #[test]
    fn addresses_whose_ports_are_needed_are_not_taken_away() {
        let plan = balancer("101")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/20",
            )
            .with("/clusters/0/loadBalancer/allocatedOutboundPorts", "64000")
            .with("/clusters/0/nodePools/0/count", "100")
            .with("/clusters/0/nodePools/0/maxSurge", "1");
        assert_eq!(plan.found("AKN419")[0].fix, None);
    }
    #[test]
    fn ports_that_azure_chooses_keep_no_address() {
        // 7,000 nodes at 1,024 ports each would take all of 112 addresses, if anybody stated them.
        let plan = balancer("120").with("/clusters/0/nodePools/0/count", "7000");
        let found = plan.found("AKN419");
        assert_eq!(
            found[0].fix.as_ref().unwrap().title,
            "Give the load balancer 100 outbound addresses"
        );
    }
}

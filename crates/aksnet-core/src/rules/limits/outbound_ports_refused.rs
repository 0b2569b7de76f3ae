//! AKN418: outbound ports of a node that AKS refuses.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, OutboundType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static OUTBOUND_PORTS_REFUSED: Rule = Rule {
    id: "AKN418",
    name: "outbound-ports-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "The outbound ports of a node are no multiple of eight, or more than a public address has.",
    why: "The load balancer gives ports out in fixed steps. AKS refuses any other number.",
    remedy: "Take a multiple of eight, or 0 to let Azure choose.",
    limits: &[&limits::PORT_STEP, &limits::PORTS_PER_ADDRESS],
    events: &[],
    sources: &[&sources::LOAD_BALANCER, &sources::AKS_API],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let (step, most) = (limits::PORT_STEP.value, limits::PORTS_PER_ADDRESS.value);
    for (place, cluster) in evidence.clusters() {
        let ports = cluster
            .outbound_ports
            .given()
            .filter(|_| cluster.outbound_type == OutboundType::LoadBalancer);
        let Some(ports) = ports else {
            continue;
        };
        if ports.is_multiple_of(step) && ports <= most {
            continue;
        }
        let path = format!("/clusters/{place}/loadBalancer/allocatedOutboundPorts");
        let whole = ports.min(most);
        let whole = whole.saturating_sub(whole.checked_rem(step).unwrap_or(0));
        // Nothing left would mean that Azure chooses, which is another plan.
        let fix = (whole > 0).then(|| Fix {
            title: format!("Give each node {} outbound ports", grouped(whole)),
            edits: vec![Edit::number(path.clone(), whole)],
        });
        out.report(
            path,
            format!(
                "{} outbound ports on a node of {}; AKS takes multiples of {step} up to {}",
                grouped(ports),
                cluster.name,
                grouped(most)
            ),
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_ports(ports: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/loadBalancer/allocatedOutboundPorts", ports)
            .with("/clusters/0/loadBalancer/managedOutboundIPs", "10")
    }

    #[test]
    fn multiples_of_eight_up_to_all_ports_of_an_address_pass() {
        for ports in ["0", "8", "1024", "64000"] {
            assert_eq!(with_ports(ports).findings(), [], "{ports}");
        }
    }

    #[test]
    fn other_numbers_are_rounded_down() {
        for (ports, taken) in [("1001", "1000"), ("64001", "64000"), ("64008", "64000")] {
            let (mended, _) = with_ports(ports).mended("AKN418");
            assert_eq!(
                mended.clusters[0].load_balancer.allocated_outbound_ports,
                taken
            );
        }
        assert_eq!(
            with_ports("1001").found("AKN418")[0].message,
            "1,001 outbound ports on a node of aks; AKS takes multiples of 8 up to 64,000"
        );
        assert_eq!(with_ports("7").found("AKN418")[0].fix, None);
    }

    #[test]
    fn ports_that_no_load_balancer_uses_are_not_judged() {
        let routed = with_ports("7").with("/clusters/0/outboundType", "userDefinedRouting");
        assert_eq!(routed.found("AKN418"), []);
    }
}

//! AKN217: something takes all of a range there is.

use super::takes_all;
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage, Verdict};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static RANGE_EXACTLY_FULL: Rule = Rule {
    id: "AKN217",
    name: "range-exactly-full",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The plan takes all of a range, to the last address.",
    why: "It fits, and nothing can be added: no node, no load balancer, no service.",
    remedy: "Leave some room: a shorter prefix, or fewer of what draws on the range.",
    limits: &[&limits::RESERVED_PER_SUBNET],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    // A full node subnet has a rule of its own, which asks for more than an address to be left;
    // so has a cluster with no node to spare.
    let told = |kind| matches!(kind, RangeKind::NodeSubnet | RangeKind::ClusterNodes);
    let ranges = evidence.ledger.ranges.iter();
    for range in ranges.filter(|range| !told(range.kind)) {
        let fits = Stage::ALL.iter().all(|stage| range.short(*stage) == 0);
        let mut stages = Stage::ALL.into_iter().filter(|_| fits);
        if let Some(stage) = stages.find(|stage| range.verdict(*stage) == Verdict::Warning) {
            out.report(range.path.clone(), takes_all(range, stage), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, MAX_SURGE, NODES, pod_subnet};
    use crate::rules::sample::clean;

    #[test]
    fn the_last_block_of_a_pod_cidr() {
        let plan = clean().with(NODES, "10.240.0.0/23").with(MAX_SURGE, "1");
        assert_eq!(plan.clone().with(COUNT, "254").found("AKN217"), []);
        let found = plan.with(COUNT, "255").found("AKN217");
        assert_eq!(
            found[0].message,
            "An upgrade takes all 65,536 addresses of the pod CIDR of aks: none is left"
        );
        assert_eq!(found[0].subject, "/clusters/0/podCidr");
    }

    #[test]
    fn the_last_block_of_a_pod_subnet() {
        let plan = pod_subnet("pod-subnet-static", "10.240.4.0/23")
            .with(MAX_PODS, "31")
            .with(COUNT, "14")
            .with(MAX_SURGE, "1");
        assert_eq!(
            plan.found("AKN217")[0].message,
            "An upgrade takes all 480 addresses of snet-pods: none is left"
        );
    }

    #[test]
    fn the_last_address_for_a_load_balancer() {
        let plan = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-ingress")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/29",
            )
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-ingress")
            .with("/clusters/0/internalLoadBalancers", "3");
        assert_eq!(
            plan.found("AKN217")[0].message,
            "Creation takes all 3 addresses of snet-ingress: none is left"
        );
    }

    #[test]
    fn what_does_not_fit_is_more_than_full() {
        let plan = clean().with(NODES, "10.240.0.0/23").with(COUNT, "256");
        assert_eq!(plan.found("AKN217"), []);
        assert_eq!(plan.found("AKN204").len(), 1);
    }
}

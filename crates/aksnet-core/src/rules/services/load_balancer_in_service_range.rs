//! AKN508: a load balancer asks for an address that belongs to services.

use alloc::format;

use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static LOAD_BALANCER_IN_SERVICE_RANGE: Rule = Rule {
    id: "AKN508",
    name: "load-balancer-in-service-range",
    severity: Severity::Error,
    azure_code: None,
    summary: "A load balancer asks for a fixed private address inside the service range.",
    why: "An internal load balancer takes an address of a subnet. Those of the service range exist inside the cluster only, so its service stays pending.",
    remedy: "Take a free address of the load balancer's subnet.",
    limits: &[],
    events: &[],
    sources: &[&sources::INTERNAL_LB],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let Some(services) = cluster.service_cidr.value() else {
            continue;
        };
        for (index, address) in cluster.load_balancer_addresses.iter().enumerate() {
            let Some(address) = address.filter(|address| services.contains_address(*address))
            else {
                continue;
            };
            out.report(
                format!("/clusters/{place}/loadBalancerAddresses/{index}"),
                format!("Load balancer address {address} lies in service range {services}"),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn an_address_of_the_service_range_is_found_and_the_next_is_not() {
        let plan = clean()
            .with("/clusters/0/loadBalancerAddresses/0", "10.240.0.200")
            .with("/clusters/0/loadBalancerAddresses/1", "10.0.255.255")
            .with("/clusters/0/loadBalancerAddresses/2", "10.1.0.0");
        let found = plan.found("AKN508");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "Load balancer address 10.0.255.255 lies in service range 10.0.0.0/16"
        );
        assert_eq!(found[0].subject, "/clusters/0/loadBalancerAddresses/1");
    }
}

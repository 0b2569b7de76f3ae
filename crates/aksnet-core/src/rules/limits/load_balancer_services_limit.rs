//! AKN422: more services behind load balancers than a cluster may have.

use alloc::format;

use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static LOAD_BALANCER_SERVICES_LIMIT: Rule = Rule {
    id: "AKN422",
    name: "load-balancer-services-limit",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A cluster plans more services behind load balancers than one Standard load balancer serves.",
    why: "A node takes no more rules of a load balancer than that, and services with several ports take one for each. What comes after gets no address.",
    remedy: "Put services behind an ingress controller, or plan another cluster.",
    limits: &[&limits::LOAD_BALANCER_SERVICES],
    events: &[],
    sources: &[&sources::AKS_QUOTAS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let services = cluster.internal_load_balancers;
        if services > limits::LOAD_BALANCER_SERVICES.value {
            out.report(
                format!("/clusters/{place}/internalLoadBalancers"),
                format!(
                    "{} plans {} internal load balancers; AKS supports {} services behind load balancers",
                    cluster.name,
                    grouped(services),
                    limits::LOAD_BALANCER_SERVICES.value
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with(services: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/22",
            )
            .with("/clusters/0/internalLoadBalancers", services)
    }

    #[test]
    fn three_hundred_pass() {
        assert_eq!(with("300").findings(), []);
    }

    #[test]
    fn the_service_after_that_is_found() {
        assert_eq!(
            with("301").found("AKN422")[0].message,
            "aks plans 301 internal load balancers; AKS supports 300 services behind load balancers"
        );
    }
}

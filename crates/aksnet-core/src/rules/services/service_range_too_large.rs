//! AKN504: the service range is larger than Kubernetes accepts.

use alloc::format;

use super::{cut, service_ranges};
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_TOO_LARGE: Rule = Rule {
    id: "AKN504",
    name: "service-range-too-large",
    severity: Severity::Error,
    azure_code: None,
    summary: "The service range is larger than Kubernetes accepts.",
    why: "The API server does not start with a range of that size, and Azure refuses to create the cluster.",
    remedy: "Take a smaller service range; it is there for services only, not for pods.",
    limits: &[&limits::LARGEST_SERVICE_RANGE],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let largest = limits::LARGEST_SERVICE_RANGE.prefix();
    for (cluster, range, block) in service_ranges(evidence) {
        if block.prefix() >= largest {
            continue;
        }
        out.report(
            range.path.clone(),
            format!("Service range {block} is larger than /{largest}, the largest that Kubernetes accepts"),
            cut(evidence, cluster, range),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    const SERVICES: &str = "/clusters/0/serviceCidr";

    fn plan(services: &str, dns: &str) -> PlanDraft {
        clean()
            .with(SERVICES, services)
            .with("/clusters/0/dnsServiceIP", dns)
    }

    #[test]
    fn a_slash_11_is_refused_and_a_slash_12_is_not() {
        assert_eq!(plan("100.64.0.0/12", "100.64.0.10").found("AKN504"), []);
        let plan = plan("100.64.0.0/11", "100.64.0.10");
        let found = plan.found("AKN504");
        assert_eq!(
            found[0].message,
            "Service range 100.64.0.0/11 is larger than /12, the largest that Kubernetes accepts"
        );
        assert_eq!(found[0].subject, SERVICES);
        let (mended, fix) = plan.mended("AKN504");
        assert_eq!(fix.title, "Cut services to 100.64.0.0/16");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_cut_keeps_the_dns_address_inside_and_usable() {
        let (mended, fix) = plan("100.64.0.0/11", "100.70.0.10").mended("AKN504");
        assert_eq!(fix.title, "Cut services to 100.70.0.0/16");
        assert_eq!(mended.clusters[0].dns_service_ip, "100.70.0.10");
        // The first address of what is left belongs to the API server's service.
        let (mended, _) = plan("100.64.0.0/11", "100.70.0.1").mended("AKN504");
        assert_eq!(mended.clusters[0].dns_service_ip, "100.70.0.10");
    }

    #[test]
    fn the_cut_leaves_room_for_the_stated_services() {
        let plan = plan("100.64.0.0/11", "100.64.0.10").with("/clusters/0/services", "200000");
        assert_eq!(
            plan.mended("AKN504").1.title,
            "Cut services to 100.64.0.0/14"
        );
    }
}

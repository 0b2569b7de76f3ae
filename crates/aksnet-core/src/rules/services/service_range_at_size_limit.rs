//! AKN505: the service range is as large as Kubernetes accepts, and larger than AKS asks for.

use alloc::format;

use super::{cut, service_ranges};
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_AT_SIZE_LIMIT: Rule = Rule {
    id: "AKN505",
    name: "service-range-at-size-limit",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The service range is of the largest size that Kubernetes accepts.",
    why: "Kubernetes accepts it, and the AKS pages ask for a smaller one. It also covers space that other networks will want.",
    remedy: "Take a smaller service range.",
    limits: &[&limits::LARGEST_SERVICE_RANGE],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let largest = limits::LARGEST_SERVICE_RANGE.prefix();
    for (cluster, range, block) in service_ranges(evidence) {
        if block.prefix() != largest {
            continue;
        }
        out.report(
            range.path.clone(),
            format!("Service range {block} is as large as Kubernetes accepts; AKS asks for less than /{largest}"),
            cut(evidence, cluster, range),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    const SERVICES: &str = "/clusters/0/serviceCidr";

    fn plan(services: &str) -> PlanDraft {
        clean()
            .with(SERVICES, services)
            .with("/clusters/0/dnsServiceIP", "100.64.0.10")
    }

    #[test]
    fn a_slash_12_is_found_and_a_slash_13_is_not() {
        assert_eq!(plan("100.64.0.0/13").found("AKN505"), []);
        assert_eq!(plan("100.64.0.0/11").found("AKN505"), []);
        let plan = plan("100.64.0.0/12");
        let found = plan.found("AKN505");
        assert_eq!(
            found[0].message,
            "Service range 100.64.0.0/12 is as large as Kubernetes accepts; AKS asks for less than /12"
        );
        assert_eq!(found[0].subject, SERVICES);
        let (mended, fix) = plan.mended("AKN505");
        assert_eq!(fix.title, "Cut services to 100.64.0.0/16");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn what_the_stated_services_need_is_not_cut() {
        let plan = plan("100.64.0.0/12").with("/clusters/0/services", "1000000");
        assert_eq!(plan.found("AKN505")[0].fix, None);
    }
}

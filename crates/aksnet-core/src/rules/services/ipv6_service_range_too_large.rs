//! AKN507: the IPv6 service range is larger than Kubernetes accepts.

use alloc::format;

use crate::azure::{limits, sources};
use crate::cidr::Block6;
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static IPV6_SERVICE_RANGE_TOO_LARGE: Rule = Rule {
    id: "AKN507",
    name: "ipv6-service-range-too-large",
    severity: Severity::Error,
    azure_code: None,
    summary: "The IPv6 service range is larger than Kubernetes accepts.",
    why: "The API server does not start with a range of that size, and Azure refuses to create the cluster.",
    remedy: "Take a smaller IPv6 service range.",
    limits: &[&limits::LARGEST_IPV6_SERVICE_RANGE],
    events: &[],
    sources: &[&sources::DUAL_STACK],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let largest = limits::LARGEST_IPV6_SERVICE_RANGE.prefix();
    for (place, cluster) in evidence.clusters() {
        let services = cluster.service_cidr6.value();
        let Some(block) = services.filter(|block| block.prefix() < largest) else {
            continue;
        };
        let path = evidence.plan.service_cidr6_path(place);
        let fix = Block6::containing(block.first(), largest).map(|cut| Fix {
            title: format!("Cut IPv6 services to {cut}"),
            edits: [Edit::text(path.clone(), &cut)].into(),
        });
        let message = format!(
            "IPv6 service range {block} is larger than /{largest}, the largest that Kubernetes accepts"
        );
        out.report(path, message, fix);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    const SERVICES: &str = "/clusters/0/serviceCidrs/1";

    fn plan(services: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
            .with("/clusters/0/serviceCidr", "")
            .with("/clusters/0/serviceCidrs/0", "10.0.0.0/16")
            .with(SERVICES, services)
    }

    #[test]
    fn a_slash_108_is_the_largest() {
        assert_eq!(plan("fd12:3456:789a:1::/108").found("AKN507"), []);
        let plan = plan("fd12:3456:789a:1::/107");
        let found = plan.found("AKN507");
        assert_eq!(
            found[0].message,
            "IPv6 service range fd12:3456:789a:1::/107 is larger than /108, the largest that Kubernetes accepts"
        );
        assert_eq!(found[0].subject, SERVICES);
        let (mended, fix) = plan.mended("AKN507");
        assert_eq!(fix.title, "Cut IPv6 services to fd12:3456:789a:1::/108");
        assert_eq!(
            mended.clusters[0].service_cidrs[1],
            "fd12:3456:789a:1::/108"
        );
    }
}

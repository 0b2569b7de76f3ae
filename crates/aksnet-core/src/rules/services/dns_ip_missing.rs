//! AKN506: a service range of its own, and no DNS address in it.

use alloc::format;

use super::dns;
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static DNS_IP_MISSING: Rule = Rule {
    id: "AKN506",
    name: "dns-ip-missing",
    severity: Severity::Error,
    azure_code: Some("DnsServiceIpOutOfServiceCidr"),
    summary: "The plan gives a service range and leaves out the DNS address.",
    why: "AKS then takes the DNS address of its default range. That lies outside the given one, and Azure refuses to create the cluster.",
    remedy: "Name an address of the service range, by custom the tenth.",
    limits: &[&limits::DNS_ADDRESS_PLACE],
    events: &[],
    sources: &[&sources::ERROR_DNS_OUTSIDE, &sources::AKS_API],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for dns in dns(evidence) {
        if !dns.is_missing() || dns.range.contains_address(dns.address) {
            continue;
        }
        out.report(
            dns.path(),
            format!(
                "{} has services in {} and no DNS address: AKS takes {}, which lies outside",
                dns.of.name, dns.range, dns.address
            ),
            dns.fix(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn plan(services: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/dnsServiceIP", "")
            .with("/clusters/0/serviceCidr", services)
    }

    #[test]
    fn a_range_of_its_own_needs_a_dns_address_of_its_own() {
        let plan = plan("10.200.0.0/16");
        let found = plan.found("AKN506");
        assert_eq!(
            found[0].message,
            "aks has services in 10.200.0.0/16 and no DNS address: AKS takes 10.0.0.10, which lies outside"
        );
        assert_eq!(found[0].subject, "/clusters/0/dnsServiceIP");
        assert_eq!(plan.found("AKN501"), []);
        let (mended, fix) = plan.mended("AKN506");
        assert_eq!(fix.title, "Use 10.200.0.10 for DNS");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_default_goes_with_the_default_range_and_any_around_it() {
        assert_eq!(plan("").found("AKN506"), []);
        assert_eq!(plan("10.0.0.0/20").found("AKN506"), []);
    }
}

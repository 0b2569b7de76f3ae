//! AKN501: the DNS address is no address of the service range.

use alloc::format;

use super::dns;
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static DNS_IP_OUTSIDE_SERVICE_RANGE: Rule = Rule {
    id: "AKN501",
    name: "dns-ip-outside-service-range",
    severity: Severity::Error,
    azure_code: Some("DnsServiceIpOutOfServiceCidr"),
    summary: "The DNS address lies outside the service range.",
    why: "DNS is a service like any other and takes its address from the service range. Azure refuses to create the cluster.",
    remedy: "Take an address of the service range, by custom the tenth.",
    limits: &[&limits::DNS_ADDRESS_PLACE],
    events: &[],
    sources: &[&sources::ERROR_DNS_OUTSIDE, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for dns in dns(evidence) {
        if dns.range.contains_address(dns.address) || dns.is_missing() {
            continue;
        }
        out.report(
            dns.path(),
            format!(
                "DNS address {} lies outside service range {}",
                dns.address, dns.range
            ),
            dns.fix(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_dns_address_of_another_range_is_found_and_mended() {
        // The example of the support article.
        let plan = clean().with("/clusters/0/serviceCidr", "10.200.0.0/16");
        let found = plan.found("AKN501");
        assert_eq!(
            found[0].message,
            "DNS address 10.0.0.10 lies outside service range 10.200.0.0/16"
        );
        assert_eq!(found[0].subject, "/clusters/0/dnsServiceIP");
        let (mended, fix) = plan.mended("AKN501");
        assert_eq!(fix.title, "Use 10.200.0.10 for DNS");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_addresses_at_both_ends_lie_inside() {
        let plan = |dns| clean().with("/clusters/0/dnsServiceIP", dns);
        assert_eq!(plan("10.0.0.0").found("AKN501"), []);
        assert_eq!(plan("10.0.255.255").found("AKN501"), []);
        assert_eq!(plan("10.1.0.0").found("AKN501").len(), 1);
        assert_eq!(plan("9.255.255.255").found("AKN501").len(), 1);
    }
}

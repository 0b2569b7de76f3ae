//! AKN502: DNS has the address of the API server's own service.

use alloc::format;

use super::dns;
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static DNS_IP_IS_FIRST_ADDRESS: Rule = Rule {
    id: "AKN502",
    name: "dns-ip-is-first-address",
    severity: Severity::Error,
    azure_code: None,
    summary: "The DNS address is the first of the service range.",
    why: "Kubernetes gives the first address to the service of the API server, in every cluster. Azure refuses to create this one.",
    remedy: "Take another address of the service range, by custom the tenth.",
    limits: &[&limits::DNS_ADDRESS_PLACE],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for dns in dns(evidence) {
        // In a range of two addresses that is the last one, and a finding of its own.
        if dns.range.address(1) != Some(dns.address) || dns.address == dns.range.last() {
            continue;
        }
        out.report(
            dns.path(),
            format!(
                "DNS address {} is the first of {}: the service of the API server has it",
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
    fn the_first_address_is_taken_and_the_second_is_not() {
        let plan = |dns| clean().with("/clusters/0/dnsServiceIP", dns);
        let found = plan("10.0.0.1").found("AKN502");
        assert_eq!(
            found[0].message,
            "DNS address 10.0.0.1 is the first of 10.0.0.0/16: the service of the API server has it"
        );
        assert_eq!(found[0].subject, "/clusters/0/dnsServiceIP");
        assert_eq!(plan("10.0.0.2").found("AKN502"), []);
        assert_eq!(plan("10.0.0.0").found("AKN502"), []);
        let (mended, fix) = plan("10.0.0.1").mended("AKN502");
        assert_eq!(fix.title, "Use 10.0.0.10 for DNS");
        assert_eq!(mended.findings(), []);
    }
}

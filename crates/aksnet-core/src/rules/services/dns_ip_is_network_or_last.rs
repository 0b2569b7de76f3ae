//! AKN503: DNS has an address that no service gets.

use alloc::format;

use super::dns;
use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static DNS_IP_IS_NETWORK_OR_LAST: Rule = Rule {
    id: "AKN503",
    name: "dns-ip-is-network-or-last",
    severity: Severity::Error,
    azure_code: None,
    summary: "The DNS address is the network address of the service range, or its last.",
    why: "Neither is given to a service. Azure refuses to create the cluster.",
    remedy: "Take another address of the service range, by custom the tenth.",
    limits: &[&limits::SERVICE_RANGE_ENDS, &limits::DNS_ADDRESS_PLACE],
    events: &[],
    sources: &[&sources::AKS_RELEASES, &sources::SERVICE_ALLOCATION],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for dns in dns(evidence) {
        let which = match dns.address {
            address if address == dns.range.first() => "network address",
            address if address == dns.range.last() => "last address",
            _ => continue,
        };
        out.report(
            dns.path(),
            format!(
                "DNS address {} is the {which} of {}: no service gets it",
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
    fn both_ends_are_found_and_their_neighbours_are_not() {
        let plan = |dns| clean().with("/clusters/0/dnsServiceIP", dns);
        assert_eq!(
            plan("10.0.0.0").found("AKN503")[0].message,
            "DNS address 10.0.0.0 is the network address of 10.0.0.0/16: no service gets it"
        );
        assert_eq!(
            plan("10.0.255.255").found("AKN503")[0].message,
            "DNS address 10.0.255.255 is the last address of 10.0.0.0/16: no service gets it"
        );
        assert_eq!(plan("10.0.0.1").found("AKN503"), []);
        assert_eq!(plan("10.0.255.254").found("AKN503"), []);
        let (mended, fix) = plan("10.0.255.255").mended("AKN503");
        assert_eq!(fix.title, "Use 10.0.0.10 for DNS");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_range_without_room_for_dns_has_no_fix() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "10.0.0.10/32")
            .with("/clusters/0/dnsServiceIP", "10.0.0.10");
        assert_eq!(plan.found("AKN503")[0].fix, None);
    }
}

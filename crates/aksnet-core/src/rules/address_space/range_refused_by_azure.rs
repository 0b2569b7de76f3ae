//! AKN102: a VNet or service range that Azure refuses.

use alloc::format;

use super::vnet_prefix::{is_private, met, vnet_prefixes};
use crate::azure::{ranges, sources};
use crate::cidr::Block;
use crate::rules::cluster_range::services;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static RANGE_REFUSED_BY_AZURE: Rule = Rule {
    id: "AKN102",
    name: "range-refused-by-azure",
    severity: Severity::Error,
    azure_code: None,
    summary: "A VNet or service range holds addresses that Azure accepts nowhere in it.",
    why: "Azure refuses multicast, broadcast, loopback and its own service address in a VNet, and AKS refuses public and multicast service ranges.",
    remedy: "Take a private range.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ, &sources::AKS_RELEASES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for prefix in vnet_prefixes(plan) {
        let Some(refused) = met(&ranges::VNET_REFUSED, prefix.block) else {
            continue;
        };
        let message = format!(
            "Prefix {} of {} meets {refused}",
            prefix.block, prefix.owner.name
        );
        out.report(prefix.path(plan), message, prefix.moved(evidence));
    }
    for range in services(plan) {
        let Some(block) = range.block.v4().filter(|block| is_refused(*block)) else {
            continue;
        };
        let message = match met(&ranges::VNET_REFUSED, block) {
            Some(refused) => format!("Service range {block} meets {refused}"),
            None => format!("Service range {block} lies outside private address space"),
        };
        out.report(range.path(plan), message, range.moved(evidence));
    }
}

/// What AKS keeps for itself is no public range, and another rule's.
fn is_refused(services: Block) -> bool {
    let kept = &ranges::AKS_RESERVED;
    !is_private(services) && !kept.iter().any(|range| range.block.contains(services))
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn public_and_multicast_service_ranges_are_found_and_mended() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "20.0.0.0/16")
            .with("/clusters/0/dnsServiceIP", "20.0.0.10");
        assert_eq!(
            plan.found("AKN102")[0].message,
            "Service range 20.0.0.0/16 lies outside private address space"
        );
        let (mended, fix) = plan.mended("AKN102");
        assert_eq!(fix.title, "Move services to 10.0.0.0/16");
        assert_eq!(mended.findings(), []);
        let plan = clean().with("/clusters/0/serviceCidr", "239.0.0.0/16");
        assert_eq!(
            plan.found("AKN102")[0].message,
            "Service range 239.0.0.0/16 meets 224.0.0.0/4 (multicast)"
        );
    }

    #[test]
    fn private_service_ranges_pass_and_so_do_shared_ones() {
        for services in [
            "10.0.0.0/16",
            "172.18.0.0/16",
            "192.168.0.0/24",
            "100.64.0.0/16",
        ] {
            let plan = clean().with("/clusters/0/serviceCidr", services);
            assert_eq!(plan.found("AKN102"), [], "{services}");
        }
        // 100.64.0.0/10 ends at 100.127.255.255.
        let beyond = clean().with("/clusters/0/serviceCidr", "100.128.0.0/16");
        assert_eq!(beyond.found("AKN102").len(), 1);
    }

    #[test]
    fn a_vnet_over_azures_own_address_is_refused_and_its_neighbour_is_not() {
        let at = |prefix| {
            let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", prefix);
            plan.found("AKN102").len()
        };
        assert_eq!(at("168.63.129.16/32"), 1);
        assert_eq!(at("168.63.128.0/23"), 1);
        assert_eq!(at("168.63.130.0/24"), 0);
        assert_eq!(at("255.255.255.255/32"), 1);
        assert_eq!(at("127.0.0.0/24"), 1);
        assert_eq!(at("223.255.255.0/24"), 0);
        assert_eq!(at("0.0.0.0/0"), 1);
    }

    #[test]
    fn an_empty_prefix_moves() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "224.0.0.0/24");
        let (mended, fix) = plan.mended("AKN102");
        assert_eq!(fix.title, "Move 224.0.0.0/24 of vnet-spoke to 10.1.0.0/24");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn what_aks_keeps_is_named_by_the_rule_for_that() {
        let plan = clean().with("/clusters/0/serviceCidr", "169.254.0.0/16");
        assert_eq!(plan.found("AKN102"), []);
        assert_eq!(plan.found("AKN101").len(), 1);
    }
}

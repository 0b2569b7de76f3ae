//! AKN103: a VNet or pod range of public addresses.

use alloc::format;

use super::vnet_prefix::{is_private, vnet_prefixes};
use crate::azure::{ranges, sources};
use crate::cidr::Block;
use crate::rules::cluster_range::pods;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static PUBLIC_RANGE_USED: Rule = Rule {
    id: "AKN103",
    name: "public-range-used",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A VNet or pod range holds public addresses.",
    why: "Those addresses belong to somebody on the internet: what they serve cannot be reached from inside. Azure does not stop it, and does not support it for pods.",
    remedy: "Take a range of RFC 1918 or RFC 6598.",
    limits: &[],
    events: &[],
    sources: &[&sources::OVERLAY, &sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for prefix in vnet_prefixes(plan).filter(|prefix| is_public(prefix.block)) {
        let message = format!(
            "Prefix {} of {} lies outside private address space",
            prefix.block, prefix.owner.name
        );
        out.report(prefix.path(plan), message, prefix.moved(evidence));
    }
    for range in pods(plan).filter(|range| range.block.v4().is_some_and(is_public)) {
        let message = format!(
            "Pod CIDR {} lies outside private address space",
            range.block
        );
        out.report(range.path(plan), message, range.moved(evidence));
    }
}

/// Neither private, nor one of those that are refused anyway, which other rules name.
fn is_public(block: Block) -> bool {
    let mut refused = ranges::AKS_RESERVED.iter().chain(&ranges::VNET_REFUSED);
    !is_private(block) && !refused.any(|range| range.block.overlaps(block))
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn public_pods_are_found_and_mended() {
        let plan = clean().with("/clusters/0/podCidr", "20.0.0.0/16");
        assert_eq!(
            plan.found("AKN103")[0].message,
            "Pod CIDR 20.0.0.0/16 lies outside private address space"
        );
        let (mended, fix) = plan.mended("AKN103");
        assert_eq!(fix.title, "Move pods to 10.1.0.0/16");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_block_must_lie_in_one_private_range_as_a_whole() {
        let at = |pods| {
            clean()
                .with("/clusters/0/podCidr", pods)
                .found("AKN103")
                .len()
        };
        assert_eq!(at("10.0.0.0/7"), 1);
        assert_eq!(at("192.168.0.0/15"), 1);
        assert_eq!(at("100.64.0.0/10"), 0);
        assert_eq!(at("172.15.0.0/16"), 1);
        // Refused already: no second finding for the same block.
        assert_eq!(at("192.0.2.0/24"), 0);
    }

    #[test]
    fn a_public_vnet_moves_while_it_is_empty() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "51.4.0.0/20");
        let found = plan.found("AKN103");
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes/1");
        let (mended, _) = plan.mended("AKN103");
        assert_eq!(
            mended.virtual_networks[0].address_prefixes[1],
            "10.1.0.0/20"
        );
        assert_eq!(mended.findings(), []);
    }
}

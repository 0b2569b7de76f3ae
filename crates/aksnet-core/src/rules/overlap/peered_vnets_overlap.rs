//! AKN308: VNets that are to be peered share addresses.

use alloc::{collections::BTreeMap, format};

use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::order::{AnyBlock, Order};
use crate::rules::reach::is_peered;
use crate::rules::rule::{Rule, Severity};

pub(super) static PEERED_VNETS_OVERLAP: Rule = Rule {
    id: "AKN308",
    name: "peered-vnets-overlap",
    severity: Severity::Error,
    azure_code: Some("VnetAddressSpacesOverlap"),
    summary: "Two VNets that are peered, with each other or with the same third one, share addresses.",
    why: "Azure refuses the peering. A VNet cannot be peered with a second one over the addresses of the first either, which Azure calls VnetAddressSpaceOverlapsWithAlreadyPeeredVnet.",
    remedy: "Give one of the VNets another address space, or do without the peering.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

/// A VNet's address prefix: place of the VNet, place of the prefix.
type Place = (usize, usize);

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let vnets = &plan.virtual_networks;
    // The later VNet and the earlier one; their prefixes; the VNet both are peered with.
    let mut found = BTreeMap::new();
    for (hub, network) in vnets.iter().enumerate() {
        if network.peerings.is_empty() {
            continue;
        }
        let group = network.peerings.iter().copied().chain([hub]);
        let group: Order<Place> = group
            .flat_map(|place| prefixes_of(evidence, place))
            .collect();
        group.first_conflicts(|outer, inner| {
            let (early, late) = if outer.1 < inner.1 {
                (outer, inner)
            } else {
                (inner, outer)
            };
            let pair = (late.1.0, early.1.0);
            if pair.0 != pair.1 {
                found.entry(pair).or_insert((late, early, hub));
            }
        });
    }
    for ((later, earlier), (late, early, hub)) in found {
        let name = |vnet: usize| vnets.get(vnet).map_or("", |vnet| &vnet.name);
        let how = if is_peered(plan, later, earlier) {
            "are peered".into()
        } else {
            format!("are both peered with {}", name(hub))
        };
        let message = format!(
            "{} {} and {} {} {how} and share {}",
            name(later),
            late.0,
            name(earlier),
            early.0,
            late.0.shared(early.0),
        );
        out.report(plan.prefix_path(later, late.1.1), message, None);
    }
}

fn prefixes_of(evidence: &Evidence<'_>, vnet: usize) -> impl Iterator<Item = (AnyBlock, Place)> {
    let network = evidence.plan.virtual_networks.get(vnet);
    let prefixes = network
        .into_iter()
        .flat_map(|it| it.prefixes.iter().copied());
    let prefixes = (0..).zip(prefixes);
    prefixes.filter_map(move |(place, prefix)| Some((AnyBlock::of(prefix)?, (vnet, place))))
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_hub(prefix: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/0/peerings/0", "vnet-hub")
            .with("/virtualNetworks/1/name", "vnet-hub")
            .with("/virtualNetworks/1/addressPrefixes/0", prefix)
    }

    #[test]
    fn peered_vnets_must_be_disjoint() {
        assert_eq!(with_hub("10.241.0.0/16").findings(), []);
        let found = with_hub("10.240.255.0/24").found("AKN308");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "vnet-hub 10.240.255.0/24 and vnet-spoke 10.240.0.0/16 are peered and share 256 addresses"
        );
        assert_eq!(found[0].subject, "/virtualNetworks/1/addressPrefixes/0");
        assert_eq!(with_hub("10.240.255.0/24").found("AKN309"), []);
    }

    #[test]
    fn spokes_of_one_hub_must_be_disjoint_too() {
        let spokes = |prefix| {
            with_hub("10.241.0.0/16")
                .with("/virtualNetworks/2/name", "vnet-second")
                .with("/virtualNetworks/2/addressPrefixes/0", prefix)
                .with("/virtualNetworks/2/peerings/0", "vnet-hub")
        };
        assert_eq!(spokes("10.242.0.0/16").findings(), []);
        let found = spokes("10.240.0.0/20").found("AKN308");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "vnet-second 10.240.0.0/20 and vnet-spoke 10.240.0.0/16 are both peered with vnet-hub and share 4,096 addresses"
        );
        assert_eq!(spokes("10.240.0.0/20").found("AKN309"), []);
    }

    #[test]
    fn ipv6_space_counts() {
        let plan = with_hub("10.241.0.0/16")
            .with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48")
            .with("/virtualNetworks/1/addressPrefixes/1", "fd00:db8:0:4::/64");
        let found = plan.found("AKN308");
        assert_eq!(found[0].subject, "/virtualNetworks/1/addressPrefixes/1");
    }
}

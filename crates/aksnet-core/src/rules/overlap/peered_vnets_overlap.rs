//! AKN308: VNets that are to be peered share addresses.

use alloc::{collections::BTreeMap, format, vec::Vec};

use crate::azure::sources;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::order::{Order, and_more};
use crate::rules::reach::is_peered;
use crate::rules::rule::{Rule, Severity};
use crate::sorting;

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

/// Two prefixes that overlap, and the VNet in whose group they do.
struct Overlap {
    late: (AnyBlock, Place),
    early: (AnyBlock, Place),
    hub: usize,
}

/// One finding for each VNet that meets an earlier one of the plan.
fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let vnets = &plan.virtual_networks;
    // By the later VNet and the earlier one.
    let mut pairs: BTreeMap<(usize, usize), Overlap> = BTreeMap::new();
    for (hub, network) in vnets.iter().enumerate() {
        if network.peerings.is_empty() {
            continue;
        }
        let mut group = network.peerings.clone();
        group.push(hub);
        sorting::sort(&mut group);
        let group = group.into_iter();
        let group: Order<Place> = group
            .flat_map(|place| prefixes_of(evidence, place))
            .collect();
        for (late, early) in group.late() {
            let (later, earlier) = (late.1.0, early.1.0);
            if later != earlier {
                let overlap = Overlap { late, early, hub };
                pairs.entry((later, earlier)).or_insert(overlap);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<Overlap>> = BTreeMap::new();
    for ((later, _), overlap) in pairs {
        found.entry(later).or_default().push(overlap);
    }
    for (later, overlaps) in found {
        let name = |vnet: usize| vnets.get(vnet).map_or("", |vnet| &vnet.name);
        let is_direct = |overlap: &Overlap| is_peered(plan, later, overlap.early.1.0);
        let others = overlaps.len().saturating_sub(1);
        let (direct, siblings): (Vec<_>, Vec<_>) = overlaps.into_iter().partition(is_direct);
        let Some(overlap) = direct.first().or(siblings.first()) else {
            continue;
        };
        let Overlap { late, early, hub } = overlap;
        let message = format!(
            "{} {} meets {} {}{}: {} and share {}",
            name(later),
            late.0,
            name(early.1.0),
            early.0,
            and_more(others, "VNet"),
            if is_direct(overlap) {
                "they are peered".into()
            } else {
                format!("both are peered with {}", name(*hub))
            },
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
            "vnet-hub 10.240.255.0/24 meets vnet-spoke 10.240.0.0/16: they are peered and share 256 addresses"
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
            "vnet-second 10.240.0.0/20 meets vnet-spoke 10.240.0.0/16: both are peered with vnet-hub and share 4,096 addresses"
        );
        assert_eq!(spokes("10.240.0.0/20").found("AKN309"), []);
    }

    #[test]
    fn a_vnet_over_several_is_one_finding_that_names_a_peer_first() {
        let plan = with_hub("10.240.0.0/24")
            .with("/virtualNetworks/2/name", "vnet-second")
            .with("/virtualNetworks/2/addressPrefixes/0", "10.240.0.0/25")
            .with("/virtualNetworks/2/peerings/0", "vnet-hub");
        let found = plan.found("AKN308");
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[1].message,
            "vnet-second 10.240.0.0/25 meets vnet-hub 10.240.0.0/24 and 1 more VNet: they are peered and share 128 addresses"
        );
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

//! AKN309: VNets of the plan that are not peered share addresses.

use alloc::format;

use crate::azure::sources;
use crate::model::Plan;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::order::{Met, Order};
use crate::rules::reach::is_peered;
use crate::rules::rule::{Rule, Severity};

pub(super) static VNETS_CAN_NEVER_PEER: Rule = Rule {
    id: "AKN309",
    name: "vnets-can-never-peer",
    severity: Severity::Warning,
    azure_code: None,
    summary: "Two VNets of the plan share addresses.",
    why: "Each works alone. They can never be peered, nor be connected to the same network, and a VNet with something in it is hard to move.",
    remedy: "Give every VNet addresses of its own.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

/// One finding for each VNet that meets an earlier one. VNets that AKS makes are all alike and meant to stay alone.
fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let vnets = plan.virtual_networks.iter().enumerate();
    let vnets = vnets.filter(|(_, vnet)| vnet.managed_for.is_none());
    let prefixes: Order<(usize, usize)> = vnets
        .flat_map(|(vnet, network)| {
            let prefixes = network.prefixes.iter().copied().enumerate();
            prefixes.filter_map(move |(place, prefix)| Some((AnyBlock::of(prefix)?, (vnet, place))))
        })
        .collect();
    let mut reported = None;
    for ((block, (vnet, place)), first) in prefixes.late() {
        let apart = |other: usize| other != vnet && !is_joined(plan, vnet, other);
        if reported == Some(vnet) || !apart(first.1.0) {
            continue;
        }
        reported = Some(vnet);
        let others = prefixes.overlapping(block);
        let others = others.filter(|(_, other)| *other != first.1 && apart(other.0));
        let Some(met) = Met::first_of([first].into_iter().chain(others)) else {
            continue;
        };
        let name = |vnet: usize| {
            let network = plan.virtual_networks.get(vnet);
            network.map_or("", |network| &network.name)
        };
        let message = format!(
            "{} {block} meets {} {}{}: they share {} and can never be peered",
            name(vnet),
            name(met.owner.0),
            met.block,
            met.and_more("prefix"),
            met.shared(block),
        );
        out.report(plan.prefix_path(vnet, place), message, None);
    }
}

/// Whether two VNets are peered, or both with a third: what they share is then an error of another rule.
fn is_joined(plan: &Plan, one: usize, other: usize) -> bool {
    let peers = plan.virtual_networks.get(one).map(|vnet| &vnet.peerings);
    is_peered(plan, one, other)
        || peers.is_some_and(|peers| peers.iter().any(|peer| is_peered(plan, *peer, other)))
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_vnet(prefix: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", prefix)
    }

    #[test]
    fn vnets_that_share_addresses_are_told_they_can_never_peer() {
        let found = with_vnet("10.240.0.0/12").found("AKN309");
        assert_eq!(
            found[0].message,
            "vnet-other 10.240.0.0/12 meets vnet-spoke 10.240.0.0/16: they share 65,536 addresses and can never be peered"
        );
        assert_eq!(found[0].subject, "/virtualNetworks/1/addressPrefixes/0");
        assert_eq!(with_vnet("10.241.0.0/16").findings(), []);
    }

    #[test]
    fn peered_ones_are_an_error_of_another_rule() {
        let plan = with_vnet("10.240.0.0/12").with("/virtualNetworks/1/peerings/0", "vnet-spoke");
        assert_eq!(plan.found("AKN309"), []);
        assert_eq!(plan.found("AKN308").len(), 1);
    }

    #[test]
    fn several_shared_prefixes_are_one_finding() {
        let plan = with_vnet("10.240.0.0/12")
            .with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/24")
            .with("/virtualNetworks/1/addressPrefixes/1", "10.240.0.0/24");
        let found = plan.found("AKN309");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "vnet-other 10.240.0.0/12 meets vnet-spoke 10.240.0.0/16 and 1 more prefix: they share addresses and can never be peered"
        );
    }

    #[test]
    fn vnets_that_aks_makes_are_meant_to_be_alike() {
        let plan = PlanDraft::default()
            .with("/clusters/0/name", "aks-one")
            .with("/clusters/1/name", "aks-two");
        assert_eq!(plan.found("AKN309"), []);
    }
}

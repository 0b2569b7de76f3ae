//! AKN310: a VNet meets a network it is connected to.

use alloc::format;

use crate::azure::sources;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static VNET_OVER_CONNECTED_RANGE: Rule = Rule {
    id: "AKN310",
    name: "vnet-over-connected-range",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A VNet meets a network that it is connected to.",
    why: "Two routes lead to the same addresses. Inside the VNet its own wins, so that hosts of the other network cannot be reached, and answers from there may never come back.",
    remedy: "Give the VNet addresses that the connected network does not use, or connect only the part of it that is apart.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ, &sources::PLAN_IP_ADDRESSING],
    check,
};

/// One finding for each VNet, at the first prefix that meets something.
fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for (vnet, network) in plan.virtual_networks.iter().enumerate() {
        let prefixes = network.prefixes.iter().copied().enumerate();
        let met = prefixes
            .filter_map(|(place, prefix)| Some((place, AnyBlock::of(prefix)?)))
            .find_map(|(place, block)| {
                let met = evidence.reach().met_connected(vnet, block)?;
                Some((place, block, met))
            });
        let Some((place, block, met)) = met else {
            continue;
        };
        let message = format!(
            "{} {block} meets {} {}{}: routes conflict for {}",
            network.name,
            met.owner,
            met.block,
            met.and_more("range"),
            met.shared(block),
        );
        out.report(plan.prefix_path(vnet, place), message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    #[test]
    fn a_vnet_over_a_network_on_premises_is_warned() {
        let plan = clean().with("/connectedRanges/0/addressPrefixes/1", "10.240.255.0/24");
        let found = plan.found("AKN310");
        assert_eq!(
            found[0].message,
            "vnet-spoke 10.240.0.0/16 meets on-premises 10.240.255.0/24: routes conflict for 256 addresses"
        );
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes/0");
        let beside = clean().with("/connectedRanges/0/addressPrefixes/1", "10.241.0.0/24");
        assert_eq!(beside.findings(), []);
    }

    #[test]
    fn only_what_is_in_reach_counts() {
        let plan = clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-hub")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16")
            .with("/connectedRanges/1/name", "branch")
            .with("/connectedRanges/1/addressPrefixes/0", "10.240.0.0/24")
            .with("/connectedRanges/1/connectedTo/0", "vnet-hub");
        assert_eq!(plan.found("AKN310"), []);
        let peered = plan.with("/virtualNetworks/0/peerings/0", "vnet-hub");
        assert_eq!(peered.found("AKN310").len(), 1);
    }

    #[test]
    fn a_vnet_that_aks_makes_is_named_by_its_cluster() {
        let plan = PlanDraft::default()
            .with("/clusters/0/name", "aks")
            .with("/connectedRanges/0/name", "on-premises")
            .with("/connectedRanges/0/addressPrefixes/0", "10.224.0.0/16");
        let found = plan.found("AKN310");
        assert_eq!(found[0].subject, "/clusters/0/virtualNetwork");
    }

    #[test]
    fn a_subnet_can_still_grow_under_a_range_around_the_whole_vnet() {
        // 10.0.0.0/8 is announced as a whole: no place in the VNet would avoid it.
        let plan = clean()
            .with("/connectedRanges/0/addressPrefixes/0", "10.0.0.0/8")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/count", "40");
        assert_eq!(plan.found("AKN310").len(), 1);
        let (_, fix) = plan.mended("AKN201");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/26");
    }
}

//! AKN107: a VNet where networks on premises often are, and nothing said about them.

use alloc::format;

use super::vnet_prefix::vnet_prefixes;
use crate::azure::{ranges, sources};
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::order::Met;
use crate::rules::rule::{Rule, Severity};

pub(super) static COMMON_ON_PREMISES_RANGE: Rule = Rule {
    id: "AKN107",
    name: "common-on-premises-range",
    severity: Severity::Info,
    azure_code: None,
    summary: "A VNet lies where networks on premises often are, and the plan lists no connected range.",
    why: "Many companies announce this whole range to Azure. A VNet inside it takes addresses away from somebody, or cannot be connected at all.",
    remedy: "List what the VNets are or will be connected to; then overlaps are checked.",
    limits: &[],
    events: &[],
    sources: &[&sources::LEGACY_CNI],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let common = ranges::COMMON_ON_PREMISES.block;
    if !plan.connected_ranges.is_empty() {
        return;
    }
    // A VNet that AKS makes is connected to nothing.
    let inside = vnet_prefixes(plan)
        .filter(|prefix| prefix.owner.managed_for.is_none() && common.contains(prefix.block));
    let met = Met::first_of(inside.map(|prefix| (AnyBlock::V4(prefix.block), prefix)));
    if let Some(met) = met {
        let message = format!(
            "{} {}{} in {common}, where networks on premises often are, and the plan lists no connected range",
            met.owner.owner.name,
            met.block,
            if met.is_alone() {
                " lies".into()
            } else {
                format!("{} lie", met.and_more("prefix"))
            }
        );
        out.report(met.owner.path(plan), message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn unconnected() -> PlanDraft {
        let mut plan = clean();
        plan.connected_ranges.clear();
        plan
    }

    #[test]
    fn a_listed_range_settles_it() {
        assert_eq!(clean().found("AKN107"), []);
        let found = unconnected().found("AKN107");
        assert_eq!(
            found[0].message,
            "vnet-spoke 10.240.0.0/16 lies in 10.0.0.0/8, where networks on premises often are, and the plan lists no connected range"
        );
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes/0");
    }

    #[test]
    fn several_vnets_are_told_once() {
        let plan = unconnected()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16");
        let found = plan.found("AKN107");
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .message
                .starts_with("vnet-spoke 10.240.0.0/16 and 1 more prefix lie in 10.0.0.0/8")
        );
    }

    #[test]
    fn other_private_space_and_vnets_that_aks_makes_are_left_alone() {
        let elsewhere = unconnected()
            .with("/virtualNetworks/0/addressPrefixes/0", "172.20.0.0/16")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "172.20.0.0/24",
            );
        assert_eq!(elsewhere.findings(), []);
        let managed = PlanDraft::default().with("/clusters/0/name", "aks");
        assert_eq!(managed.found("AKN107"), []);
    }

    #[test]
    fn a_prefix_that_moves_goes_where_this_is_no_question() {
        let plan = unconnected().with("/virtualNetworks/0/addressPrefixes/1", "20.0.0.0/24");
        let (_, fix) = plan.mended("AKN103");
        assert_eq!(fix.title, "Move 20.0.0.0/24 of vnet-spoke to 172.16.0.0/24");
    }
}

//! AKN105: a subnet that does not lie inside its VNet.

use alloc::format;

use crate::azure::sources;
use crate::model::SubnetId;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::layout::blocks;
use crate::rules::room::{grow_vnet, move_subnet};
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNET_OUTSIDE_VNET: Rule = Rule {
    id: "AKN105",
    name: "subnet-outside-vnet",
    severity: Severity::Error,
    azure_code: Some("NetcfgSubnetRangeOutsideVnet"),
    summary: "A subnet does not lie inside one address prefix of its VNet.",
    why: "Azure refuses the subnet. Two prefixes side by side do not help: a subnet lies in one of them as a whole.",
    remedy: "Add an address prefix to the VNet, or move the subnet into one it has.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ, &sources::ERROR_SUBNET_RANGES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (vnet, network) in evidence.plan.virtual_networks.iter().enumerate() {
        let layout = evidence.layout().vnet(vnet);
        // Where a prefix cannot be read, nobody can tell what lies outside.
        let Some(layout) = layout.filter(|layout| layout.is_complete) else {
            continue;
        };
        for (subnet, own) in network.subnets.iter().enumerate() {
            for block in blocks(own).filter(|block| !layout.prefixes.holds(*block)) {
                let id = SubnetId { vnet, subnet };
                let (path, fix) = match block {
                    AnyBlock::V4(_) => (
                        evidence.plan.subnet_path(id),
                        grow_vnet(evidence, id).or_else(|| move_subnet(evidence, id)),
                    ),
                    AnyBlock::V6(_) => (evidence.plan.subnet6_path(id), None),
                };
                let message = format!(
                    "{} {block} lies in no address prefix of {}",
                    own.name, network.name
                );
                out.report(path, message, fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_subnet(block: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with("/virtualNetworks/0/subnets/1/addressPrefix", block)
    }

    #[test]
    fn the_last_block_of_the_vnet_is_inside_and_the_next_is_not() {
        assert_eq!(with_subnet("10.240.255.0/24").found("AKN105"), []);
        let plan = with_subnet("10.241.0.0/24");
        let found = plan.found("AKN105");
        assert_eq!(
            found[0].message,
            "snet-more 10.241.0.0/24 lies in no address prefix of vnet-spoke"
        );
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/1/addressPrefix"
        );
        let (mended, fix) = plan.mended("AKN105");
        assert_eq!(fix.title, "Add 10.241.0.0/24 to vnet-spoke");
        assert_eq!(
            mended.virtual_networks[0].address_prefixes[1],
            "10.241.0.0/24"
        );
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_prefix_inside_the_subnet_grows_to_it() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/25")
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.241.0.0/24",
            );
        let (mended, fix) = plan.mended("AKN105");
        assert_eq!(
            fix.title,
            "Grow 10.241.0.0/25 of vnet-spoke to 10.241.0.0/24"
        );
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn two_prefixes_side_by_side_do_not_hold_a_subnet_together() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/24")
            .with("/virtualNetworks/0/addressPrefixes/2", "10.241.1.0/24")
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.241.0.0/23",
            );
        assert_eq!(plan.found("AKN105").len(), 1);
        // Growing one of the two would lay it over the other: the subnet moves instead.
        let (_, fix) = plan.mended("AKN105");
        assert_eq!(fix.title, "Move snet-more to 10.240.2.0/23");
    }

    #[test]
    fn the_vnet_never_grows_over_what_others_use() {
        for block in [
            "10.16.4.0/24",
            "10.0.4.0/24",
            "172.17.0.0/24",
            "20.0.0.0/24",
        ] {
            let (_, fix) = with_subnet(block).mended("AKN105");
            assert_eq!(fix.title, "Move snet-more to 10.240.1.0/24", "{block}");
        }
        let beside = with_subnet("10.250.0.0/24")
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16");
        let (_, fix) = beside.mended("AKN105");
        assert_eq!(fix.title, "Move snet-more to 10.240.1.0/24");
    }

    #[test]
    fn an_unreadable_prefix_leaves_the_question_open() {
        let plan = with_subnet("10.241.0.0/24");
        let open = plan.with("/virtualNetworks/0/addressPrefixes/1", "10.241");
        assert_eq!(open.found("AKN105"), []);
    }

    #[test]
    fn an_ipv6_range_needs_an_ipv6_prefix() {
        let dual = clean()
            .with("/virtualNetworks/0/subnets/0/addressPrefix", "")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefixes/0",
                "10.240.0.0/24",
            )
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefixes/1",
                "fd00:db8::/64",
            );
        let found = dual.found("AKN105");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/0/addressPrefixes/1"
        );
        let held = dual.with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48");
        assert_eq!(held.found("AKN105"), []);
    }
}

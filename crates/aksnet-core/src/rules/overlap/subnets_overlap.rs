//! AKN301: two subnets of a VNet share addresses.

use alloc::format;

use crate::azure::sources;
use crate::model::SubnetId;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::order::Met;
use crate::rules::room::move_subnet;
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNETS_OVERLAP: Rule = Rule {
    id: "AKN301",
    name: "subnets-overlap",
    severity: Severity::Error,
    azure_code: Some("NetcfgSubnetRangesOverlap"),
    summary: "Two subnets of a VNet share addresses.",
    why: "Azure refuses the second of them.",
    remedy: "Move one of the subnets to a free block of the VNet.",
    limits: &[],
    events: &[],
    sources: &[&sources::ERROR_SUBNET_RANGES, &sources::VNET_FAQ],
    check,
};

/// One finding for each subnet that meets an earlier one of the plan, however many it meets.
fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for (vnet, network) in plan.virtual_networks.iter().enumerate() {
        let Some(layout) = evidence.layout().vnet(vnet) else {
            continue;
        };
        for ((block, subnet), first) in layout.subnets.late() {
            let others = layout.subnets.overlapping(block);
            let others = others.filter(|(_, other)| *other != subnet && *other != first.1);
            let met = Met::first_of([first].into_iter().chain(others));
            let (Some(met), Some(own)) = (met, network.subnets.get(subnet)) else {
                continue;
            };
            let id = SubnetId { vnet, subnet };
            let early = SubnetId {
                vnet,
                subnet: met.owner,
            };
            let path = match block {
                AnyBlock::V4(_) => plan.subnet_path(id),
                AnyBlock::V6(_) => plan.subnet6_path(id),
            };
            let message = format!(
                "{} {block} meets {} {}{}: they share {}",
                own.name,
                plan.subnet(early).map_or("", |early| &early.name),
                met.block,
                met.and_more("subnet"),
                met.shared(block),
            );
            out.report(path, message, moved(evidence, id, early, &met));
        }
    }
}

/// Moves the later subnet; where there is no room for it, the only one it meets.
fn moved(
    evidence: &Evidence<'_>,
    late: SubnetId,
    early: SubnetId,
    met: &Met<usize>,
) -> Option<Fix> {
    met.block.v4()?;
    let other = || move_subnet(evidence, early).filter(|_| met.is_alone());
    move_subnet(evidence, late).or_else(other)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_subnet(block: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with("/virtualNetworks/0/subnets/1/addressPrefix", block)
    }

    #[test]
    fn the_next_block_is_free_and_the_last_quarter_is_not() {
        assert_eq!(with_subnet("10.240.1.0/26").findings(), []);
        let plan = with_subnet("10.240.0.192/26");
        let found = plan.found("AKN301");
        assert_eq!(
            found[0].message,
            "snet-more 10.240.0.192/26 meets snet-nodes 10.240.0.0/24: they share 64 addresses"
        );
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/1/addressPrefix"
        );
        let (mended, fix) = plan.mended("AKN301");
        assert_eq!(fix.title, "Move snet-more to 10.240.1.0/26");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_later_one_moves_even_where_it_is_the_larger() {
        let (_, fix) = with_subnet("10.240.0.0/20").mended("AKN301");
        assert_eq!(fix.title, "Move snet-more to 10.240.16.0/20");
    }

    #[test]
    fn the_earlier_one_moves_where_only_that_has_room() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/24")
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.0.0/16",
            );
        let (mended, fix) = plan.mended("AKN301");
        assert_eq!(fix.title, "Move snet-nodes to 10.241.0.0/24");
        assert_eq!(mended.findings(), []);
        let full = with_subnet("10.240.0.0/16");
        assert_eq!(full.found("AKN301")[0].fix, None);
    }

    #[test]
    fn one_over_many_is_one_finding_that_counts_them() {
        let mut plan = clean();
        for place in 1..6 {
            let subnet = format!("/virtualNetworks/0/subnets/{place}");
            plan = plan
                .with(&format!("{subnet}/name"), &format!("snet-{place}"))
                .with(
                    &format!("{subnet}/addressPrefix"),
                    &format!("10.240.{place}.0/24"),
                );
        }
        let plan = plan
            .with("/virtualNetworks/0/subnets/6/name", "snet-over")
            .with(
                "/virtualNetworks/0/subnets/6/addressPrefix",
                "10.240.0.0/21",
            );
        let found = plan.found("AKN301");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "snet-over 10.240.0.0/21 meets snet-nodes 10.240.0.0/24 and 5 more subnets: they share addresses"
        );
        let (mended, _) = plan.mended("AKN301");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_chain_of_equal_subnets_comes_apart_one_by_one() {
        let mut plan = with_subnet("10.240.0.0/24")
            .with("/virtualNetworks/0/subnets/2/name", "snet-third")
            .with(
                "/virtualNetworks/0/subnets/2/addressPrefix",
                "10.240.0.0/24",
            );
        for _ in 0..2 {
            (plan, _) = plan.mended("AKN301");
        }
        assert_eq!(plan.findings(), []);
    }

    #[test]
    fn ipv6_ranges_are_compared_with_each_other() {
        let dual = |plan: PlanDraft, place: u64, v4: &str, v6: &str| {
            let path = format!("/virtualNetworks/0/subnets/{place}");
            plan.with(&format!("{path}/name"), &format!("snet-{place}"))
                .with(&format!("{path}/addressPrefixes/0"), v4)
                .with(&format!("{path}/addressPrefixes/1"), v6)
        };
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48");
        let plan = dual(plan, 1, "10.240.4.0/24", "fd00:db8::/64");
        let apart = dual(plan.clone(), 2, "10.240.5.0/24", "fd00:db8:0:1::/64");
        assert_eq!(apart.found("AKN301"), []);
        let found = dual(plan, 2, "10.240.5.0/24", "fd00:db8::/64").found("AKN301");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "snet-2 fd00:db8::/64 meets snet-1 fd00:db8::/64: they share 2^64 addresses"
        );
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/2/addressPrefixes/1"
        );
    }
}

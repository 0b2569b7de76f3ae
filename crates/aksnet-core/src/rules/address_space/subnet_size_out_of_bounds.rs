//! AKN104: a subnet of a size Azure does not offer.

use alloc::format;

use crate::azure::{limits, sources};
use crate::cidr::{Block, Block6};
use crate::model::{Edit, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::room::resize;
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNET_SIZE_OUT_OF_BOUNDS: Rule = Rule {
    id: "AKN104",
    name: "subnet-size-out-of-bounds",
    severity: Severity::Error,
    azure_code: None,
    summary: "A subnet is smaller or larger than Azure accepts.",
    why: "Azure refuses the subnet. Of a smaller one nothing would be left after the addresses Azure keeps.",
    remedy: "Give the subnet a prefix length within the bounds; an IPv6 range has exactly one size.",
    limits: &[
        &limits::SMALLEST_SUBNET,
        &limits::LARGEST_SUBNET,
        &limits::IPV6_SUBNET,
    ],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (vnet, network) in evidence.plan.virtual_networks.iter().enumerate() {
        for (subnet, own) in network.subnets.iter().enumerate() {
            let id = SubnetId { vnet, subnet };
            if let Some(block) = own.block {
                check_size(evidence, id, &own.name, block, out);
            }
            if let Some(block) = own.block6 {
                check_size6(evidence, id, &own.name, block, out);
            }
        }
    }
}

fn check_size(
    evidence: &Evidence<'_>,
    id: SubnetId,
    name: &str,
    block: Block,
    out: &mut Findings<'_>,
) {
    let (smallest, largest) = (&limits::SMALLEST_SUBNET, &limits::LARGEST_SUBNET);
    let prefix = block.prefix();
    let (bound, which) = if prefix > smallest.prefix() {
        (smallest.prefix(), "smallest")
    } else if prefix < largest.prefix() {
        (largest.prefix(), "largest")
    } else {
        return;
    };
    let size = grouped(block.size());
    let unit = if block.size() == 1 {
        "address"
    } else {
        "addresses"
    };
    out.report(
        evidence.plan.subnet_path(id),
        format!("{name} {block} has {size} {unit}: the {which} subnet Azure accepts is a /{bound}"),
        resize(evidence, id, bound),
    );
}

fn check_size6(
    evidence: &Evidence<'_>,
    id: SubnetId,
    name: &str,
    block: Block6,
    out: &mut Findings<'_>,
) {
    let exact = limits::IPV6_SUBNET.prefix();
    if block.prefix() == exact {
        return;
    }
    let path = evidence.plan.subnet6_path(id);
    // Cutting takes nothing from anybody; growing might.
    let cut = block.resized(exact).filter(|cut| block.contains(*cut));
    let fix = cut.map(|cut| Fix {
        title: format!("Cut {name} to {cut}"),
        edits: [Edit::text(path.clone(), &cut)].into(),
    });
    let message = format!("{name} {block} is not of the one size of IPv6 subnets, /{exact}");
    out.report(path, message, fix);
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
    fn a_29_is_the_smallest() {
        assert_eq!(with_subnet("10.240.4.0/29").found("AKN104"), []);
        let plan = with_subnet("10.240.4.4/30");
        assert_eq!(
            plan.found("AKN104")[0].message,
            "snet-more 10.240.4.4/30 has 4 addresses: the smallest subnet Azure accepts is a /29"
        );
        let (mended, fix) = plan.mended("AKN104");
        assert_eq!(fix.title, "Grow snet-more to 10.240.4.0/29");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn one_that_cannot_grow_where_it_is_moves() {
        let plan = with_subnet("10.240.4.4/30")
            .with("/virtualNetworks/0/subnets/2/name", "snet-beside")
            .with(
                "/virtualNetworks/0/subnets/2/addressPrefix",
                "10.240.4.2/32",
            );
        let found = plan.found("AKN104");
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[1].message,
            "snet-beside 10.240.4.2/32 has 1 address: the smallest subnet Azure accepts is a /29"
        );
        let (_, fix) = plan.mended("AKN104");
        assert_eq!(fix.title, "Move snet-more to 10.240.1.0/29");
    }

    #[test]
    fn a_2_is_the_largest() {
        assert_eq!(with_subnet("64.0.0.0/2").found("AKN104"), []);
        let plan = with_subnet("0.0.0.0/1");
        assert_eq!(
            plan.found("AKN104")[0].message,
            "snet-more 0.0.0.0/1 has 2,147,483,648 addresses: the largest subnet Azure accepts is a /2"
        );
    }

    #[test]
    fn an_ipv6_subnet_has_one_size() {
        let plan = |block| {
            clean()
                .with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48")
                .with("/virtualNetworks/0/subnets/0/addressPrefix", "")
                .with(
                    "/virtualNetworks/0/subnets/0/addressPrefixes/0",
                    "10.240.0.0/24",
                )
                .with("/virtualNetworks/0/subnets/0/addressPrefixes/1", block)
        };
        assert_eq!(plan("fd00:db8::/64").findings(), []);
        let small = plan("fd00:db8::/80").found("AKN104");
        assert_eq!(small[0].fix, None);
        let large = plan("fd00:db8:0:100::/56");
        assert_eq!(
            large.found("AKN104")[0].subject,
            "/virtualNetworks/0/subnets/0/addressPrefixes/1"
        );
        let (mended, fix) = large.mended("AKN104");
        assert_eq!(fix.title, "Cut snet-nodes to fd00:db8:0:100::/64");
        assert_eq!(mended.findings(), []);
    }
}

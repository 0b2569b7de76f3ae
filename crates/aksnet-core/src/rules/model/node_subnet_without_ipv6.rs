//! AKN623: dual-stack nodes in a subnet without IPv6.

use alloc::{collections::BTreeMap, format, vec};

use crate::azure::{limits, sources};
use crate::cidr::Block6;
use crate::model::{Edit, Subnet, SubnetId};
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};

use crate::rules::rule::{Rule, Severity};

pub(super) static NODE_SUBNET_WITHOUT_IPV6: Rule = Rule {
    id: "AKN623",
    name: "node-subnet-without-ipv6",
    severity: Severity::Error,
    azure_code: None,
    summary: "Nodes of a dual-stack cluster are in a subnet that has no IPv6 range.",
    why: "Each node takes an address of either family from its subnet. AKS refuses a subnet that has IPv4 alone.",
    remedy: "Add an IPv6 range to the VNet and a /64 of it to the subnet.",
    limits: &[&limits::IPV6_SUBNET],
    events: &[],
    sources: &[&sources::DUAL_STACK, &sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let mut tenants: BTreeMap<SubnetId, &str> = BTreeMap::new();
    for place in evidence.pools().filter(|place| place.cluster.dual_stack) {
        if let Some(subnet) = place.pool.node_subnet {
            tenants.entry(subnet).or_insert(place.cluster.name.as_str());
        }
    }
    for (id, cluster) in tenants {
        let given = plan
            .virtual_networks
            .get(id.vnet)
            .is_some_and(|vnet| vnet.managed_for.is_none());
        // A prefix that cannot be read may be the one that is missing.
        let Some(subnet) = plan
            .subnet(id)
            .filter(|subnet| given && subnet.block.is_some() && subnet.block6.is_none())
        else {
            continue;
        };
        out.report(
            plan.subnet6_path(id),
            format!(
                "{cluster} has IPv6 beside IPv4, and {} has no IPv6 range",
                subnet.name
            ),
            add_range(evidence, id, subnet),
        );
    }
}

/// The first free /64 of the VNet's IPv6 space, added to the subnet.
fn add_range(evidence: &Evidence<'_>, id: SubnetId, subnet: &Subnet) -> Option<Fix> {
    let block = free_range(evidence, id.vnet)?;
    let list = format!(
        "/virtualNetworks/{}/subnets/{}/addressPrefixes",
        id.vnet, id.subnet
    );
    let added = Edit::text(format!("{list}/-"), &block);
    let edits = if subnet.place_in_list.is_some() {
        vec![added]
    } else {
        let single = evidence.plan.subnet_path(id);
        vec![
            // Beside a single prefix a list was not read, whatever it holds.
            Edit::remove(list.clone()),
            Edit::text(format!("{list}/-"), &subnet.block?),
            added,
            Edit::remove(single),
        ]
    };
    Some(Fix {
        title: format!("Add {block} to {}", subnet.name),
        edits,
    })
}

fn free_range(evidence: &Evidence<'_>, vnet: usize) -> Option<Block6> {
    let network = evidence.plan.virtual_networks.get(vnet)?;
    let subnets = &evidence.layout().vnet(vnet)?.subnets;
    // As many places as there are subnets, and one more: one of them is free, but for larger ones.
    let places = u128::try_from(network.subnets.len()).ok()?;
    let mut spaces = network.prefixes.iter().filter_map(|prefix| prefix.v6());
    spaces.find_map(|space| {
        (0..=places)
            .map_while(|place| space.subblock(limits::IPV6_SUBNET.prefix(), place))
            .find(|block| subnets.met(AnyBlock::V6(*block)).is_none())
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn dual() -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "fd00:1::/56")
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
    }

    #[test]
    fn a_subnet_of_ipv4_alone_gets_a_range() {
        let plan = dual()
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefixes/0",
                "10.240.4.0/24",
            )
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefixes/1",
                "fd00:1::/64",
            );
        assert_eq!(
            plan.found("AKN623")[0].message,
            "aks has IPv6 beside IPv4, and snet-nodes has no IPv6 range"
        );
        let (mended, fix) = plan.mended("AKN623");
        assert_eq!(fix.title, "Add fd00:1:0:1::/64 to snet-nodes");
        let subnet = &mended.virtual_networks[0].subnets[0];
        assert_eq!(subnet.address_prefix, "");
        assert_eq!(
            subnet.address_prefixes,
            ["10.240.0.0/24", "fd00:1:0:1::/64"]
        );
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_list_is_added_to() {
        let plan = dual()
            .with("/virtualNetworks/0/subnets/0/addressPrefix", "")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefixes/0",
                "10.240.0.0/24",
            );
        let (mended, _) = plan.mended("AKN623");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn without_ipv6_space_there_is_no_fix_and_with_ipv4_alone_no_need() {
        let plan = dual().with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/16");
        assert_eq!(plan.found("AKN623")[0].fix, None);
        assert_eq!(clean().found("AKN623"), []);
    }
}

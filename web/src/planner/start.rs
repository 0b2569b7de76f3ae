//! A plan made of nothing but a list of ranges.

use aksnet_core::model::{
    ClusterDraft, ConnectedRangeDraft, Item, NetworkModel, NodePoolDraft, PlanDraft, SubnetDraft,
    VirtualNetworkDraft,
};

use super::addition::own_name;
use super::paste::{Line, lines};

/// Parts of names that only VNets have.
const VNET_NAMES: [&str; 3] = ["vnet", "hub", "spoke"];

/// Beginnings of the names of subnets that Azure keeps for its own services.
const SERVICE_SUBNETS: [&str; 2] = ["Azure", "Gateway"];

/// The plan a pasted list describes, and the lines with no range in them; `None` where none has.
///
/// A range around others, or one named like a VNet, is a VNet and what lies within are its subnets;
/// any other is one the VNets are connected to. Where there is no VNet, the first range is one. The
/// cluster stands in the first VNet that has a subnet.
pub(super) fn plan_of(text: &str) -> Option<(PlanDraft, Vec<String>)> {
    let (found, rest) = lines(text);
    let around = |place: usize| {
        let line = found.get(place)?;
        found.iter().position(|outer| is_within(line, outer))
    };
    let tops: Vec<usize> = (0..found.len())
        .filter(|place| around(*place).is_none())
        .collect();
    let holds = |top: usize| (0..found.len()).any(|place| around(place) == Some(top));
    let named = |line: &Line| {
        let name = line.name.to_ascii_lowercase();
        VNET_NAMES.iter().any(|part| name.contains(part))
    };
    let first = *tops.first()?;
    let is_vnet = |top: usize| holds(top) || found.get(top).is_some_and(named);
    let none = !tops.iter().any(|top| is_vnet(*top));
    let mut draft = PlanDraft::default();
    for top in &tops {
        let Some(line) = found.get(*top) else {
            continue;
        };
        if is_vnet(*top) || (none && *top == first) {
            let inner = found.iter().filter(|inner| is_within(inner, line));
            // A subnet given alone is all there is to know of its VNet.
            let alone = (found.len() == 1).then_some(line);
            let vnet = vnet(&draft, line, inner.chain(alone));
            draft.virtual_networks.push(vnet.into());
        } else {
            let ranges = draft.connected_ranges.iter();
            let range = ConnectedRangeDraft {
                name: name(line, "on-premises", ranges.map(|range| range.name.as_str())),
                address_prefixes: vec![line.block.to_string()],
                ..ConnectedRangeDraft::default()
            };
            draft.connected_ranges.push(range.into());
        }
    }
    draft.clusters = vec![cluster(&draft).into()];
    Some((draft, rest))
}

/// Whether a range lies in another one; the same range twice lies side by side.
fn is_within(inner: &Line, outer: &Line) -> bool {
    inner.block != outer.block && outer.block.contains(inner.block)
}

fn vnet<'a>(
    draft: &PlanDraft,
    line: &Line,
    inner: impl Iterator<Item = &'a Line>,
) -> VirtualNetworkDraft {
    let vnets = draft.virtual_networks.iter();
    let mut vnet = VirtualNetworkDraft {
        name: name(line, "vnet", vnets.map(|vnet| vnet.name.as_str())),
        address_prefixes: vec![line.block.to_string()],
        ..VirtualNetworkDraft::default()
    };
    for inner in inner {
        let subnets = vnet.subnets.iter();
        let own = if inner == line { "" } else { &inner.name };
        let stem = if subnets.len() == 0 {
            "snet-nodes"
        } else {
            "snet"
        };
        let subnet = SubnetDraft {
            name: unless_empty(own, stem, subnets.map(|subnet| subnet.name.as_str())),
            address_prefix: inner.block.to_string(),
            ..SubnetDraft::default()
        };
        vnet.subnets.push(subnet.into());
    }
    vnet
}

/// A cluster of three system nodes in the subnet that looks most like it was made for nodes.
fn cluster(draft: &PlanDraft) -> ClusterDraft {
    let vnets = &draft.virtual_networks;
    let vnet = vnets.iter().find(|vnet| !vnet.subnets.is_empty());
    let vnet = vnet.or_else(|| vnets.first());
    let mut subnets = vnet.iter().flat_map(|vnet| &vnet.subnets);
    let named =
        |subnet: &&Item<SubnetDraft>| subnet.name.contains("node") || subnet.name.contains("aks");
    let free = |subnet: &&Item<SubnetDraft>| {
        let mut kept = SERVICE_SUBNETS.iter();
        !kept.any(|start| subnet.name.starts_with(start))
    };
    let subnet = subnets
        .clone()
        .find(named)
        .or_else(|| subnets.find(free))
        .map(|subnet| subnet.name.clone());
    let pool = NodePoolDraft {
        name: "system".to_owned(),
        count: "3".to_owned(),
        vnet_subnet: subnet.unwrap_or_default(),
        ..NodePoolDraft::default()
    };
    ClusterDraft {
        name: "aks".to_owned(),
        network_model: NetworkModel::Overlay.as_str().to_owned(),
        virtual_network: vnet.map(|vnet| vnet.name.clone()).unwrap_or_default(),
        node_pools: vec![pool.into()],
        ..ClusterDraft::default()
    }
}

fn name<'a>(line: &Line, stem: &str, taken: impl Iterator<Item = &'a str>) -> String {
    unless_empty(&line.name, stem, taken)
}

/// The name, or one made of the stem that nobody has.
fn unless_empty<'a>(name: &str, stem: &str, taken: impl Iterator<Item = &'a str>) -> String {
    if name.is_empty() {
        own_name(stem, taken)
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use aksnet_core::model::PlanDraft;

    use super::plan_of;

    fn lines(draft: &PlanDraft) -> Vec<String> {
        let vnets = draft.virtual_networks.iter().flat_map(|vnet| {
            let own = format!("{} {}", vnet.name, vnet.address_prefixes.join(" "));
            let subnets = vnet.subnets.iter();
            let subnets = subnets.map(|it| format!("  {} {}", it.name, it.address_prefix));
            std::iter::once(own).chain(subnets).collect::<Vec<_>>()
        });
        let ranges = draft.connected_ranges.iter();
        let ranges = ranges.map(|it| format!("{}: {}", it.name, it.address_prefixes.join(" ")));
        vnets.chain(ranges).collect()
    }

    #[test]
    fn a_list_becomes_vnets_their_subnets_and_what_they_are_connected_to() {
        let (draft, rest) = plan_of(
            "vnet-spoke  10.240.0.0/16\nGatewaySubnet 10.240.1.0/27\nsnet-nodes  10.240.0.0/24\n\
             on-premises 10.16.0.0/12\nthe usual\nvnet-hub 10.200.0.0/24",
        )
        .unwrap();
        assert_eq!(
            lines(&draft),
            [
                "vnet-spoke 10.240.0.0/16",
                "  GatewaySubnet 10.240.1.0/27",
                "  snet-nodes 10.240.0.0/24",
                "vnet-hub 10.200.0.0/24",
                "on-premises: 10.16.0.0/12",
            ]
        );
        assert_eq!(rest, ["the usual"]);
        let cluster = &draft.clusters[0];
        assert_eq!(cluster.virtual_network, "vnet-spoke");
        assert_eq!(cluster.node_pools[0].vnet_subnet, "snet-nodes");
        assert_eq!(draft.read().errors, []);
    }

    #[test]
    fn one_range_is_a_subnet_that_was_given() {
        let (draft, _) = plan_of("10.20.30.0/26").unwrap();
        assert_eq!(
            lines(&draft),
            ["vnet 10.20.30.0/26", "  snet-nodes 10.20.30.0/26"]
        );
    }

    #[test]
    fn ranges_side_by_side_are_a_vnet_and_its_neighbours() {
        let (draft, _) = plan_of("10.0.0.0/16, 10.1.0.0/16, 10.1.0.0/16").unwrap();
        assert_eq!(
            lines(&draft),
            [
                "vnet 10.0.0.0/16",
                "on-premises: 10.1.0.0/16",
                "on-premises2: 10.1.0.0/16",
            ]
        );
    }

    #[test]
    fn a_text_without_ranges_is_no_plan() {
        assert_eq!(plan_of("nothing here"), None);
        assert_eq!(plan_of(""), None);
    }
}

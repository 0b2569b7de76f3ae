//! What new items of a plan begin with.

use aksnet_core::cidr::{Block, Fit, allocate};
use aksnet_core::model::{Edit, PlanDraft, VirtualNetwork};

use super::action::Addition;
use super::outcome::Outcome;

/// Sizes a new subnet is offered in, the first that has room: /24, then smaller.
const SUBNET_PREFIXES: [u8; 5] = [24, 25, 26, 27, 28];

/// Size of a new VNet.
const VNET_PREFIX: u8 = 16;

impl Addition {
    /// What it does, as an order, and the replacements that do it.
    pub(super) fn edits(self, draft: &PlanDraft, outcome: &Outcome) -> (String, Vec<Edit>) {
        match self {
            Self::VirtualNetwork => vnet(draft, outcome),
            Self::Subnet(vnet) => subnet(draft, outcome, vnet),
            Self::ConnectedRange => connected_range(draft),
            Self::Cluster => cluster(draft),
            Self::NodePool(cluster) => node_pool(draft, cluster),
        }
    }
}

fn vnet(draft: &PlanDraft, outcome: &Outcome) -> (String, Vec<Edit>) {
    let name = own_name(
        "vnet",
        draft.virtual_networks.iter().map(|vnet| vnet.name.as_str()),
    );
    let path = "/virtualNetworks/-";
    let place = draft.virtual_networks.len();
    let mut edits = vec![Edit::text(format!("{path}/name"), &name)];
    if let Some(block) = free_block(outcome) {
        edits.push(Edit::text(
            format!("/virtualNetworks/{place}/addressPrefixes/-"),
            &block,
        ));
    }
    (format!("Add {name}"), edits)
}

/// The first block of private space that nothing in the plan uses.
fn free_block(outcome: &Outcome) -> Option<Block> {
    outcome.free_block(VNET_PREFIX)
}

/// The block a new subnet of a VNet would get.
pub(crate) fn next_subnet(vnet: &VirtualNetwork) -> Option<Block> {
    let taken: Vec<Block> = vnet
        .subnets
        .iter()
        .filter_map(|subnet| subnet.block)
        .collect();
    SUBNET_PREFIXES.into_iter().find_map(|prefix| {
        vnet.blocks()
            .find_map(|(_, parent)| allocate(parent, &taken, prefix, Fit::First))
    })
}

fn subnet(draft: &PlanDraft, outcome: &Outcome, vnet: usize) -> (String, Vec<Edit>) {
    let subnets = draft
        .virtual_networks
        .get(vnet)
        .map_or(&[][..], |vnet| &vnet.subnets);
    let name = own_name("snet", subnets.iter().map(|subnet| subnet.name.as_str()));
    let place = subnets.len();
    let path = format!("/virtualNetworks/{vnet}/subnets/{place}");
    let mut edits = vec![Edit::text(format!("{path}/name"), &name)];
    let read = outcome.plan.virtual_networks.get(vnet);
    if let Some(block) = read.and_then(|vnet| next_subnet(vnet)) {
        edits.push(Edit::text(format!("{path}/addressPrefix"), &block));
    }
    (format!("Add {name}"), edits)
}

fn connected_range(draft: &PlanDraft) -> (String, Vec<Edit>) {
    let names = draft
        .connected_ranges
        .iter()
        .map(|range| range.name.as_str());
    let name = own_name("on-premises", names);
    let place = draft.connected_ranges.len();
    let edits = vec![
        Edit::text(format!("/connectedRanges/{place}/name"), &name),
        Edit::text(format!("/connectedRanges/{place}/addressPrefixes/0"), ""),
    ];
    (format!("Add {name}"), edits)
}

fn cluster(draft: &PlanDraft) -> (String, Vec<Edit>) {
    let name = own_name(
        "aks",
        draft.clusters.iter().map(|cluster| cluster.name.as_str()),
    );
    let path = format!("/clusters/{}", draft.clusters.len());
    let mut edits = vec![
        Edit::text(format!("{path}/name"), &name),
        Edit::text(format!("{path}/networkModel"), "overlay"),
    ];
    if let Some(vnet) = draft.virtual_networks.last() {
        edits.push(Edit::text(format!("{path}/virtualNetwork"), &vnet.name));
    }
    (format!("Add {name}"), edits)
}

fn node_pool(draft: &PlanDraft, cluster: usize) -> (String, Vec<Edit>) {
    let pools = draft
        .clusters
        .get(cluster)
        .map_or(&[][..], |cluster| &cluster.node_pools);
    let stem = if pools.is_empty() { "system" } else { "user" };
    let name = own_name(stem, pools.iter().map(|pool| pool.name.as_str()));
    let path = format!("/clusters/{cluster}/nodePools/{}", pools.len());
    let mut edits = vec![
        Edit::text(format!("{path}/name"), &name),
        Edit::text(format!("{path}/count"), "3"),
    ];
    // A new pool lives where the pools before it do, and holds as many pods.
    if let Some(last) = pools.last() {
        for (key, text) in [
            ("maxPods", &last.max_pods),
            ("vnetSubnet", &last.vnet_subnet),
            ("podSubnet", &last.pod_subnet),
        ] {
            edits.push(Edit::text(format!("{path}/{key}"), text));
        }
    }
    (format!("Add {name}"), edits)
}

/// The stem, or the stem and the first number nobody has.
pub(super) fn own_name<'a>(stem: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.map(str::trim).collect();
    let numbered = (2..=taken.len().saturating_add(2)).map(|number| format!("{stem}{number}"));
    std::iter::once(stem.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or_else(|| stem.to_owned())
}

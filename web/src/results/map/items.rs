//! What there is on the map.

use aksnet_core::cidr::{Block, free};
use aksnet_core::ledger::{Consumer, Measure, Range, Stage};
use aksnet_core::model::{Plan, SubnetId};
use aksnet_core::sorting;

use yew::AttrValue;

use crate::planner::Outcome;

/// An address prefix of a VNet, with its subnets in address order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Space {
    /// Name of the VNet.
    pub(super) name: String,
    /// The prefix in the draft, as a JSON Pointer.
    pub(super) path: AttrValue,
    /// The prefix.
    pub(super) block: Block,
    /// Addresses that nothing of the plan takes.
    pub(super) free: u64,
    /// Subnets in it.
    pub(super) subnets: Vec<Subnet>,
}

/// A subnet, and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subnet {
    /// Its name.
    pub(super) name: AttrValue,
    /// Its name without what all subnets of the VNet begin with.
    pub(super) short: AttrValue,
    /// Its range in the draft, as a JSON Pointer.
    pub(super) path: AttrValue,
    /// Its range.
    pub(super) block: Block,
    /// Addresses nobody gets.
    pub(super) kept: u64,
    /// Addresses in use when the cluster has come up.
    pub(super) used: u64,
    /// What pools need of it at each stage, whatever it has; `None` where no pool draws on it.
    pub(super) needs: Option<Needs>,
}

/// What pools need of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needs {
    /// Units drawn at each stage.
    pub(super) stages: [u64; 3],
    /// Units missing at each stage.
    pub(super) short: [u64; 3],
}

/// The address space of VNets, prefix by prefix, in the order of their places; at most so many prefixes.
pub(super) fn spaces_of(
    outcome: &Outcome,
    vnets: impl Iterator<Item = usize>,
    most: usize,
) -> Vec<Space> {
    let plan = &outcome.plan;
    let mut found = Vec::new();
    for place in vnets {
        let Some(vnet) = plan.virtual_networks.get(place) else {
            continue;
        };
        if found.len() >= most {
            break;
        }
        let mut subnets: Vec<Subnet> = (0..vnet.subnets.len())
            .filter_map(|subnet| {
                of_subnet(
                    outcome,
                    SubnetId {
                        vnet: place,
                        subnet,
                    },
                )
            })
            .collect();
        sorting::sort_by(&mut subnets, |one, other| one.block.cmp(&other.block));
        shorten(&mut subnets);
        let taken: Vec<Block> = subnets
            .iter()
            .map(|subnet| subnet.block)
            .chain(cluster_ranges(plan, place))
            .collect();
        for (prefix, block) in vnet.blocks() {
            let inside = subnets.iter().filter(|subnet| block.contains(subnet.block));
            let left = free(block, &taken);
            found.push(Space {
                name: vnet.name.clone(),
                path: vnet_path(plan, place, prefix).into(),
                block,
                free: left
                    .iter()
                    .fold(0, |sum, block| block.size().saturating_add(sum)),
                subnets: inside.cloned().collect(),
            });
        }
    }
    found.truncate(most);
    found
}

/// Pod and service ranges of the clusters in a VNet: a subnet there would collide with them.
fn cluster_ranges(plan: &Plan, vnet: usize) -> impl Iterator<Item = Block> + '_ {
    let clusters = plan.clusters.iter();
    let inside = clusters.filter(move |cluster| cluster.vnet == Some(vnet));
    inside
        .flat_map(|cluster| [cluster.pod_cidr.value(), cluster.service_cidr.value()])
        .flatten()
}

/// JSON Pointer of an address prefix of a VNet; of the cluster's VNet where AKS makes it.
pub(super) fn vnet_path(plan: &Plan, vnet: usize, prefix: usize) -> String {
    let managed = plan
        .virtual_networks
        .get(vnet)
        .and_then(|vnet| vnet.managed_for);
    match managed {
        Some(cluster) => format!("/clusters/{cluster}/virtualNetwork"),
        None => format!("/virtualNetworks/{vnet}/addressPrefixes/{prefix}"),
    }
}

fn of_subnet(outcome: &Outcome, id: SubnetId) -> Option<Subnet> {
    let subnet = outcome.plan.subnet(id)?;
    let block = subnet.block?;
    let range = outcome.ledger.of_subnet(id);
    let supply = range
        .and_then(|range| range.supply)
        .unwrap_or_else(|| Measure::Subnet.supply(block.prefix(), subnet.used_addresses));
    let drawn = range.map_or(0, |range| range.demand.create.needed);
    Some(Subnet {
        name: AttrValue::from(subnet.name.clone()),
        short: AttrValue::from(subnet.name.clone()),
        path: outcome.plan.subnet_path(id).into(),
        block,
        kept: supply.reserved,
        used: drawn.saturating_add(supply.used_by_others),
        needs: range.and_then(needs),
    })
}

/// Drops what all names begin with, up to a dash: of "snet-nodes" and "snet-pods", "snet-".
fn shorten(subnets: &mut [Subnet]) {
    let beginning = subnets.first().and_then(|subnet| {
        let end = subnet.name.find('-')?;
        subnet.name.get(..=end).map(str::to_owned)
    });
    let Some(beginning) = beginning.filter(|_| subnets.len() > 1) else {
        return;
    };
    let same = |subnet: &Subnet| {
        let rest = subnet.name.strip_prefix(&beginning);
        rest.is_some_and(|rest| !rest.is_empty())
    };
    if subnets.iter().all(same) {
        for subnet in subnets {
            let rest = subnet.name.get(beginning.len()..).unwrap_or_default();
            subnet.short = rest.to_owned().into();
        }
    }
}

fn needs(range: &Range) -> Option<Needs> {
    let pools = |consumer: Consumer| matches!(consumer, Consumer::Pool(_));
    range
        .draws
        .iter()
        .any(|draw| pools(draw.consumer))
        .then(|| Needs {
            stages: Stage::ALL.map(|stage| range.demand.at(stage).needed),
            short: Stage::ALL.map(|stage| range.short(stage)),
        })
}

impl Subnet {
    /// Addresses the plan may use, those in use among them.
    pub(super) const fn usable(&self) -> u64 {
        self.block.size().saturating_sub(self.kept)
    }
}

#[cfg(test)]
mod tests {
    use super::spaces_of;
    use crate::results::example::{contoso, outcome};

    #[test]
    fn what_all_names_begin_with_can_be_dropped() {
        let spaces = spaces_of(&outcome(&contoso()), [1, 0].into_iter(), 9);
        let short = |place: usize| {
            let subnets = spaces[place].subnets.iter();
            subnets
                .map(|subnet| subnet.short.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(short(0), ["nodes", "ingress", "apiserver", "endpoints"]);
        assert_eq!(
            short(1),
            ["AzureFirewallSubnet", "AzureBastionSubnet", "GatewaySubnet"]
        );
    }
}

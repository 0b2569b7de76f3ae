//! What there is on the map.

use aksnet_core::cidr::Block;
use aksnet_core::ledger::{Consumer, Measure, Range, Stage};
use aksnet_core::model::{Plan, SubnetId};
use aksnet_core::sizing::spaces;

use crate::planner::Outcome;

/// An address prefix of a VNet, with its subnets in address order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Space {
    /// Name of the VNet.
    pub(super) name: String,
    /// The prefix in the draft, as a JSON Pointer.
    pub(super) path: String,
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
    pub(super) name: String,
    /// Its name without what all subnets of the VNet begin with.
    pub(super) short: String,
    /// Its range in the draft, as a JSON Pointer.
    pub(super) path: String,
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

/// The address space of every VNet of the plan, prefix by prefix; that of the VNet `first` comes first.
pub(super) fn spaces_of(outcome: &Outcome, first: Option<usize>) -> Vec<Space> {
    let plan = &outcome.plan;
    let free = spaces(plan);
    let mut found = Vec::new();
    let mut places: Vec<usize> = (0..plan.virtual_networks.len()).collect();
    places.sort_by_key(|place| Some(*place) != first);
    for place in places {
        let Some(vnet) = plan.virtual_networks.get(place) else {
            continue;
        };
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
        subnets.sort_by_key(|subnet| subnet.block);
        shorten(&mut subnets);
        for (prefix, block) in vnet.blocks() {
            let inside = subnets.iter().filter(|subnet| block.contains(subnet.block));
            found.push(Space {
                name: vnet.name.clone(),
                path: vnet_path(plan, place, prefix),
                block,
                free: free
                    .iter()
                    .find(|space| {
                        space.block == block && space.virtual_network.as_ref() == Some(&vnet.name)
                    })
                    .map_or(0, |space| space.free_addresses),
                subnets: inside.cloned().collect(),
            });
        }
    }
    found
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
        name: subnet.name.clone(),
        short: subnet.name.clone(),
        path: outcome.plan.subnet_path(id),
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
            subnet.short = subnet.short.split_off(beginning.len());
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
        let spaces = spaces_of(&outcome(&contoso()), Some(1));
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

//! A plan beside the one that is already deployed.

use alloc::{collections::BTreeSet, vec::Vec};

use super::matching::by_name;
use crate::ledger::{Ledger, Stage};
use crate::model::{Cluster, NodePool, Plan, Subnet, SubnetId};
use crate::sorting;

/// A plan and its baseline: what is deployed already.
pub struct Difference<'a> {
    /// The baseline.
    pub old: &'a Plan,
    /// The plan.
    pub new: &'a Plan,
    /// Place in the baseline of each VNet of the plan.
    vnets: Vec<Option<usize>>,
    /// Subnets of the baseline that something is deployed in.
    in_use: BTreeSet<SubnetId>,
}

/// The same thing in both plans.
#[derive(Debug)]
pub struct Pair<'a, T> {
    /// Its place in the plan.
    pub place: usize,
    /// What it is in the baseline.
    pub old: &'a T,
    /// What it is in the plan.
    pub new: &'a T,
}

impl<T> Copy for Pair<'_, T> {}

impl<T> Clone for Pair<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The same subnet in both plans.
#[derive(Clone, Copy, Debug)]
pub struct SubnetPair<'a> {
    /// Which one it is in the plan.
    pub id: SubnetId,
    /// Which one it is in the baseline.
    pub old_id: SubnetId,
    /// What it is in the baseline.
    pub old: &'a Subnet,
    /// What it is in the plan.
    pub new: &'a Subnet,
}

impl<'a> Difference<'a> {
    /// Puts a plan beside its baseline.
    pub fn between(old: &'a Plan, new: &'a Plan) -> Self {
        let vnet_names = |plan: &'a Plan| plan.virtual_networks.iter().map(|it| it.name.as_str());
        let ledger = Ledger::of(old);
        let drawn = ledger.subnets().filter(|(_, range)| {
            let mut draws = range.draws.iter();
            // What cannot be read may be anything but nothing.
            draws.any(|draw| {
                let units = draw.stages.at(Stage::Create);
                units.is_none_or(|units| units.units > 0)
            })
        });
        let mut in_use: BTreeSet<SubnetId> = sorting::gathered(drawn.map(|(id, _)| id));
        for (vnet, network) in old.virtual_networks.iter().enumerate() {
            let places = network.subnets.iter().enumerate();
            let used = places.filter(|(_, subnet)| subnet.used_addresses > 0);
            in_use.extend(used.map(|(subnet, _)| SubnetId { vnet, subnet }));
        }
        Self {
            old,
            new,
            vnets: by_name(vnet_names(old), vnet_names(new)),
            in_use,
        }
    }

    /// Clusters of both plans.
    pub fn clusters(&self) -> Vec<Pair<'a, Cluster>> {
        let clusters = |plan: &'a Plan| plan.clusters.iter().map(|it| &**it);
        pairs(clusters(self.old), clusters(self.new), |it| &it.name)
    }

    /// Subnets of both plans, but for those AKS makes.
    pub fn subnets(&self) -> impl Iterator<Item = SubnetPair<'a>> + '_ {
        let vnets = self.new.virtual_networks.iter().enumerate();
        vnets.zip(&self.vnets).flat_map(|((vnet, new), old_vnet)| {
            let old = old_vnet.and_then(|place| self.old.virtual_networks.get(place));
            let old = old.filter(|old| old.managed_for.is_none() && new.managed_for.is_none());
            let old = old.map_or(&[][..], |old| &old.subnets);
            let names = by_name(
                old.iter().map(|subnet| subnet.name.as_str()),
                new.subnets.iter().map(|subnet| subnet.name.as_str()),
            );
            let subnets = new.subnets.iter().enumerate().zip(names);
            subnets.filter_map(move |((subnet, new), old_subnet)| {
                Some(SubnetPair {
                    id: SubnetId { vnet, subnet },
                    old_id: SubnetId {
                        vnet: (*old_vnet)?,
                        subnet: old_subnet?,
                    },
                    old: old.get(old_subnet?)?,
                    new,
                })
            })
        })
    }

    /// Whether something is deployed in a subnet of the baseline.
    pub fn is_in_use(&self, old: SubnetId) -> bool {
        self.in_use.contains(&old)
    }

    /// Whether something is deployed in the subnet that a subnet of the plan is in the baseline.
    pub fn holds(&self, subnet: SubnetId) -> bool {
        self.subnets()
            .find(|pair| pair.id == subnet)
            .is_some_and(|pair| self.is_in_use(pair.old_id))
    }

    /// The names of a subnet of the baseline and of its VNet.
    pub fn old_names(&self, subnet: Option<SubnetId>) -> Option<(&'a str, &'a str)> {
        names(self.old, subnet?)
    }

    /// The names of a subnet of the plan and of its VNet.
    pub fn new_names(&self, subnet: Option<SubnetId>) -> Option<(&'a str, &'a str)> {
        names(self.new, subnet?)
    }
}

impl<'a> Pair<'a, Cluster> {
    /// Node pools of the cluster in both plans.
    pub fn pools(&self) -> Vec<Pair<'a, NodePool>> {
        pairs(self.old.pools.iter(), self.new.pools.iter(), |it| &it.name)
    }
}

fn pairs<'a, T>(
    old: impl Iterator<Item = &'a T>,
    new: impl Iterator<Item = &'a T>,
    name: fn(&T) -> &str,
) -> Vec<Pair<'a, T>> {
    let (old, new): (Vec<&T>, Vec<&T>) = (old.collect(), new.collect());
    let named = |it: &&'a T| name(it);
    let places = by_name(old.iter().map(named), new.iter().map(named));
    let places = new.into_iter().enumerate().zip(places);
    let pairs = places.filter_map(|((place, new), old_place)| {
        let old = *old.get(old_place?)?;
        Some(Pair { place, old, new })
    });
    pairs.collect()
}

fn names(plan: &Plan, id: SubnetId) -> Option<(&str, &str)> {
    let vnet = plan.virtual_networks.get(id.vnet)?;
    Some((&vnet.name, &plan.subnet(id)?.name))
}

#[cfg(test)]
mod tests {
    use super::Difference;
    use crate::rules::sample::clean;

    #[test]
    fn a_subnet_is_in_use_where_anything_is_deployed_in_it() {
        let old = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-idle")
            .with("/virtualNetworks/0/subnets/2/name", "snet-others")
            .with("/virtualNetworks/0/subnets/2/usedAddresses", "1")
            .read()
            .plan;
        let new = clean()
            .with("/virtualNetworks/0/subnets/0/name", "snet-others")
            .with("/virtualNetworks/0/subnets/1/name", "snet-nodes")
            .with("/virtualNetworks/0/subnets/2/name", "snet-idle")
            .read()
            .plan;
        let difference = Difference::between(&old, &new);
        let held: alloc::vec::Vec<_> = difference
            .subnets()
            .map(|pair| (pair.new.name.as_str(), difference.holds(pair.id)))
            .collect();
        assert_eq!(
            held,
            [
                ("snet-others", true),
                ("snet-nodes", true),
                ("snet-idle", false)
            ]
        );
    }
}

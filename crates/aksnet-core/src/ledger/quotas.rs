//! What the subnets of a VNet come to, towards its quota of private addresses.

use alloc::{collections::BTreeMap, format};

use super::draw::{Consumer, Draw, Units};
use super::measure::Measure;
use super::open::{Ledger, push};
use super::range::{Range, RangeKind};
use super::stage::{PerStage, Stage};
use crate::azure::limits;
use crate::model::{Plan, SubnetId};

impl Ledger {
    /// Enters every subnet of the VNets somebody draws on.
    pub(super) fn enter_vnets(&mut self, plan: &Plan) {
        let mut quotas: BTreeMap<usize, usize> = BTreeMap::new();
        for id in self.subnets.keys() {
            quotas
                .entry(id.vnet)
                .or_insert_with(|| push(&mut self.ranges, quota(plan, id.vnet)));
        }
        for (vnet, quota) in &quotas {
            let network = plan.virtual_networks.get(*vnet);
            let subnets = network.map_or(&[][..], |network| &network.subnets);
            for place in 0..subnets.len() {
                let id = SubnetId {
                    vnet: *vnet,
                    subnet: place,
                };
                let Some(stages) = self.quota_of(plan, id) else {
                    continue;
                };
                self.enter(
                    *quota,
                    Draw {
                        cluster: None,
                        consumer: Consumer::Subnet(place),
                        stages,
                        azure_per_node: None,
                    },
                );
            }
        }
        for (cluster, entry) in plan.clusters.iter().zip(&mut self.clusters) {
            entry
                .ranges
                .extend(cluster.vnet.and_then(|vnet| quotas.get(&vnet)));
        }
        self.quotas = quotas;
    }

    /// What a subnet comes to; `None` where nobody uses it.
    pub(super) fn quota_of(&self, plan: &Plan, id: SubnetId) -> Option<PerStage<Option<Units>>> {
        let used = plan.subnet(id)?.used_addresses;
        match self.of_subnet(id) {
            Some(range) => Some(PerStage::each(|stage| range.towards_quota(stage, used))),
            None => (used > 0).then(|| PerStage::each(|_| Some(Units::fixed(used)))),
        }
    }
}

fn quota(plan: &Plan, vnet: usize) -> Range {
    let network = plan.virtual_networks.get(vnet);
    let path = match network.and_then(|network| network.managed_for) {
        Some(cluster) => format!("/clusters/{cluster}/virtualNetwork"),
        None => format!("/virtualNetworks/{vnet}/addressPrefixes"),
    };
    Range::counted(
        RangeKind::VnetAddresses,
        network.map(|vnet| vnet.name.clone()).unwrap_or_default(),
        path,
        Measure::Fixed(&limits::PRIVATE_ADDRESSES_PER_VNET),
    )
}

impl Range {
    /// Private addresses that everything in a subnet comes to.
    ///
    /// A whole block of static allocation counts once. That is an inference: such a subnet is
    /// documented to hold about a million pods, which is the quota times the size of a block.
    fn towards_quota(&self, stage: Stage, used: u64) -> Option<Units> {
        let block = Measure::block_size();
        let counted = |units: Units| {
            let in_blocks =
                self.measure == Measure::StaticBlocks && units.per_node.is_multiple_of(block);
            if in_blocks && units.per_node > 0 {
                units.units.checked_div(block).unwrap_or(units.units)
            } else {
                units.units
            }
        };
        let sum = self.draws.iter().try_fold(used, |sum, draw| {
            Some(counted((*draw.stages.at(stage))?).saturating_add(sum))
        });
        sum.map(Units::fixed)
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::{Ledger, RangeKind};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn used(plan: &PlanDraft) -> u64 {
        let ledger = Ledger::of(&plan.read().plan);
        let quota = ledger.of_kind(RangeKind::VnetAddresses).next().unwrap();
        quota.demand.full_scale.needed
    }

    #[test]
    fn every_subnet_counts_whoever_uses_it() {
        let plan = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-endpoints")
            .with("/virtualNetworks/0/subnets/1/usedAddresses", "7");
        // Three nodes and a surge node, and what others use.
        assert_eq!(used(&plan), 11);
    }

    #[test]
    fn a_block_of_static_allocation_counts_once() {
        let plan = clean()
            .with("/clusters/0/networkModel", "pod-subnet-static")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            );
        // Four nodes, and two blocks for each of them.
        assert_eq!(used(&plan), 12);
    }

    #[test]
    fn what_is_no_block_in_a_subnet_of_blocks_counts_as_it_is() {
        let plan = clean()
            .with("/clusters/0/networkModel", "pod-subnet-static")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            )
            .with("/clusters/0/internalLoadBalancers", "8")
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-pods");
        assert_eq!(used(&plan), 20);
    }

    #[test]
    fn the_quota_of_a_vnet_that_aks_makes_stands_with_the_cluster() {
        let plan = PlanDraft::default().with("/clusters/0/name", "aks");
        let plan = plan.with("/clusters/0/nodePools/0/name", "system");
        let ledger = Ledger::of(&plan.read().plan);
        let quota = ledger.of_kind(RangeKind::VnetAddresses).next().unwrap();
        assert_eq!(quota.path, "/clusters/0/virtualNetwork");
    }
}

//! The same plan with other counts of nodes.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::mem;

use super::draw::Consumer;
use super::open::Ledger;
use super::pools::drawn;
use crate::model::{Plan, SubnetId};
use crate::sorting;

impl Ledger {
    /// Counts the nodes of some pools again, each by its cluster and its place there.
    ///
    /// The plan differs from the one the ledger was written from in the counts of these pools
    /// alone. Returns the places of the ranges whose draws change with them. Writing the ledger
    /// anew says the same, at many times the cost.
    pub(crate) fn recount(&mut self, plan: &Plan, pools: &[(usize, usize)]) -> BTreeSet<usize> {
        let mut touched = BTreeSet::new();
        for (cluster, place) in pools {
            let pool = plan.clusters.get(*cluster).map(|it| &it.pools);
            let pool = pool.and_then(|pools| pools.get(*place));
            let lines = self.clusters.get(*cluster).map(|it| &it.pools);
            let lines = lines.and_then(|pools| pools.get(*place));
            let (Some(pool), Some(lines)) = (pool, lines) else {
                continue;
            };
            for line in lines {
                let Some(range) = self.ranges.get_mut(line.range) else {
                    continue;
                };
                let stages = drawn(pool, Some(range), line.per_node);
                if let Some(draw) = range.draws.get_mut(line.line) {
                    draw.stages = stages;
                }
                touched.insert(line.range);
            }
        }
        let quotas = self.recount_quotas(plan, &touched);
        touched.extend(quotas);
        for place in &touched {
            if let Some(range) = self.ranges.get_mut(*place) {
                range.add_up();
            }
        }
        touched
    }

    /// Counts the quotas again of the VNets of those of these ranges that are subnets; returns their places.
    fn recount_quotas(&mut self, plan: &Plan, touched: &BTreeSet<usize>) -> BTreeSet<usize> {
        let subnets = self.subnets.iter();
        let subnets = subnets.filter(|(_, place)| touched.contains(place));
        let subnets: BTreeSet<SubnetId> = sorting::gathered(subnets.map(|(id, _)| *id));
        let mut quotas = BTreeMap::new();
        for id in &subnets {
            quotas.extend(self.quotas.get(&id.vnet).map(|place| (*place, id.vnet)));
        }
        for (place, vnet) in &quotas {
            let range = self.ranges.get_mut(*place);
            let mut draws = range.map_or_else(Vec::new, |range| mem::take(&mut range.draws));
            for draw in &mut draws {
                let Consumer::Subnet(subnet) = draw.consumer else {
                    continue;
                };
                let id = SubnetId {
                    vnet: *vnet,
                    subnet,
                };
                if subnets.contains(&id)
                    && let Some(stages) = self.quota_of(plan, id)
                {
                    draw.stages = stages;
                }
            }
            if let Some(range) = self.ranges.get_mut(*place) {
                range.draws = draws;
            }
        }
        quotas.into_keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Ledger;
    use crate::rules::sample::clean;

    #[test]
    fn counting_again_says_what_a_new_ledger_says() {
        let before = clean()
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            )
            .with("/clusters/0/loadBalancer/allocatedOutboundPorts", "1000")
            .with("/clusters/0/nodePools/1/name", "apps");
        let after = before.clone().with("/clusters/0/nodePools/1/count", "40");
        let (before, after) = (before.read().plan, after.read().plan);
        let mut ledger = Ledger::of(&before);
        let expected = Ledger::of(&after);
        assert_ne!(ledger, expected);
        let touched = ledger.recount(&after, &[(0, 1)]);
        assert_eq!(ledger, expected);
        for (place, range) in Ledger::of(&before).ranges.iter().enumerate() {
            let differs = range.demand != expected.ranges[place].demand;
            assert_eq!(differs, touched.contains(&place), "{}", range.name);
        }
    }
}

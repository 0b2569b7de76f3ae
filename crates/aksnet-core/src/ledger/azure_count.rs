//! How Azure counts, where that is not what the plan needs.

use super::draw::{Consumer, Draw, Units};
use super::measure::{Measure, Supply};
use super::range::Range;
use super::stage::Stage;
use crate::azure::limits;

impl Range {
    /// Addresses missing in a pod subnet by the check Azure makes before it adds nodes.
    ///
    /// Unit: addresses. That check counts one batch for each node, whatever its max pods, and
    /// whatever whole blocks come to: ten nodes in a /26 are refused as 160 over 59, three
    /// that need 256 each are accepted. Surge counts while an upgrade runs.
    pub fn short_by_azure(&self, stage: Stage) -> u64 {
        let Some((supply, block)) = self.supply.zip(self.block) else {
            return 0;
        };
        let batch = limits::DYNAMIC_BATCH.value;
        let counted = |draw: &Draw| {
            let units = draw.stages.at(stage).unwrap_or_default();
            let nodes = match stage {
                Stage::Create | Stage::FullScale => units.nodes.steady,
                Stage::Upgrade => units.nodes.all(),
            };
            match draw.consumer {
                Consumer::Pool(_) => nodes.saturating_mul(batch),
                _ => units.units,
            }
        };
        let needed = self.draws.iter().map(counted).fold(0, u64::saturating_add);
        let Supply { usable, .. } = Measure::Subnet.supply(block.prefix(), supply.used_by_others);
        needed.saturating_sub(usable)
    }

    /// Units Azure would count at create if it scaled the pool of a line by itself: the pool at its most.
    pub fn needed_if_autoscaled(&self, draw: &Draw) -> Option<u64> {
        let (now, most) = draw.at_create_and_most()?;
        let others = self.demand.create.needed.saturating_sub(now.units);
        Some(others.saturating_add(most.nodes.steady.saturating_mul(now.per_node)))
    }

    /// Nodes of all pools that draw on this range at a stage, without surge. Unit: nodes.
    pub fn nodes(&self, stage: Stage) -> u64 {
        let steady = |draw: &Draw| draw.stages.at(stage).map_or(0, |units| units.nodes.steady);
        self.draws.iter().map(steady).fold(0, u64::saturating_add)
    }
}

impl Draw {
    fn at_create_and_most(&self) -> Option<(Units, Units)> {
        self.stages.create.zip(self.stages.full_scale)
    }
}

#[cfg(test)]
mod tests {
    use super::Stage;
    use crate::ledger::Ledger;
    use crate::rules::sample::clean;

    #[test]
    fn the_check_before_creation_counts_a_batch_for_each_node() {
        // Three nodes of 250 max pods in a /26 were accepted, ten were refused as 160 over 59.
        for (count, missing) in [("3", 0), ("10", 101)] {
            let plan = clean()
                .with("/clusters/0/networkModel", "pod-subnet-static")
                .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
                .with("/virtualNetworks/0/subnets/1/purpose", "pods")
                .with(
                    "/virtualNetworks/0/subnets/1/addressPrefix",
                    "10.240.4.0/26",
                )
                .with("/clusters/0/nodePools/0/maxPods", "250")
                .with("/clusters/0/nodePools/0/count", count);
            let ledger = Ledger::of(&plan.read().plan);
            let (_, pods) = ledger.subnets().nth(1).unwrap();
            assert_eq!(pods.short_by_azure(Stage::Create), missing);
            assert!(pods.short(Stage::Create) >= 736);
        }
    }
}

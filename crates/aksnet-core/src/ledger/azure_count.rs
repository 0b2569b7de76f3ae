//! How Azure counts, where that is not what the plan needs.

use super::draw::{Draw, Units};
use super::measure::Measure;
use super::range::{Range, RangeKind};
use super::stage::Stage;

/// What Azure's own check before it adds nodes counts in a range, and what it compares that with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AzureCheck {
    /// Units it counts: "pre-allocated" in its message.
    pub counts: u64,
    /// Units it finds: "available" in its message.
    pub available: u64,
}

impl AzureCheck {
    /// Units missing by that check.
    pub fn short(self) -> u64 {
        self.counts.saturating_sub(self.available)
    }
}

impl Range {
    /// Azure's own check of a range of addresses that nodes draw on.
    ///
    /// It is not what a plan needs. For a Node Subnet node it counts max pods less one where
    /// max pods and one are documented, and for a node of a pod subnet one batch, whatever its
    /// max pods, and whatever whole blocks come to: ten nodes in a /26 are refused as 160 over
    /// 59, three that need 256 each are accepted. Surge counts while an upgrade runs. `None`
    /// for ranges it does not check and for blocks that cannot be read; draws that cannot be
    /// computed count nothing.
    pub fn azure_check(&self, stage: Stage) -> Option<AzureCheck> {
        let available = match self.kind {
            RangeKind::NodeSubnet | RangeKind::PodSubnet => Measure::Subnet,
            RangeKind::PodCidr => Measure::PodCidr,
            _ => return None,
        };
        let (supply, block) = self.supply.zip(self.block)?;
        let counted = self
            .draws
            .iter()
            .filter_map(|draw| draw.counted_by_azure(stage));
        Some(AzureCheck {
            counts: counted.fold(0, u64::saturating_add),
            available: available
                .supply(block.prefix(), supply.used_by_others)
                .usable,
        })
    }

    /// Addresses missing by the check Azure makes before it adds nodes. Unit: addresses.
    pub fn short_by_azure(&self, stage: Stage) -> u64 {
        self.azure_check(stage).map_or(0, AzureCheck::short)
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
    /// Units Azure counts for the line at a stage; `None` where a field it needs cannot be read.
    pub fn counted_by_azure(&self, stage: Stage) -> Option<u64> {
        let units = (*self.stages.at(stage))?;
        Some(match self.azure_per_node {
            Some(per_node) => Self::nodes_for_azure(units, stage).saturating_mul(per_node),
            None => units.units,
        })
    }

    /// Nodes Azure counts: surge nodes only while an upgrade runs. Unit: nodes.
    fn nodes_for_azure(units: Units, stage: Stage) -> u64 {
        match stage {
            Stage::Create | Stage::FullScale => units.nodes.steady,
            Stage::Upgrade => units.nodes.all(),
        }
    }

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
    fn a_node_subnet_node_counts_less_for_azure_than_it_is_documented_to_need() {
        // W17: one node of 250 max pods was accepted in a /24, two and three were refused as
        // 498 and 747 over 251; W21: three of 110 as 327 over 250, one address being in use.
        let published = [
            ("1", "250", "0", 249, 251, 251),
            ("2", "250", "0", 498, 251, 502),
            ("3", "250", "0", 747, 251, 753),
            ("3", "110", "1", 327, 250, 333),
        ];
        for (count, max_pods, used, counts, available, needed) in published {
            let plan = clean()
                .with("/clusters/0/networkModel", "node-subnet")
                .with("/virtualNetworks/0/subnets/0/usedAddresses", used)
                .with("/clusters/0/nodePools/0/maxPods", max_pods)
                .with("/clusters/0/nodePools/0/count", count);
            let ledger = Ledger::of(&plan.read().plan);
            let (_, nodes) = ledger.subnets().next().unwrap();
            let check = nodes.azure_check(Stage::Create).unwrap();
            assert_eq!((check.counts, check.available), (counts, available));
            assert_eq!(nodes.demand.at(Stage::Create).needed, needed);
            // A surge node counts while an upgrade runs.
            let upgrade = nodes.azure_check(Stage::Upgrade).unwrap();
            assert!(upgrade.counts > check.counts);
        }
    }

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

//! A range on the way to Azure CNI Overlay.

use alloc::{collections::BTreeMap, vec::Vec};

use super::SupplyReport;
use super::migration::Side;
use crate::cidr::Block;
use crate::ledger::{Range, RangeKind, Stage};
use crate::sorting;

/// A range before, during and after.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct RangeMigration {
    /// The range.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub supply: SupplyReport,
    /// Units needed before; `null` where it is not drawn on then.
    pub before: Option<u64>,
    /// The most needed while nodes are reimaged: those of an upgrade, before or after, whichever is more.
    pub during: u64,
    /// Units needed after; `null` where it is not drawn on then.
    pub after: Option<u64>,
}

/// Ranges that nodes of a cluster draw on, those of before first.
pub(super) fn ranges(old: &Side<'_>, new: &Side<'_>, cluster: usize) -> Vec<RangeMigration> {
    let before = of_nodes(old, cluster);
    let after = of_nodes(new, cluster).into_iter();
    let mut after: BTreeMap<_, &Range> = sorting::gathered(after.map(|range| (key(range), range)));
    let mut ranges = Vec::new();
    for range in before {
        let then = after.remove(&key(range));
        ranges.push(both(range, Some(range), then));
    }
    for range in of_nodes(new, cluster) {
        if after.contains_key(&key(range)) {
            ranges.push(both(range, None, Some(range)));
        }
    }
    ranges
}

/// What makes a range the same one in both plans.
fn key(range: &Range) -> (RangeKind, &str, Option<u32>, Option<u8>) {
    let block = range.block;
    (
        range.kind,
        &range.path,
        block.map(|block| block.first().to_bits()),
        block.map(Block::prefix),
    )
}

fn of_nodes<'a>(side: &Side<'a>, cluster: usize) -> Vec<&'a Range> {
    let ranges = side.ledger.of_cluster(cluster);
    let of_nodes = ranges.filter(|range| {
        matches!(
            range.kind,
            RangeKind::NodeSubnet
                | RangeKind::PodSubnet
                | RangeKind::PodCidr
                | RangeKind::PodCidr6
                | RangeKind::RouteTable
        )
    });
    of_nodes.collect()
}

fn both(range: &Range, before: Option<&Range>, after: Option<&Range>) -> RangeMigration {
    let needed = |range: Option<&Range>, stage| range.map(|it| it.demand.at(stage).needed);
    let upgrades = [before, after].map(|range| needed(range, Stage::Upgrade).unwrap_or(0));
    RangeMigration {
        supply: range.into(),
        before: needed(before, Stage::Create),
        during: upgrades.into_iter().max().unwrap_or(0),
        after: needed(after, Stage::Create),
    }
}

//! What ranges need month by month, and the month in which each is too small.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::{MOST_MONTHS, grow, nodes_by_month};
use crate::ledger::{Ledger, PerStage, Range, Stage, Verdict};
use crate::model::Plan;
use crate::sorting;

/// What ranges of a plan need as its pools grow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Months it looks ahead.
    pub months: u64,
    /// Nodes month by month, the first of them now, of the pools that grow: by cluster and place there.
    pub nodes: BTreeMap<(usize, usize), Vec<u64>>,
    /// Units needed month by month, the first of them now, of the ranges such a pool draws on.
    pub needed: BTreeMap<usize, PerStage<Vec<u64>>>,
    /// For each range of the ledger, where it is too small first, stage by stage.
    ///
    /// `None` is not within these months, or never to be known.
    pub short: Vec<PerStage<Option<Shortage>>>,
}

/// The first time a range is too small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// In which month; 0 is now.
    pub month: u64,
    /// Units it would have to give then.
    pub needed: u64,
    /// What the ledger says then: a warning where less at a time still fits.
    pub verdict: Verdict,
}

/// The range of a cluster that is too small first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstLimit {
    /// Place of the range in the ledger.
    pub range: usize,
    /// At which stage.
    pub stage: Stage,
    /// When, and by how much.
    pub shortage: Shortage,
}

/// Looks so many months ahead, at most [`MOST_MONTHS`], from a plan and its ledger.
///
/// The work grows with the months times the draws on ranges that pools which grow draw on.
pub fn outlook(plan: &Plan, ledger: &Ledger, months: u64) -> Outlook {
    look(plan, ledger, months, |_| true)
}

/// The same for the ranges of one cluster; others are told as if no pool beyond these ranges grew.
///
/// The work no longer grows with the clusters that share neither a range nor a VNet with it.
pub fn outlook_of(plan: &Plan, ledger: &Ledger, cluster: usize, months: u64) -> Outlook {
    let ranges = ledger.clusters.get(cluster).map(|entry| &entry.ranges);
    let ranges: BTreeSet<usize> = sorting::gathered(ranges.into_iter().flatten().copied());
    look(plan, ledger, months, |other| {
        let entry = ledger.clusters.get(other);
        // The quota of a VNet is among the ranges: a subnet counts towards it, whoever grows there.
        entry.is_some_and(|entry| entry.ranges.iter().any(|range| ranges.contains(range)))
    })
}

/// Looks ahead as pools grow of those clusters that count.
fn look(plan: &Plan, ledger: &Ledger, months: u64, counts: impl Fn(usize) -> bool) -> Outlook {
    let months = months.min(MOST_MONTHS);
    let mut nodes = BTreeMap::new();
    for (place, cluster) in plan.clusters.iter().enumerate() {
        let grows = cluster.pools.iter().any(|pool| pool.growth.is_some());
        if !grows || !counts(place) {
            continue;
        }
        for (pool, it) in cluster.pools.iter().enumerate() {
            let series = it.growth.and_then(|_| nodes_by_month(it, months));
            nodes.extend(series.map(|nodes| ((place, pool), nodes)));
        }
    }
    let mut outlook = Outlook {
        months,
        nodes,
        needed: BTreeMap::new(),
        short: ledger.ranges.iter().map(now).collect(),
    };
    if outlook.nodes.is_empty() {
        return outlook;
    }
    let (mut plan, mut ledger) = (plan.clone(), ledger.clone());
    let pools: Vec<(usize, usize)> = outlook.nodes.keys().copied().collect();
    for place in ledger.recount(&plan, &pools) {
        let series = ledger
            .ranges
            .get(place)
            .map(|range| PerStage::each(|stage| Vec::from([range.demand.at(stage).needed])));
        outlook.needed.extend(series.map(|series| (place, series)));
    }
    for month in 1..=months {
        outlook.go_on(&mut plan, &mut ledger, month);
    }
    outlook
}

/// Where a range is too small today.
fn now(range: &Range) -> PerStage<Option<Shortage>> {
    PerStage::each(|stage| shortage(range, stage, 0))
}

fn shortage(range: &Range, stage: Stage, month: u64) -> Option<Shortage> {
    (range.short(stage) > 0).then(|| Shortage {
        month,
        needed: range.demand.at(stage).needed,
        verdict: range.verdict(stage),
    })
}

impl Outlook {
    /// Goes on to the next month, with the plan and the ledger of the month before.
    fn go_on(&mut self, plan: &mut Plan, ledger: &mut Ledger, month: u64) {
        let mut grown = Vec::new();
        for ((cluster, place), nodes) in &self.nodes {
            let cluster_of = plan.clusters.get_mut(*cluster);
            let pool = cluster_of.and_then(|it| it.pools.get_mut(*place));
            let nodes = usize::try_from(month)
                .ok()
                .and_then(|month| nodes.get(month));
            if let (Some(pool), Some(nodes)) = (pool, nodes)
                && pool.count.value() != Some(*nodes)
            {
                grow(pool, *nodes);
                grown.push((*cluster, *place));
            }
        }
        ledger.recount(plan, &grown);
        for (place, series) in &mut self.needed {
            let Some(range) = ledger.ranges.get(*place) else {
                continue;
            };
            for stage in Stage::ALL {
                series.at_mut(stage).push(range.demand.at(stage).needed);
                let first = self.short.get_mut(*place).map(|short| short.at_mut(stage));
                if let Some(first @ None) = first {
                    *first = shortage(range, stage, month);
                }
            }
        }
    }

    /// The range of a cluster that is too small first: the earliest month, then the earliest stage.
    ///
    /// A range that never stops a cluster counts only where no other one is too small.
    pub fn first(&self, ledger: &Ledger, cluster: usize) -> Option<FirstLimit> {
        let entry = ledger.clusters.get(cluster)?;
        let limits = entry.ranges.iter().flat_map(|range| {
            let stages = self.short.get(*range);
            Stage::ALL.into_iter().filter_map(move |stage| {
                Some(FirstLimit {
                    range: *range,
                    stage,
                    shortage: (*stages?.at(stage))?,
                })
            })
        });
        limits.min_by_key(|limit| {
            let is_soft = !ledger.ranges.get(limit.range).is_some_and(Range::is_firm);
            (is_soft, limit.shortage.month, limit.stage, limit.range)
        })
    }
}

//! An upgrade under way.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::pool::PoolRun;
use super::{Act, Upgrade, UpgradeStep};
use crate::ledger::{Ledger, RangeKind, Stage};
use crate::sorting;

/// An upgrade under way.
pub(super) struct Run<'a> {
    ledger: &'a Ledger,
    /// Ranges that can stop it, but for the node limits of single pools.
    ranges: Vec<InUse>,
    /// Their places here, by those in the ledger.
    places: BTreeMap<usize, usize>,
    /// Nodes there are now. Unit: nodes.
    nodes: u64,
    steps: Vec<UpgradeStep>,
    /// Node limits of pools that do not hold the last step: place in the ledger, nodes before it and after.
    own: Vec<(usize, u64, u64)>,
}

/// What of a range is in use.
struct InUse {
    /// Its place in the ledger.
    place: usize,
    usable: u64,
    /// Units without any surge node.
    steady: u64,
    /// Units of the surge nodes there are now: so wide that taking them away again is exact.
    surge: u128,
    /// Whether it counts surge nodes when they come up, and not from the start.
    follows: bool,
}

impl InUse {
    fn units(&self) -> u64 {
        let units = u128::from(self.steady).saturating_add(self.surge);
        u64::try_from(units).unwrap_or(u64::MAX)
    }
}

impl<'a> Run<'a> {
    /// A cluster before its upgrade; `None` where a range that could stop it cannot be counted.
    pub(super) fn of(ledger: &'a Ledger, cluster: usize, pools: &[PoolRun<'_>]) -> Option<Self> {
        let entry = ledger.clusters.get(cluster)?;
        if entry.unresolved || entry.pools.is_empty() {
            return None;
        }
        let mut ranges = Vec::new();
        for place in ledger.busy_ranges(cluster, Stage::Upgrade) {
            let range = ledger.ranges.get(place)?;
            if !range.is_firm() {
                continue;
            }
            let demand = range.demand.upgrade;
            // A range that cannot be counted could fail at any step.
            let usable = range.usable().filter(|_| !demand.incomplete)?;
            if range.kind == RangeKind::PoolNodes {
                continue;
            }
            let follows = range.counts_nodes_of(Stage::Create) == Stage::Create;
            ranges.push(InUse {
                place,
                usable,
                steady: if follows {
                    demand.without_surge
                } else {
                    demand.needed
                },
                surge: 0,
                follows,
            });
        }
        let places = ranges.iter().enumerate();
        Some(Self {
            ledger,
            places: sorting::gathered(places.map(|(index, range)| (range.place, index))),
            ranges,
            nodes: pools
                .iter()
                .fold(0, |sum, pool| sum.saturating_add(pool.steady)),
            steps: Vec::new(),
            own: Vec::new(),
        })
    }

    /// The first step; false where the cluster does not even fit as it is.
    pub(super) fn begin(&mut self, pools: &[PoolRun<'_>]) -> bool {
        for pool in pools {
            self.check_own_limit(pool, pool.steady, pool.steady);
        }
        self.take(Act::Begin, 0)
    }

    /// Upgrades some pools together; false where a step fails.
    pub(super) fn roll(&mut self, pools: &[PoolRun<'_>]) -> bool {
        pools.iter().all(|pool| self.surge(pool)) && self.replace(pools)
    }

    /// Gives a pool its surge nodes.
    fn surge(&mut self, pool: &PoolRun<'_>) -> bool {
        if pool.batch == 0 {
            self.take(Act::Stuck { pool: pool.place }, 0);
            return false;
        }
        if pool.surge == 0 {
            return true;
        }
        self.nodes = self.nodes.saturating_add(pool.surge);
        self.for_each_line(pool, u128::saturating_add);
        let all = pool.steady.saturating_add(pool.surge);
        self.check_own_limit(pool, pool.steady, all);
        self.take(
            Act::AddSurge {
                pool: pool.place,
                nodes: pool.surge,
            },
            0,
        )
    }

    /// Takes the surge nodes of a pool away.
    fn retire(&mut self, pool: &PoolRun<'_>) {
        if pool.surge == 0 {
            return;
        }
        self.nodes = self.nodes.saturating_sub(pool.surge);
        self.for_each_line(pool, u128::saturating_sub);
        self.take(
            Act::RemoveSurge {
                pool: pool.place,
                nodes: pool.surge,
            },
            0,
        );
    }

    /// Drains and reimages the nodes of pools, batch by batch; each pool ends when it has none left.
    fn replace(&mut self, pools: &[PoolRun<'_>]) -> bool {
        let ends: BTreeSet<u64> = sorting::gathered(pools.iter().map(PoolRun::batches));
        let mut done: u64 = 0;
        for end in ends {
            let at_work = pools.iter().filter(|pool| pool.batches() >= end);
            let at_work: Vec<(usize, u64)> = at_work.map(|pool| (pool.place, pool.batch)).collect();
            let down = at_work
                .iter()
                .fold(0_u64, |sum, (_, batch)| sum.saturating_add(*batch));
            let act = Act::Replace {
                pools: at_work,
                from: done.saturating_add(1),
                to: end,
            };
            if !self.take(act, down) {
                return false;
            }
            for pool in pools.iter().filter(|pool| pool.batches() == end) {
                self.retire(pool);
            }
            done = end;
        }
        true
    }

    /// Changes the surge in use of every range the pool draws on by the units of its surge nodes.
    fn for_each_line(&mut self, pool: &PoolRun<'_>, change: fn(u128, u128) -> u128) {
        for line in pool.lines {
            let draws = self.ledger.ranges.get(line.range).map(|range| &range.draws);
            let units = draws.and_then(|draws| draws.get(line.line)?.stages.upgrade);
            let range = self.places.get(&line.range);
            let range = range.and_then(|index| self.ranges.get_mut(*index));
            if let (Some(range), Some(units)) = (range, units)
                && range.follows
            {
                range.surge = change(range.surge, u128::from(units.of_surge()));
            }
        }
    }

    /// Notes the node limit of a pool where it does not hold the next step.
    fn check_own_limit(&mut self, pool: &PoolRun<'_>, before: u64, nodes: u64) {
        let limit = pool.lines.iter().find_map(|line| {
            let range = self.ledger.ranges.get(line.range)?;
            (range.kind == RangeKind::PoolNodes).then_some((line.range, range.usable()?))
        });
        if let Some((place, most)) = limit
            && nodes > most
        {
            self.own.push((place, before, nodes));
        }
    }

    /// Adds a step; false where a range does not hold it.
    fn take(&mut self, act: Act, unavailable: u64) -> bool {
        let ranges = self.ranges.iter().enumerate();
        let short: Vec<usize> = ranges
            .filter_map(|(index, range)| (range.usable < range.units()).then_some(index))
            .collect();
        let holds = short.is_empty() && self.own.is_empty();
        self.steps.push(UpgradeStep {
            act,
            nodes: self.nodes,
            unavailable,
            in_use: self.ranges.iter().map(InUse::units).collect(),
            short,
            fails: false,
        });
        holds
    }

    /// The upgrade as it went.
    pub(super) fn finish(mut self, fails: bool) -> Upgrade {
        let mut ranges: Vec<usize> = self.ranges.iter().map(|range| range.place).collect();
        for (place, before, after) in self.own {
            let index = ranges.len();
            ranges.push(place);
            for step in &mut self.steps {
                step.in_use.push(before);
            }
            if let Some(last) = self.steps.last_mut() {
                last.in_use.pop();
                last.in_use.push(after);
                last.short.push(index);
            }
        }
        if let Some(last) = self.steps.last_mut() {
            last.fails = fails;
        }
        Upgrade {
            ranges,
            steps: self.steps,
        }
    }
}

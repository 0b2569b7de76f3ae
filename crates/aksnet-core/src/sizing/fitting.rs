//! How many nodes of each pool fit.

use alloc::{collections::BTreeMap, vec::Vec};

use super::capacity::Question;
use crate::ledger::{Ledger, Nodes, PoolLine, Range, RangeKind, nodes_at, nodes_of};
use crate::model::{NodePool, Plan};

/// How many nodes of each pool of a cluster fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// Nodes of each pool, without surge, in the order of the plan. Unit: nodes.
    pub counts: Vec<u64>,
    /// Place of the range in the ledger that allows no more.
    pub limited_by: Option<usize>,
}

/// How many nodes of each pool of a cluster fit; `None` where a field it needs cannot be read.
///
/// The last pool is grown, or cut, to what fits beside the others. Where the others do not
/// fit either, they are cut from the last one on.
pub fn fitting(
    plan: &Plan,
    ledger: &Ledger,
    cluster: usize,
    question: Question,
) -> Option<Fitting> {
    let pools = &plan.clusters.get(cluster)?.pools;
    let entry = ledger.clusters.get(cluster)?;
    if entry.unresolved || pools.is_empty() {
        return None;
    }
    let mut fitting = Fitting {
        counts: Vec::with_capacity(pools.len()),
        limited_by: None,
    };
    for pool in pools {
        let planned = nodes_at(pool, question.stage)?;
        fitting.counts.push(planned.steady);
    }
    let mut freed = BTreeMap::new();
    let mut is_last = true;
    for ((pool, lines), count) in pools
        .iter()
        .zip(&entry.pools)
        .zip(&mut fitting.counts)
        .rev()
    {
        let mut asked = Asked {
            ledger,
            pool,
            lines,
            question,
            freed: &mut freed,
        };
        if is_last || !asked.fits_as_planned()? {
            let most = asked.most_nodes()?;
            let nodes = most.nodes.unwrap_or(0);
            fitting.limited_by = most.range.or(fitting.limited_by);
            if nodes < *count {
                asked.give_up(nodes)?;
            }
            *count = nodes;
        }
        is_last = false;
    }
    Some(fitting)
}

/// A pool, and what the pools behind it have left to it.
struct Asked<'a> {
    ledger: &'a Ledger,
    pool: &'a NodePool,
    lines: &'a [PoolLine],
    question: Question,
    /// Units that pools cut so far no longer take, by range.
    freed: &'a mut BTreeMap<usize, u64>,
}

/// The most nodes of one pool, and the range that allows no more.
struct Most {
    /// `None` where the others alone need more than there is.
    nodes: Option<u64>,
    range: Option<usize>,
}

/// What a pool has to do with one range: all its lines there together.
struct Stake<'a> {
    place: usize,
    range: &'a Range,
    /// Units of one node.
    per_node: u64,
    /// Units of the pool as planned.
    own: u64,
    /// Units of everybody else, less what was freed.
    beside: u64,
}

impl<'a> Asked<'a> {
    /// Ranges of the pool that limit it.
    fn stakes(&self) -> impl Iterator<Item = Option<Stake<'a>>> + '_ {
        let firsts = self.lines.iter().enumerate().filter(|(index, line)| {
            let before = self.lines.iter().take(*index);
            !before.into_iter().any(|other| other.range == line.range)
        });
        firsts
            .map(|(_, line)| self.stake(line.range))
            .filter(|stake| {
                stake.as_ref().is_none_or(|stake| {
                    let is_counted =
                        stake.range.kind != RangeKind::PoolNodes || self.question.pool_limit;
                    stake.per_node > 0 && is_counted
                })
            })
    }

    fn stake(&self, place: usize) -> Option<Stake<'a>> {
        let range = self.ledger.ranges.get(place)?;
        let (mut per_node, mut own): (u64, u64) = (0, 0);
        for line in self.lines.iter().filter(|line| line.range == place) {
            per_node = per_node.saturating_add((*line.per_node.at(self.question.stage))?);
            own = own.saturating_add(self.own_units(range, line.line));
        }
        let demand = range.demand.at(self.question.stage);
        let all = if self.question.surge {
            demand.needed
        } else {
            demand.without_surge
        };
        let freed = self.freed.get(&place).copied().unwrap_or(0);
        Some(Stake {
            place,
            range,
            per_node,
            own,
            beside: all.saturating_sub(own).saturating_sub(freed),
        })
    }

    /// Units of a line, as far as they count.
    fn own_units(&self, range: &Range, line: usize) -> u64 {
        let units = range
            .draws
            .get(line)
            .and_then(|draw| *draw.stages.at(self.question.stage));
        units.map_or(0, |units| {
            if self.question.surge {
                units.units
            } else {
                units.units.saturating_sub(units.of_surge())
            }
        })
    }

    fn fits_as_planned(&self) -> Option<bool> {
        for stake in self.stakes() {
            let stake = stake?;
            if stake.beside.saturating_add(stake.own) > stake.range.usable()? {
                return Some(false);
            }
        }
        Some(true)
    }

    fn most_nodes(&self) -> Option<Most> {
        let mut most = Most {
            nodes: Some(u64::MAX),
            range: None,
        };
        for stake in self.stakes() {
            let stake = stake?;
            let Some(slack) = stake.range.usable()?.checked_sub(stake.beside) else {
                return Some(Most {
                    nodes: None,
                    range: Some(stake.place),
                });
            };
            let nodes = self.nodes_within(stake.range, slack.checked_div(stake.per_node)?)?;
            if most.nodes.is_some_and(|fewest| nodes < fewest) {
                most = Most {
                    nodes: Some(nodes),
                    range: Some(stake.place),
                };
            }
        }
        Some(most)
    }

    /// The most nodes whose number in a range, surge included where it counts, is at most `slots`.
    fn nodes_within(&self, range: &Range, slots: u64) -> Option<u64> {
        let (mut fits, mut too_many) = (0_u64, slots.saturating_add(1));
        while too_many.saturating_sub(fits) > 1 {
            let middle = fits.midpoint(too_many);
            if self.counted(range, middle)? <= slots {
                fits = middle;
            } else {
                too_many = middle;
            }
        }
        Some(fits)
    }

    /// The number that counts in a range where the pool has so many nodes.
    fn counted(&self, range: &Range, nodes: u64) -> Option<u64> {
        let stage = range.counts_nodes_of(self.question.stage);
        let Nodes { steady, surge } = nodes_of(self.pool, stage, nodes)?;
        Some(if self.question.surge {
            steady.saturating_add(surge)
        } else {
            steady
        })
    }

    /// Leaves to other pools what this one takes no more with so many nodes.
    fn give_up(&mut self, nodes: u64) -> Option<()> {
        let stakes: Option<Vec<Stake<'a>>> = self.stakes().collect();
        for stake in stakes? {
            let kept = self.counted(stake.range, nodes)?;
            let kept = kept.saturating_mul(stake.per_node);
            let freed = self.freed.entry(stake.place).or_default();
            *freed = freed.saturating_add(stake.own.saturating_sub(kept));
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, fitting};
    use crate::ledger::{Ledger, Stage};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    /// Nodes of each pool that fit at create.
    fn counts(plan: &PlanDraft) -> alloc::vec::Vec<u64> {
        let plan = plan.read().plan;
        let question = Question::at(Stage::Create);
        fitting(&plan, &Ledger::of(&plan), 0, question)
            .unwrap()
            .counts
    }

    /// Three pools, the second in a subnet of its own; the others share one of 11 addresses.
    fn three_pools(first: &str, second: &str, third: &str) -> PlanDraft {
        let mut plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.1.0/24",
            );
        let pools =
            [first, second, third]
                .into_iter()
                .zip(["snet-nodes", "snet-other", "snet-nodes"]);
        for (place, (count, subnet)) in pools.enumerate() {
            let at = |key: &str| alloc::format!("/clusters/0/nodePools/{place}/{key}");
            plan = plan
                .with(&at("name"), &alloc::format!("pool{place}"))
                .with(&at("count"), count)
                .with(&at("vnetSubnet"), subnet);
        }
        plan
    }

    #[test]
    fn the_last_pool_grows_to_the_limit() {
        assert_eq!(counts(&three_pools("3", "5", "1")), [3, 5, 8]);
    }

    #[test]
    fn pools_are_cut_from_the_last_and_only_where_they_do_not_fit() {
        assert_eq!(counts(&three_pools("9", "5", "4")), [9, 5, 2]);
        assert_eq!(counts(&three_pools("27", "5", "4")), [11, 5, 0]);
        // The pod CIDR has 256 blocks for all three: nothing is left for the last.
        assert_eq!(counts(&three_pools("3", "300", "4")), [3, 251, 0]);
    }

    #[test]
    fn a_pool_that_draws_twice_on_a_subnet_counts_twice() {
        // A node and its batch of 16 in one /24: 14 nodes of 17 are 238 of 251.
        let plan = clean()
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/nodePools/0/podSubnet", "snet-nodes");
        assert_eq!(counts(&plan), [14]);
    }
}

//! How many nodes and pods fit.

use alloc::{collections::BTreeMap, vec::Vec};

use crate::ledger::{Ledger, Nodes, PoolLine, Range, RangeKind, Stage, nodes_at, nodes_of};
use crate::model::{NodePool, Plan};

/// What fits, with every pool at its planned count and the last one grown, or cut, to the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Nodes of all pools, without surge. Unit: nodes.
    pub nodes: u64,
    /// Pods they run: nodes times max pods, pool by pool. Unit: pods.
    pub pods: u64,
    /// Place of the range in the ledger that allows no more.
    pub limited_by: Option<usize>,
}

/// How to ask for a capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// At which stage.
    pub stage: Stage,
    /// Whether surge nodes need room too.
    pub surge: bool,
    /// Whether the limit on the nodes of one pool counts; more pools would lift it.
    pub pool_limit: bool,
}

impl Question {
    /// The plain question at a stage.
    pub const fn at(stage: Stage) -> Self {
        Self {
            stage,
            surge: true,
            pool_limit: true,
        }
    }
}

/// How many nodes and pods of a cluster fit; `None` where a field it needs cannot be read.
pub fn capacity(
    plan: &Plan,
    ledger: &Ledger,
    cluster: usize,
    question: Question,
) -> Option<Capacity> {
    let pools = &plan.clusters.get(cluster)?.pools;
    let entry = ledger.clusters.get(cluster)?;
    if entry.unresolved || pools.is_empty() {
        return None;
    }
    let mut steady: Vec<u64> = Vec::with_capacity(pools.len());
    for pool in pools {
        steady.push(nodes_at(pool, question.stage)?.steady);
    }
    let mut freed: BTreeMap<usize, u64> = BTreeMap::new();
    let mut limited_by = None;
    // From the last pool on: one that does not fit even without a node is cut to nothing.
    for ((pool, lines), count) in pools.iter().zip(&entry.pools).zip(&mut steady).rev() {
        let most = most_nodes(ledger, lines, pool, question, &freed)?;
        limited_by = most.range.or(limited_by);
        if let Some(nodes) = most.nodes {
            *count = nodes;
            break;
        }
        *count = 0;
        for line in lines {
            let own = own_units(ledger.ranges.get(line.range)?, line.line, question);
            let freed = freed.entry(line.range).or_default();
            *freed = freed.saturating_add(own);
        }
    }
    let mut pods: u64 = 0;
    for (pool, count) in pools.iter().zip(&steady) {
        pods = pods.saturating_add(count.saturating_mul(pool.max_pods.value()?));
    }
    let nodes = steady
        .iter()
        .fold(0_u64, |sum, count| sum.saturating_add(*count));
    Some(Capacity {
        nodes,
        pods,
        limited_by,
    })
}

/// The most nodes of one pool, and the range that allows no more.
struct Most {
    /// `None` where the others alone need more than there is.
    nodes: Option<u64>,
    range: Option<usize>,
}

fn most_nodes(
    ledger: &Ledger,
    lines: &[PoolLine],
    pool: &NodePool,
    question: Question,
    freed: &BTreeMap<usize, u64>,
) -> Option<Most> {
    let mut most = Most {
        nodes: Some(u64::MAX),
        range: None,
    };
    for line in lines {
        let range = ledger.ranges.get(line.range)?;
        let per_node = (*line.per_node.at(question.stage))?;
        if per_node == 0 || (range.kind == RangeKind::PoolNodes && !question.pool_limit) {
            continue;
        }
        let freed = freed.get(&line.range).copied().unwrap_or(0);
        let beside = beside(range, line.line, question).saturating_sub(freed);
        let Some(slack) = range.usable()?.checked_sub(beside) else {
            return Some(Most {
                nodes: None,
                range: Some(line.range),
            });
        };
        let counted = Question {
            stage: range.kind.counts_nodes_of(question.stage),
            ..question
        };
        let nodes = nodes_within(pool, counted, slack.checked_div(per_node)?)?;
        if most.nodes.is_some_and(|fewest| nodes < fewest) {
            most = Most {
                nodes: Some(nodes),
                range: Some(line.range),
            };
        }
    }
    Some(most)
}

/// The most nodes whose number, surge included where it counts, is at most `slots`.
fn nodes_within(pool: &NodePool, question: Question, slots: u64) -> Option<u64> {
    let (mut fits, mut too_many) = (0_u64, slots.saturating_add(1));
    while too_many.saturating_sub(fits) > 1 {
        let middle = fits.midpoint(too_many);
        let nodes = nodes_of(pool, question.stage, middle)?;
        if counted(nodes, question) <= slots {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    Some(fits)
}

fn counted(nodes: Nodes, question: Question) -> u64 {
    if question.surge {
        nodes.all()
    } else {
        nodes.steady
    }
}

/// Units of a line, as far as they count.
fn own_units(range: &Range, line: usize, question: Question) -> u64 {
    let units = range
        .draws
        .get(line)
        .and_then(|draw| *draw.stages.at(question.stage));
    units.map_or(0, |units| {
        if question.surge {
            units.units
        } else {
            units.units.saturating_sub(units.of_surge())
        }
    })
}

/// Units of all other lines, as far as they count.
fn beside(range: &Range, line: usize, question: Question) -> u64 {
    let demand = range.demand.at(question.stage);
    let all = if question.surge {
        demand.needed
    } else {
        demand.without_surge
    };
    all.saturating_sub(own_units(range, line, question))
}

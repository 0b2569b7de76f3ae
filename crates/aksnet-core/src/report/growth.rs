//! What a report says of growth.

use alloc::{
    collections::BTreeSet,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::SupplyReport;
use crate::change::{Outlook, outlook};
use crate::ledger::{Ledger, PerStage, Verdict};
use crate::model::{Cluster, FORMAT, FieldError, Plan};
use crate::sorting;

/// How long the ranges of a plan last while its pools grow.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct GrowthReport {
    /// Version of the report's format.
    pub aksnet: u64,
    /// Months it looks ahead.
    pub months: u64,
    /// Clusters whose pools grow, or that share a range with such pools, in the order of the plan.
    pub clusters: Vec<ClusterGrowth>,
    /// Fields that cannot be read.
    pub errors: Vec<FieldError>,
}

/// How long the ranges of a cluster last.
///
/// Months count from 0, which is now. Every list of months has `months` + 1 values.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClusterGrowth {
    /// Name of the cluster.
    pub name: String,
    /// Months it looks ahead.
    pub months: u64,
    /// The range that is too small first; `null` where none is within these months.
    pub first: Option<FirstReport>,
    /// Pools that grow.
    pub pools: Vec<PoolGrowth>,
    /// Ranges its pools draw on, and others that are too small.
    pub ranges: Vec<RangeGrowth>,
}

/// A pool that grows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PoolGrowth {
    /// Name of the pool.
    pub name: String,
    /// By how much it grows, in words.
    pub growth: String,
    /// Nodes month by month; `null` where they cannot be read.
    pub nodes: Option<Vec<u64>>,
}

/// The range of a cluster that is too small first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FirstReport {
    /// In which month; 0 is now.
    pub month: u64,
    /// At which stage: `create`, `upgrade` or `fullScale`.
    pub stage: &'static str,
    /// Place of the range among those of the cluster.
    pub range: usize,
    /// Units it would have to give in that month.
    pub needed: u64,
    /// `error` where that stops the cluster; `warning` where less at a time still fits.
    pub verdict: Verdict,
}

/// How long a range lasts.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RangeGrowth {
    /// The range.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub supply: SupplyReport,
    /// The first month in which it is too small, stage by stage; `null` is not within these months.
    pub runs_short: PerStage<Option<u64>>,
    /// Units needed month by month, stage by stage.
    pub needed: PerStage<Vec<u64>>,
}

impl GrowthReport {
    /// Looks ahead for so many months.
    pub fn of(plan: &Plan, ledger: &Ledger, months: u64) -> Self {
        let outlook = outlook(plan, ledger, months);
        Self {
            aksnet: FORMAT,
            months: outlook.months,
            clusters: (0..plan.clusters.len())
                .filter_map(|place| ClusterGrowth::of(plan, ledger, &outlook, place))
                .collect(),
            errors: Vec::new(),
        }
    }
}

impl ClusterGrowth {
    /// What there is to say of the cluster at that place; `None` where nothing it has grows.
    pub fn of(plan: &Plan, ledger: &Ledger, outlook: &Outlook, place: usize) -> Option<Self> {
        let (entry, cluster) = (ledger.clusters.get(place)?, plan.clusters.get(place)?);
        let pools = pools(cluster, outlook, place);
        let lines = entry.pools.iter().flatten();
        let drawn: BTreeSet<usize> = sorting::gathered(lines.map(|line| line.range));
        if pools.is_empty() && !drawn.iter().any(|range| outlook.needed.contains_key(range)) {
            return None;
        }
        let first = outlook.first(ledger, place);
        let short = |range: usize| outlook.short.get(range).copied().unwrap_or_default();
        let is_told = |range: &usize| drawn.contains(range) || short(*range) != PerStage::default();
        let told: Vec<usize> = entry.ranges.iter().copied().filter(is_told).collect();
        let ranges = told.iter().filter_map(|place| {
            let range = ledger.ranges.get(*place)?;
            let months = usize::try_from(outlook.months).ok()?;
            // What no growing pool draws on stays as it is.
            let steady = |stage| vec![range.demand.at(stage).needed; months.saturating_add(1)];
            Some(RangeGrowth {
                supply: range.into(),
                runs_short: PerStage::each(|stage| short(*place).at(stage).map(|it| it.month)),
                needed: match outlook.needed.get(place) {
                    Some(series) => series.clone(),
                    None => PerStage::each(steady),
                },
            })
        });
        Some(Self {
            name: cluster.name.clone(),
            months: outlook.months,
            ranges: ranges.collect(),
            first: first.and_then(|first| {
                Some(FirstReport {
                    month: first.shortage.month,
                    stage: first.stage.as_str(),
                    range: told.iter().position(|range| *range == first.range)?,
                    needed: first.shortage.needed,
                    verdict: first.shortage.verdict,
                })
            }),
            pools,
        })
    }
}

/// Pools that grow.
fn pools(cluster: &Cluster, outlook: &Outlook, place: usize) -> Vec<PoolGrowth> {
    let pools = cluster.pools.iter().enumerate();
    let growing = pools.filter_map(|(pool, it)| {
        Some(PoolGrowth {
            name: it.name.clone(),
            growth: it.growth?.to_string(),
            nodes: outlook.nodes.get(&(place, pool)).cloned(),
        })
    });
    growing.collect()
}

//! What a report says of an upgrade.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::SupplyReport;
use crate::azure::limits;
use crate::change::{Act, Upgrade, UpgradeOrder, UpgradeStep, upgrade};
use crate::ledger::{Ledger, RangeKind};
use crate::model::{Cluster, FORMAT, FieldError, Plan};
use crate::rules::grouped;

/// Pools a title names; of more it says how many.
const NAMED: usize = 3;

/// An upgrade of every cluster of a plan, each by itself.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct UpgradeReport {
    /// Version of the report's format.
    pub aksnet: u64,
    /// In which order the pools of a cluster are upgraded.
    pub order: UpgradeOrder,
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterUpgrade>,
    /// Fields that cannot be read.
    pub errors: Vec<FieldError>,
}

/// An upgrade of a cluster in both orders.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UpgradeOrders {
    /// Every pool in one operation.
    pub all_at_once: ClusterUpgrade,
    /// One pool after the other.
    pub pool_by_pool: ClusterUpgrade,
}

/// How an upgrade ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum UpgradeEnd {
    /// Every pool is upgraded.
    Completes,
    /// A step finds no address, or nothing it may do.
    Fails,
    /// A field it needs cannot be read.
    NotChecked,
}

/// An upgrade of a cluster.
///
/// To draw it: one line for each range, `inUse` of step after step under a limit of `usable`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClusterUpgrade {
    /// Name of the cluster.
    pub name: String,
    /// In which order its pools are upgraded.
    pub order: UpgradeOrder,
    /// How it ends.
    pub end: UpgradeEnd,
    /// Why it fails, with its numbers, or why it is not checked; `null` where it completes.
    pub reason: Option<String>,
    /// Ranges that can stop it.
    pub ranges: Vec<SupplyReport>,
    /// What happens, in order; the last one is the one that fails, where one does.
    pub steps: Vec<StepReport>,
}

/// A step of an upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepReport {
    /// What kind of step it is: `begin`, `addSurge`, `replace`, `removeSurge` or `stuck`.
    pub act: &'static str,
    /// What happens, as an order.
    pub title: String,
    /// Nodes of the cluster after it, surge nodes among them.
    pub nodes: u64,
    /// Nodes that run no pods while it lasts.
    pub unavailable: u64,
    /// Units in use of each range after it, by everybody who draws on it, in the order of the ranges.
    pub in_use: Vec<u64>,
    /// Places, among the ranges, of those that do not hold it.
    pub short: Vec<usize>,
    /// Whether the upgrade ends here.
    pub fails: bool,
}

impl UpgradeReport {
    /// Upgrades the clusters of a plan that are wanted, each by itself.
    pub fn of(
        plan: &Plan,
        ledger: &Ledger,
        order: UpgradeOrder,
        wanted: impl Fn(&Cluster) -> bool,
    ) -> Self {
        let clusters = plan.clusters.iter().enumerate();
        let clusters = clusters.filter(|(_, cluster)| wanted(cluster));
        Self {
            aksnet: FORMAT,
            order,
            clusters: clusters
                .filter_map(|(place, _)| ClusterUpgrade::of(plan, ledger, place, order))
                .collect(),
            errors: Vec::new(),
        }
    }
}

impl UpgradeOrders {
    /// Upgrades the cluster at that place; `None` where there is none.
    pub fn of(plan: &Plan, ledger: &Ledger, place: usize) -> Option<Self> {
        let of = |order| ClusterUpgrade::of(plan, ledger, place, order);
        Some(Self {
            all_at_once: of(UpgradeOrder::AllAtOnce)?,
            pool_by_pool: of(UpgradeOrder::PoolByPool)?,
        })
    }
}

impl ClusterUpgrade {
    /// Upgrades the cluster at that place; `None` where there is none.
    pub fn of(plan: &Plan, ledger: &Ledger, place: usize, order: UpgradeOrder) -> Option<Self> {
        let cluster = plan.clusters.get(place)?;
        let most = limits::POOLS_PER_CLUSTER.value;
        let too_many = u64::try_from(cluster.pools.len()).is_ok_and(|pools| pools > most);
        let reason = if too_many {
            format!("AKS takes no more than {} pools", grouped(most))
        } else if cluster.pools.is_empty() {
            "the cluster has no pool".to_string()
        } else {
            "a field it needs is missing or cannot be read".to_string()
        };
        let mut report = Self {
            name: cluster.name.clone(),
            order,
            end: UpgradeEnd::NotChecked,
            reason: Some(reason),
            ranges: Vec::new(),
            steps: Vec::new(),
        };
        if let Some(upgrade) = upgrade(plan, ledger, place, order) {
            report.fill(cluster, ledger, upgrade);
        }
        Some(report)
    }

    fn fill(&mut self, cluster: &Cluster, ledger: &Ledger, upgrade: Upgrade) {
        let ranges = upgrade.ranges.iter();
        self.ranges = ranges
            .filter_map(|place| ledger.ranges.get(*place))
            .map(Into::into)
            .collect();
        let last = upgrade.steps.last().filter(|step| step.fails);
        self.reason = last.map(|step| reason(cluster, step, &self.ranges));
        self.end = match last {
            Some(_) => UpgradeEnd::Fails,
            None => UpgradeEnd::Completes,
        };
        let steps = upgrade.steps.into_iter();
        self.steps = steps
            .map(|step| StepReport {
                act: act(&step.act),
                title: title(cluster, &step.act),
                nodes: step.nodes,
                unavailable: step.unavailable,
                in_use: step.in_use,
                short: step.short,
                fails: step.fails,
            })
            .collect();
    }

    /// Ranges worth showing, by their places: those nodes take addresses of, and others that are in the way.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &SupplyReport)> + '_ {
        let short = self.steps.last().map_or(&[][..], |step| &step.short);
        let ranges = self.ranges.iter().enumerate();
        ranges.filter(move |(place, range)| {
            let of_nodes = matches!(
                range.kind,
                RangeKind::NodeSubnet
                    | RangeKind::PodSubnet
                    | RangeKind::PodCidr
                    | RangeKind::PodCidr6
            );
            of_nodes || short.contains(place)
        })
    }
}

/// "279 of 251 addresses in snet-nodes: 28 short".
fn reason(cluster: &Cluster, step: &UpgradeStep, ranges: &[SupplyReport]) -> String {
    if let Act::Stuck { pool } = step.act {
        return format!(
            "{} may neither add a node nor take one away",
            pool_name(cluster, pool)
        );
    }
    let numbers = step.short.iter().filter_map(|place| {
        let (range, in_use) = (ranges.get(*place)?, *step.in_use.get(*place)?);
        let usable = range.usable?;
        Some(format!(
            "{} of {} {} in {}: {} short",
            grouped(in_use),
            grouped(usable),
            range.unit,
            range.name,
            grouped(in_use.saturating_sub(usable)),
        ))
    });
    numbers.collect::<Vec<_>>().join("; ")
}

fn title(cluster: &Cluster, act: &Act) -> String {
    match act {
        Act::Begin => "Before the upgrade".to_string(),
        Act::AddSurge { pool, nodes } => format!(
            "Add {} to {}",
            surge_nodes(*nodes),
            pool_name(cluster, *pool)
        ),
        Act::RemoveSurge { pool, nodes } => format!(
            "Remove {} from {}",
            surge_nodes(*nodes),
            pool_name(cluster, *pool)
        ),
        Act::Stuck { pool } => format!("Upgrade {}", pool_name(cluster, *pool)),
        Act::Replace { pools, from, to } => {
            let batches = if from == to {
                format!("batch {}", grouped(*from))
            } else {
                format!("batches {} to {}", grouped(*from), grouped(*to))
            };
            let named = pools.iter().take(NAMED).map(|(pool, nodes)| {
                format!("{} of {}", grouped(*nodes), pool_name(cluster, *pool))
            });
            let named: Vec<String> = named.collect();
            let more = match pools.len().checked_sub(NAMED) {
                None | Some(0) => String::new(),
                Some(1) => " and of 1 more pool".to_string(),
                Some(more) => format!(" and of {more} more pools"),
            };
            format!("Drain and reimage {batches}: {}{more}", named.join(", "))
        }
    }
}

const fn act(act: &Act) -> &'static str {
    match act {
        Act::Begin => "begin",
        Act::AddSurge { .. } => "addSurge",
        Act::Replace { .. } => "replace",
        Act::RemoveSurge { .. } => "removeSurge",
        Act::Stuck { .. } => "stuck",
    }
}

fn surge_nodes(nodes: u64) -> String {
    let noun = if nodes == 1 { "node" } else { "nodes" };
    format!("{} surge {noun}", grouped(nodes))
}

fn pool_name(cluster: &Cluster, place: usize) -> &str {
    cluster.pools.get(place).map_or("", |pool| &pool.name)
}

//! What a report says of a cluster.

use alloc::{string::String, vec::Vec};

use super::growth::ClusterGrowth;
use super::upgrade::UpgradeOrders;
use crate::change::Need;
use crate::ledger::{PerStage, Verdict};

/// A cluster.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClusterReport {
    /// Its name.
    pub name: String,
    /// Its network model; `null` where it cannot be read.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::model::NetworkModel>")
    )]
    pub network_model: Option<&'static str>,
    /// Whether it gets what it needs, stage by stage.
    pub verdicts: PerStage<Verdict>,
    /// What fits.
    pub capacity: CapacityReport,
    /// Ranges it draws on.
    pub ranges: Vec<RangeReport>,
    /// How long they last; `null` where the plan does not say how its pools grow.
    pub growth: Option<ClusterGrowth>,
    /// An upgrade step by step, where the verdict on upgrades is a warning or an error; else `null`.
    pub upgrade: Option<UpgradeOrders>,
    /// What AKS asks for before it leads the cluster to Azure CNI Overlay; `null` where there is no way, or none to go.
    pub migration: Option<Vec<Need>>,
}

/// What fits, stage by stage; `null` where it cannot be computed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityReport {
    /// When the cluster comes up.
    pub create: Option<CapacityAt>,
    /// With room for the surge nodes of every pool.
    pub upgrade: Option<CapacityAt>,
    /// With every pod slot in use and room for surge nodes.
    pub full_scale: Option<CapacityAt>,
    /// The range that allows no more nodes at create.
    pub limited_by: Option<Limit>,
}

/// What fits at a stage.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityAt {
    /// Nodes of all pools, without surge.
    pub nodes: u64,
    /// Pods they run.
    pub pods: u64,
    /// The range that allows no more nodes at this stage.
    pub limited_by: Option<Limit>,
}

/// The range that allows no more.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(with = "crate::ledger::RangeKind"))]
    pub range: &'static str,
    /// Its name.
    pub name: String,
}

/// A range and its draws.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RangeReport {
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(with = "crate::ledger::RangeKind"))]
    pub kind: &'static str,
    /// What it counts: addresses, routes, nodes, ports or blocks of nodes.
    pub unit: &'static str,
    /// Its name.
    pub name: String,
    /// Its block; `null` where it has none or it cannot be read.
    pub block: Option<String>,
    /// Units in all; `null` where the block cannot be read.
    pub total: Option<u64>,
    /// Units nobody gets.
    pub reserved: Option<u64>,
    /// Units something outside the plan uses.
    pub used_by_others: Option<u64>,
    /// Units the plan may use.
    pub usable: Option<u64>,
    /// What is drawn, stage by stage.
    pub stages: PerStage<StageReport>,
}

/// What is drawn on a range at a stage.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageReport {
    /// Whether this range covers its draws.
    pub verdict: Verdict,
    /// Units drawn, by all clusters together.
    pub needed: u64,
    /// Units missing.
    pub short: u64,
    /// The longest prefix that would do; `null` where none does or the range has no size.
    pub smallest_prefix: Option<u8>,
    /// Azure's own check before it adds nodes; `null` for ranges it does not check.
    pub azure_check: Option<AzureCheckReport>,
    /// The lines; none where subnets draw, as on a VNet's quota.
    pub draws: Vec<DrawReport>,
}

/// What Azure's own check before it adds nodes counts, which is not what the plan needs.
///
/// It leaves surge nodes out but for an upgrade, and counts less for a node than is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AzureCheckReport {
    /// Units it counts: "Pre-allocated IPs" in its message.
    pub counts: u64,
    /// Units it finds: "IPs available" in its message.
    pub available: u64,
    /// Whether it accepts the plan.
    pub accepts: bool,
}

/// A line of a range.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrawReport {
    /// The cluster, where it is another one than this.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub cluster: Option<String>,
    /// The node pool; absent where it is none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub pool: Option<String>,
    /// Who draws, where it is no node pool.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub consumer: Option<&'static str>,
    /// Nodes.
    pub nodes: u64,
    /// Surge nodes.
    pub surge: u64,
    /// Units of one node; of outbound ports that Azure chooses, what its table gives at the nodes of this stage.
    pub per_node: u64,
    /// Units in all.
    pub units: u64,
}

//! Everything there is to say about a plan, as plain data.
//!
//! Page, command line and scripts show the same report; none of them computes.

mod assumption;
mod cluster;
mod difference;
mod finding;
mod growth;
mod migration;
mod migration_range;
mod of;
mod rule;
mod supply;
mod upgrade;

pub use assumption::{Assumption, assumptions};
pub use cluster::{
    AzureCheckReport, CapacityAt, CapacityReport, ClusterReport, DrawReport, Limit, RangeReport,
    StageReport,
};
pub use difference::{ChangeReport, DifferenceReport};
pub use finding::{FindingReport, SourceReport};
pub use growth::{ClusterGrowth, FirstReport, GrowthReport, PoolGrowth, RangeGrowth};
pub use migration::{BeforeAfter, ClusterMigration, MigrationReport, Way};
pub use migration_range::RangeMigration;
pub use rule::{EventReport, LimitReport, RuleReport};

pub use supply::SupplyReport;
pub use upgrade::{ClusterUpgrade, StepReport, UpgradeEnd, UpgradeOrders, UpgradeReport};

use alloc::vec::Vec;

use crate::ledger::Verdict;
use crate::model::{DefaultUsed, FieldError};

/// The report on a plan.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of the report's format.
    pub aksnet: u64,
    /// The worst of all verdicts and findings.
    pub verdict: Verdict,
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterReport>,
    /// What the rules found: worst first, then by id, then in the order of the plan.
    pub findings: Vec<FindingReport>,
    /// Fields that cannot be read.
    pub errors: Vec<FieldError>,
    /// Values the plan leaves out, and what was taken in their place.
    pub defaults: Vec<DefaultUsed>,
    /// Disputed numbers the plan was counted with, and the other number of each.
    pub assumptions: Vec<Assumption>,
}

//! Everything there is to say about a plan, as plain data.
//!
//! Page, command line and scripts show the same report; none of them computes.

mod assumption;
mod capacities;
mod cluster;
mod comparisons;
mod difference;
mod finding;
mod growth;
mod mended;
mod migration;
mod migration_range;
mod of;
mod room;
mod rule;
mod sizes;
mod subject;
mod supply;
mod upgrade;

pub use assumption::{Assumption, assumptions};
pub use capacities::{Capacities, ClusterCapacity};
pub use cluster::{
    AzureCheckReport, CapacityAt, CapacityReport, ClusterReport, DrawReport, Limit, RangeReport,
    StageReport,
};
pub use comparisons::{ClusterComparison, Comparisons};
pub use difference::{ChangeReport, DifferenceReport};
pub use finding::{FindingReport, SourceReport};
pub use growth::{ClusterGrowth, FirstReport, GrowthReport, PoolGrowth, RangeGrowth};
pub use mended::{AppliedFix, Mended};
pub use migration::{BeforeAfter, ClusterMigration, MigrationReport, Way};
pub use migration_range::RangeMigration;
pub use room::{Room, SpaceAndNext};
pub use rule::{Catalogue, EventReport, LimitReport, RuleReport};
pub use sizes::{ClusterSizes, RangeSize, Sizes};
pub use subject::Subject;
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

//! The ledger: which ranges a plan draws addresses from, and how much, at each stage.
//!
//! A **range** is a named supply: a subnet, a pod CIDR, a route table, a limit on nodes.
//! A **draw** is one line of it: so many nodes, so many units each. A **stage** says when.
//! Everything a reader sees is read off this ledger; nothing else does arithmetic of demand.

mod azure_count;
mod draw;
mod measure;
mod models;
mod neighbours;
mod nodes;
mod open;
mod outbound;
mod pools;
mod quotas;
mod range;
mod recount;
mod stage;
mod step;
mod verdict;

pub use azure_count::AzureCheck;
pub use draw::{Consumer, Draw, Units};
pub use measure::{Measure, Supply};
pub use models::{NodeDraw, Source, draws_of};
pub use nodes::{Nodes, nodes_at, nodes_of, pods_at};
pub use open::{ClusterLedger, Ledger, PoolLine};
pub use range::{Demand, Range, RangeKind};
pub use stage::{PerStage, Stage};
pub use step::Step;
pub use verdict::Verdict;

//! What a report says of a range, where it says no more than what it is.

use alloc::string::{String, ToString};

use crate::ledger::{Range, RangeKind};

/// A range, and what it has to give.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupplyReport {
    /// What it is.
    pub kind: RangeKind,
    /// What it counts: addresses, routes, nodes, ports or blocks of nodes.
    pub unit: &'static str,
    /// Its name.
    pub name: String,
    /// Its block; `null` where it has none or it cannot be read.
    pub block: Option<String>,
    /// Units the plan may use; `null` where the block cannot be read.
    pub usable: Option<u64>,
}

impl From<&Range> for SupplyReport {
    fn from(range: &Range) -> Self {
        let block = range.block.map(|block| block.to_string());
        let block6 = || range.block6.map(|block| block.to_string());
        Self {
            kind: range.kind,
            unit: range.kind.unit(),
            name: range.name.clone(),
            block: block.or_else(block6),
            usable: range.usable(),
        }
    }
}

//! The smallest prefix of each range, cluster by cluster.

use alloc::vec::Vec;

use super::Subject;
use crate::cidr::Block;
use crate::ledger::{PerStage, Range, RangeKind};
use crate::model::FieldError;

/// The sizes every cluster needs.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sizes<'a> {
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterSizes<'a>>,
    /// Fields that cannot be read; they count as missing.
    pub errors: &'a [FieldError],
}

/// The sizes a cluster needs.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ClusterSizes<'a> {
    /// Its name.
    pub name: &'a str,
    /// Ranges it draws on that have a size.
    pub ranges: Vec<RangeSize<'a>>,
}

/// The size a range needs.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct RangeSize<'a> {
    /// What it is.
    pub kind: RangeKind,
    /// Its name.
    pub name: &'a str,
    /// Its block; `null` where it has none or it cannot be read.
    pub block: Option<Block>,
    /// The longest prefix that works; `null` where none does.
    pub smallest_prefix: PerStage<Option<u8>>,
}

impl<'a> Sizes<'a> {
    /// The sizes that the clusters of a plan need.
    pub fn of(subject: &'a Subject) -> Self {
        let clusters = subject.report.clusters.iter().enumerate();
        Self {
            clusters: clusters
                .map(|(place, cluster)| ClusterSizes {
                    name: &cluster.name,
                    ranges: subject
                        .ledger
                        .of_cluster(place)
                        .filter(|range| range.measure.has_size())
                        .map(RangeSize::of)
                        .collect(),
                })
                .collect(),
            errors: &subject.report.errors,
        }
    }
}

impl<'a> RangeSize<'a> {
    fn of(range: &'a Range) -> Self {
        Self {
            kind: range.kind,
            name: &range.name,
            block: range.block,
            smallest_prefix: PerStage::each(|stage| range.smallest_prefix(stage)),
        }
    }
}

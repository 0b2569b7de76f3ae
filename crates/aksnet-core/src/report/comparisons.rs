//! The same workload in every network model, cluster by cluster.

use alloc::vec::Vec;

use super::Subject;
use crate::model::{FieldError, NetworkModel};
use crate::sizing::{Comparison, compare};

/// Every cluster in every model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Comparisons<'a> {
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterComparison<'a>>,
    /// Fields that cannot be read; what needs them is `null`.
    pub errors: &'a [FieldError],
}

/// A cluster in every model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct ClusterComparison<'a> {
    /// Its name.
    pub name: &'a str,
    /// The model of the plan; `null` where it cannot be read.
    pub network_model: Option<NetworkModel>,
    /// A row for each model.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub comparison: Comparison,
}

impl<'a> Comparisons<'a> {
    /// Compares the models, for all clusters or for those of that name: none where no cluster has it.
    pub fn of(subject: &'a Subject, wanted: Option<&str>) -> Self {
        let clusters = subject.plan.clusters.iter().enumerate();
        Self {
            clusters: clusters
                .filter(|(_, cluster)| wanted.is_none_or(|name| name == cluster.name))
                .filter_map(|(place, cluster)| {
                    Some(ClusterComparison {
                        name: &cluster.name,
                        network_model: cluster.model.value(),
                        comparison: compare(&subject.plan, place)?,
                    })
                })
                .collect(),
            errors: &subject.report.errors,
        }
    }
}

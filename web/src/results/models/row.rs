//! A row of the comparison, in words.

use aksnet_core::ledger::{Measure, RangeKind, Stage, Verdict};
use aksnet_core::model::{Cluster, NetworkModel};
use aksnet_core::rules::grouped;
use aksnet_core::sizing::Alternative;

use crate::network_model::{gives_up, moves_to};

/// A model, and what the workload comes to in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The model.
    pub(super) model: NetworkModel,
    /// Whether it is the plan's.
    pub(super) chosen: bool,
    /// Whether somebody has set what choosing it would change.
    pub(super) held: bool,
    /// Addresses of the VNet at full scale.
    pub(super) addresses: String,
    /// Pod range it needs: the prefix, and how much of it is used.
    pub(super) pod_range: (String, String),
    /// Nodes that fit.
    pub(super) nodes: String,
    /// What allows no more.
    pub(super) limit: String,
    /// What is given up.
    pub(super) gives_up: String,
    /// What it can be changed to later.
    pub(super) moves_to: &'static str,
    /// The verdicts with their words.
    pub(super) verdicts: [(Verdict, &'static str); 3],
}

impl Row {
    /// Puts a row into words; `nodes` are those of full scale, surge included.
    pub(super) fn of(row: &Alternative, cluster: &Cluster, nodes: Option<u64>) -> Self {
        let not_known = || "not known".to_owned();
        let limit = row.limited_by.as_ref().map(|limit| {
            let prefix = limit.block.filter(|_| limit.range == RangeKind::PodSubnet);
            let prefix = prefix.map_or_else(String::new, |block| format!(" /{}", block.prefix()));
            format!("{}{prefix}", limit.range.title())
        });
        Self {
            model: row.model,
            held: false,
            chosen: cluster.model.value() == Some(row.model),
            addresses: row.vnet_addresses.map_or_else(not_known, grouped),
            pod_range: pod_range(row),
            nodes: row.nodes_that_fit.map_or_else(not_known, grouped),
            limit: limit.unwrap_or_else(not_known),
            gives_up: gives_up(row.model, cluster),
            moves_to: moves_to(row.model),
            verdicts: Stage::ALL.map(|stage| {
                let verdict = *row.verdicts.at(stage);
                (verdict, word(verdict, stage, row.nodes_that_fit, nodes))
            }),
        }
    }
}

fn pod_range(row: &Alternative) -> (String, String) {
    if row.model == NetworkModel::ByoCni {
        return ("set by your CNI".to_owned(), String::new());
    }
    row.pod_range.map_or_else(
        || ("none".to_owned(), String::new()),
        |range| {
            let size = Measure::PodCidr.supply(range.prefix, 0).total;
            let used = format!("{} of {}", grouped(range.needed), grouped(size));
            (format!("/{}", range.prefix), used)
        },
    )
}

/// The word for a verdict; at full scale the nodes tell why it is a warning.
fn word(verdict: Verdict, stage: Stage, fit: Option<u64>, nodes: Option<u64>) -> &'static str {
    match (verdict, stage) {
        (Verdict::Warning, Stage::FullScale) if fit == nodes => "None spare",
        (Verdict::Warning, Stage::FullScale) if fit < nodes => "No surge",
        _ => verdict.word(),
    }
}

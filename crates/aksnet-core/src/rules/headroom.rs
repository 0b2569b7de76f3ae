//! Whether a node pool may grow without running a range dry.

use super::evidence::{Evidence, PoolPlace};
use crate::ledger::{PerStage, PoolLine, Stage, Units, draws_of, nodes_at};
use crate::model::NodePool;

/// Whether every range the pool draws on holds the changed pool, at every stage.
///
/// Not where a range is missing or cannot be read: then nobody knows.
pub(super) fn holds(evidence: &Evidence<'_>, place: PoolPlace<'_>, changed: &NodePool) -> bool {
    holds_at_every_stage(evidence, place, changed).unwrap_or(false)
}

fn holds_at_every_stage(
    evidence: &Evidence<'_>,
    place: PoolPlace<'_>,
    changed: &NodePool,
) -> Option<bool> {
    let entry = evidence.ledger.clusters.get(place.cluster_place)?;
    let lines = entry.pools.get(place.place)?;
    let draws = draws_of(changed.model?, changed.max_pods.value());
    if entry.unresolved || lines.len() < draws.len() {
        return None;
    }
    // The lines of the model come first; those of documented limits follow, and stay.
    let of_model = draws.iter().map(|draw| {
        Some(PerStage {
            create: draw.at_create,
            upgrade: draw.at_create,
            full_scale: draw.at_full_scale,
        })
    });
    for (line, per_node) in lines.iter().zip(of_model.chain(core::iter::repeat(None))) {
        for stage in Stage::ALL {
            let per_node = (*per_node.unwrap_or(line.per_node).at(stage))?;
            let after = Units::of(nodes_at(changed, stage)?, per_node).units;
            if !holds_line(evidence, *line, stage, after)? {
                return Some(false);
            }
        }
    }
    Some(true)
}

fn holds_line(evidence: &Evidence<'_>, line: PoolLine, stage: Stage, after: u64) -> Option<bool> {
    let range = evidence.ledger.ranges.get(line.range)?;
    let before = (*range.draws.get(line.line)?.stages.at(stage))?.units;
    let more = after.saturating_sub(before);
    Some(more == 0 || (range.supply.is_some() && more <= range.left(stage)))
}

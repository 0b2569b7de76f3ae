//! Rules of family `AKN2xx`: addresses against demand.

mod node_subnet_too_small;

use alloc::{format, string::String};

use super::evidence::Evidence;
use super::finding::Fix;
use super::number::grouped;
use super::room;
use super::rule::Rule;
use crate::ledger::{Range, Stage};
use crate::model::SubnetId;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[&node_subnet_too_small::NODE_SUBNET_TOO_SMALL];

/// What a stage is called at the start of a sentence.
const fn name_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creation",
        Stage::Upgrade => "An upgrade",
        Stage::FullScale => "Full scale",
    }
}

/// "Creation needs 310 addresses in snet-nodes and it has 251: 59 short".
fn stage_needs(range: &Range, stage: Stage) -> String {
    format!(
        "{} needs {} {} in {} and it has {}: {} short",
        name_of(stage),
        grouped(range.demand.at(stage).needed),
        range.kind.unit(),
        range.name,
        grouped(range.usable().unwrap_or(0)),
        grouped(range.short(stage)),
    )
}

/// Grows a subnet to hold every stage.
fn grow(evidence: &Evidence<'_>, range: &Range, id: SubnetId) -> Option<Fix> {
    let mut prefix = 32;
    for stage in Stage::ALL {
        prefix = prefix.min(range.smallest_prefix(stage)?);
    }
    room::resize(evidence.plan, range, id, prefix)
}

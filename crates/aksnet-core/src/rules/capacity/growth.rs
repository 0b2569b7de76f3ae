//! Making a range larger.

use alloc::format;

use super::shortage::Owner;
use crate::cidr::Block;
use crate::ledger::{Range, Stage};
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Fix;
use crate::rules::room;

/// The smallest range that holds every stage, in place where nothing is in the way, else elsewhere.
pub(super) fn grow(evidence: &Evidence<'_>, owner: Owner, range: &Range) -> Option<Fix> {
    let own = range.block?;
    let mut prefix = own.prefix();
    for stage in Stage::ALL {
        prefix = prefix.min(range.smallest_prefix(stage)?);
    }
    if prefix == own.prefix() {
        return None;
    }
    match owner {
        Owner::Subnet(id) => room::resize(evidence, id, prefix),
        Owner::PodCidr(cluster) => grow_pod_cidr(evidence, cluster, own, prefix),
        Owner::Other => None,
    }
}

fn grow_pod_cidr(evidence: &Evidence<'_>, cluster: usize, own: Block, prefix: u8) -> Option<Fix> {
    let grown = in_place(evidence, own, prefix);
    let block = grown.or_else(|| evidence.free_block(prefix))?;
    let title = match grown {
        Some(_) => format!("Grow the pod CIDR to {block}"),
        None => format!("Move pods to {block}"),
    };
    Some(Fix {
        title,
        edits: [Edit::text(evidence.plan.pod_cidr_path(cluster), &block)].into(),
    })
}

/// The block of that shorter prefix around a range, where everything it adds is free.
pub(super) fn in_place(evidence: &Evidence<'_>, own: Block, prefix: u8) -> Option<Block> {
    let grown = own.grown_to(prefix)?;
    room::is_free_beside(evidence, grown, own).then_some(grown)
}

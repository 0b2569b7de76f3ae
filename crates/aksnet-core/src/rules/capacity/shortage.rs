//! Ranges whose size a plan chooses, and the stages at which they run short.

use super::fewer_nodes::fewer_nodes;
use super::growth::grow;
use super::stage_needs;
use super::surge::lower_surge;
use crate::ledger::{Range, RangeKind, Stage, Verdict};
use crate::model::SubnetId;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};

/// What a range belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    /// A subnet.
    Subnet(SubnetId),
    /// The pod CIDR of the cluster at that place.
    PodCidr(usize),
}

/// Subnets and pod CIDRs that somebody draws on.
pub(super) fn sized<'a>(
    evidence: &Evidence<'a>,
) -> impl Iterator<Item = (Owner, &'a Range)> + use<'a> {
    let subnets = evidence
        .ledger
        .subnets()
        .map(|(id, range)| (Owner::Subnet(id), range));
    let pods = evidence.ledger.of_kind(RangeKind::PodCidr);
    let pods = pods.filter_map(|range| {
        let cluster = range.draws.first()?.cluster?;
        Some((Owner::PodCidr(cluster), range))
    });
    subnets.chain(pods)
}

/// The same, of one kind.
pub(super) fn sized_of<'a>(
    evidence: &Evidence<'a>,
    kind: RangeKind,
) -> impl Iterator<Item = (Owner, &'a Range)> + use<'a> {
    sized(evidence).filter(move |(_, range)| range.kind == kind)
}

impl Range {
    /// Whether it does not cover its draws at a stage.
    pub(super) fn fails(&self, stage: Stage) -> bool {
        self.verdict(stage) == Verdict::Error
    }

    /// Whether it covers its draws at a stage only in part.
    pub(super) fn is_short_in_part(&self, stage: Stage) -> bool {
        self.short(stage) > 0 && self.verdict(stage) == Verdict::Warning
    }
}

/// The change that gives a range room for every stage: a larger range, else fewer nodes.
pub(super) fn make_room(evidence: &Evidence<'_>, owner: Owner, range: &Range) -> Option<Fix> {
    grow(evidence, owner, range).or_else(|| fewer_nodes(evidence, range))
}

/// The change that gives an upgrade room: a larger range, else less surge, else fewer nodes.
pub(super) fn make_room_to_upgrade(
    evidence: &Evidence<'_>,
    owner: Owner,
    range: &Range,
) -> Option<Fix> {
    grow(evidence, owner, range)
        .or_else(|| lower_surge(evidence, range))
        .or_else(|| fewer_nodes(evidence, range))
}

/// Reports ranges that creation or full scale does not fit in.
pub(super) fn report_too_small(evidence: &Evidence<'_>, kind: RangeKind, out: &mut Findings<'_>) {
    for (owner, range) in sized_of(evidence, kind) {
        let mut stages = [Stage::Create, Stage::FullScale].into_iter();
        let Some(stage) = stages.find(|stage| range.fails(*stage)) else {
            continue;
        };
        out.report(
            range.path.clone(),
            stage_needs(range, stage),
            make_room(evidence, owner, range),
        );
    }
}

/// Reports ranges that creation fits in and an upgrade does not.
pub(super) fn report_no_room_to_upgrade(
    evidence: &Evidence<'_>,
    kind: RangeKind,
    out: &mut Findings<'_>,
) {
    for (owner, range) in sized_of(evidence, kind) {
        if range.fails(Stage::Create) || !range.fails(Stage::Upgrade) {
            continue;
        }
        out.report(
            range.path.clone(),
            stage_needs(range, Stage::Upgrade),
            make_room_to_upgrade(evidence, owner, range),
        );
    }
}

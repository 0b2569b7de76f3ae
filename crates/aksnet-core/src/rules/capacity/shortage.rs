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
    /// A limit, or a range the planner finds no room for.
    Other,
}

/// Every range somebody draws on: subnets first.
pub(super) fn every<'a>(
    evidence: &Evidence<'a>,
) -> impl Iterator<Item = (Owner, &'a Range)> + use<'a> {
    let subnets = evidence.ledger.subnets();
    let subnets = subnets.map(|(id, range)| (Owner::Subnet(id), range));
    let others = evidence.ledger.ranges.iter();
    let others = others
        .filter(|range| !range.kind.is_subnet())
        .map(|range| (owner_of(range), range));
    subnets.chain(others)
}

/// The same, of one kind.
pub(super) fn every_of<'a>(
    evidence: &Evidence<'a>,
    kind: RangeKind,
) -> impl Iterator<Item = (Owner, &'a Range)> + use<'a> {
    every(evidence).filter(move |(_, range)| range.kind == kind)
}

fn owner_of(range: &Range) -> Owner {
    let cluster = range.draws.first().and_then(|draw| draw.cluster);
    match (range.kind, cluster) {
        (RangeKind::PodCidr, Some(cluster)) => Owner::PodCidr(cluster),
        _ => Owner::Other,
    }
}

impl RangeKind {
    /// Whether it is a subnet.
    const fn is_subnet(self) -> bool {
        matches!(
            self,
            Self::NodeSubnet
                | Self::PodSubnet
                | Self::ApiServerSubnet
                | Self::InternalLoadBalancerSubnet
        )
    }

    /// Whether nodes take addresses of it.
    pub(super) const fn is_drawn_by_nodes(self) -> bool {
        matches!(self, Self::NodeSubnet | Self::PodSubnet | Self::PodCidr)
    }
}

impl Range {
    /// Whether it does not cover its draws at a stage.
    pub(super) fn fails(&self, stage: Stage) -> bool {
        self.verdict(stage) == Verdict::Error
    }

    /// Whether it covers its draws at a stage only in part: without surge, or with that of one pool.
    pub(super) fn is_short_in_part(&self, stage: Stage) -> bool {
        // Where running out is no more than a warning, part of it says nothing.
        self.is_firm() && self.short(stage) > 0 && self.verdict(stage) == Verdict::Warning
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

/// The change that gives a range room at every stage, where one finding is about all of them.
pub(super) fn make_room_throughout(
    evidence: &Evidence<'_>,
    owner: Owner,
    range: &Range,
) -> Option<Fix> {
    // Less surge helps an upgrade only.
    if range.fails(Stage::Create) || range.fails(Stage::FullScale) {
        make_room(evidence, owner, range)
    } else {
        make_room_to_upgrade(evidence, owner, range)
    }
}

/// Reports ranges that creation or full scale does not fit in.
pub(super) fn report_too_small(
    evidence: &Evidence<'_>,
    kinds: &[RangeKind],
    out: &mut Findings<'_>,
) {
    for (owner, range) in every(evidence).filter(|(_, range)| kinds.contains(&range.kind)) {
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
    kinds: &[RangeKind],
    out: &mut Findings<'_>,
) {
    for (owner, range) in every(evidence).filter(|(_, range)| kinds.contains(&range.kind)) {
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

//! Writing a plan into a ledger.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use super::draw::{Consumer, Draw};
use super::measure::Measure;
use super::range::{Range, RangeKind};
use super::stage::{PerStage, Stage};
use super::verdict::Verdict;
use crate::cidr::Block;
use crate::model::{NetworkModel, Plan, SubnetId};
use crate::sorting;

/// A plan, as ranges and draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Every range somebody draws on.
    pub ranges: Vec<Range>,
    /// What concerns each cluster, in the order of the plan.
    pub clusters: Vec<ClusterLedger>,
    pub(super) subnets: BTreeMap<SubnetId, usize>,
    /// Places of the quotas of VNets.
    pub(super) quotas: BTreeMap<usize, usize>,
}

/// What concerns one cluster.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClusterLedger {
    /// Places of the ranges it draws on.
    pub ranges: Vec<usize>,
    /// Lines of each of its pools.
    pub pools: Vec<Vec<PoolLine>>,
    /// Whether a range it needs is missing from the plan or cannot be read.
    pub unresolved: bool,
    /// Whether its model leaves the pods' addresses to somebody else.
    pub pods_left_to_others: bool,
}

/// A line of a pool, and what it draws by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolLine {
    /// Place of the range in the ledger.
    pub range: usize,
    /// Place of the line in the range.
    pub line: usize,
    /// Units of one node; none where it is up to the range how many that are, as with outbound
    /// ports that Azure chooses.
    pub per_node: PerStage<Option<u64>>,
}

impl Ledger {
    /// Writes a plan into a ledger.
    pub fn of(plan: &Plan) -> Self {
        let mut ledger = Self::default();
        for (place, cluster) in plan.clusters.iter().enumerate() {
            let mut entry = ClusterLedger {
                pods_left_to_others: cluster.model.value() == Some(NetworkModel::ByoCni),
                unresolved: cluster.model.value().is_none(),
                ..ClusterLedger::default()
            };
            ledger.enter_pools(plan, place, cluster, &mut entry);
            ledger.enter_neighbours(plan, place, cluster, &mut entry);
            ledger.enter_services(plan, place, cluster, &mut entry);
            ledger.enter_nat_gateway(place, cluster, &mut entry);
            ledger.clusters.push(entry);
        }
        ledger.enter_vnets(plan);
        for range in &mut ledger.ranges {
            range.add_up();
        }
        ledger
    }

    /// Subnets somebody draws on.
    pub fn subnets(&self) -> impl Iterator<Item = (SubnetId, &Range)> + '_ {
        self.subnets
            .iter()
            .filter_map(|(id, place)| Some((*id, self.ranges.get(*place)?)))
    }

    /// The range of a subnet, if anybody draws on it.
    pub fn of_subnet(&self, subnet: SubnetId) -> Option<&Range> {
        self.subnets
            .get(&subnet)
            .and_then(|place| self.ranges.get(*place))
    }

    /// Those of so many subnets of a VNet that somebody draws on, by their places.
    pub fn of_subnets(
        &self,
        vnet: usize,
        subnets: core::ops::Range<usize>,
    ) -> impl Iterator<Item = (usize, &Range)> + '_ {
        let id = |subnet| SubnetId { vnet, subnet };
        let ids = id(subnets.start)..id(subnets.end.max(subnets.start));
        let drawn = self.subnets.range(ids);
        drawn.filter_map(|(id, place)| Some((id.subnet, self.ranges.get(*place)?)))
    }

    /// Ranges of that kind.
    pub fn of_kind(&self, kind: RangeKind) -> impl Iterator<Item = &Range> + '_ {
        self.ranges.iter().filter(move |range| range.kind == kind)
    }

    /// Ranges the cluster at that place draws on.
    pub fn of_cluster(&self, cluster: usize) -> impl Iterator<Item = &Range> + '_ {
        let places = self
            .clusters
            .get(cluster)
            .into_iter()
            .flat_map(|entry| &entry.ranges);
        places.filter_map(|place| self.ranges.get(*place))
    }

    /// The range that decides the verdict of a cluster at a stage: the worst, and of those the fullest.
    ///
    /// A range that no pool draws on, or whose end stops nobody, counts only where it is worse
    /// than all the others, and so does a limit that has no block.
    pub fn binding(&self, cluster: usize, stage: Stage) -> Option<&Range> {
        let entry = self.clusters.get(cluster)?;
        let lines = entry.pools.iter().flatten().map(|line| line.range);
        let firm = |place: &usize| self.ranges.get(*place).is_some_and(Range::is_firm);
        let drawn: BTreeSet<usize> = sorting::gathered(lines.filter(firm));
        let idle = self.idle_ranges(cluster, entry, stage);
        let places = entry.ranges.iter().filter(|place| !idle.contains(place));
        let ranges = places.filter_map(|place| Some((*place, self.ranges.get(*place)?)));
        let (_, worst) = ranges.max_by(|(place, range), (other_place, other)| {
            let by_verdict = range.verdict(stage).cmp(&other.verdict(stage));
            let by_pools = drawn.contains(place).cmp(&drawn.contains(other_place));
            // A documented limit far from reached says less than the addresses people plan.
            let by_size = range.block.is_some().cmp(&other.block.is_some());
            // A tie goes to the range that comes first, which is the one pools draw addresses on.
            by_verdict
                .then(by_pools)
                .then(by_size)
                .then_with(|| range.fullness(other, stage))
                .then(other_place.cmp(place))
        })?;
        Some(worst)
    }

    /// The first range of a kind on which the cluster at that place runs dry, and the first stage at which it does.
    pub fn run_dry(&self, cluster: usize, kind: RangeKind) -> Option<(&Range, Stage)> {
        self.of_cluster(cluster)
            .filter(|range| range.kind == kind)
            .find_map(|range| Some((range, range.runs_dry()?)))
    }

    /// Whether the cluster at that place gets what it needs at a stage.
    pub fn verdict(&self, cluster: usize, stage: Stage) -> Verdict {
        let Some(entry) = self.clusters.get(cluster) else {
            return Verdict::NotChecked;
        };
        let left_open = entry.unresolved
            || entry.pools.is_empty()
            || (entry.pods_left_to_others && stage == Stage::FullScale);
        let floor = if left_open {
            Verdict::NotChecked
        } else {
            Verdict::Ok
        };
        let worst = |places: &[usize]| {
            let ranges = places.iter().filter_map(|place| self.ranges.get(*place));
            let verdicts = ranges.map(|range| range.verdict(stage));
            verdicts.fold(floor, Verdict::max)
        };
        // Where nothing is short, it does not matter which of them are idle.
        if worst(&entry.ranges) == floor {
            return floor;
        }
        worst(&self.busy_ranges(cluster, stage))
    }

    /// Ranges of the cluster at that place that decide whether it gets what it needs at a stage.
    pub(crate) fn busy_ranges(&self, cluster: usize, stage: Stage) -> Vec<usize> {
        let Some(entry) = self.clusters.get(cluster) else {
            return Vec::new();
        };
        let idle = self.idle_ranges(cluster, entry, stage);
        let places = entry.ranges.iter().filter(|place| !idle.contains(place));
        places.copied().collect()
    }

    /// Ranges the cluster has pools in, but not a single node yet: it lacks nothing where others do.
    fn idle_ranges(&self, cluster: usize, entry: &ClusterLedger, stage: Stage) -> BTreeSet<usize> {
        let empty = |line: &&PoolLine| {
            let range = self.ranges.get(line.range);
            let draw = range.and_then(|range| range.draws.get(line.line));
            let units = draw.and_then(|draw| *draw.stages.at(stage));
            units.is_some_and(|units| units.units == 0)
        };
        let lines = entry.pools.iter().flatten();
        let mut idle: BTreeSet<usize> =
            lines.clone().filter(empty).map(|line| line.range).collect();
        // Hardly a plan has any.
        if idle.is_empty() {
            return idle;
        }
        for line in lines.filter(|line| !empty(line)) {
            idle.remove(&line.range);
        }
        let beside = |draw: &Draw| {
            draw.cluster == Some(cluster) && !matches!(draw.consumer, Consumer::Pool(_))
        };
        idle.retain(|place| {
            let range = self.ranges.get(*place);
            !range.is_some_and(|range| range.draws.iter().any(beside))
        });
        idle
    }

    /// The range of a subnet. Nodes in it make it a node subnet, else pods a pod subnet, whoever comes first.
    pub(super) fn subnet(&mut self, plan: &Plan, id: SubnetId, kind: RangeKind) -> usize {
        if let Some(place) = self.subnets.get(&id).copied() {
            if let Some(range) = self.ranges.get_mut(place) {
                range.kind = range.kind.min(kind);
            }
            return place;
        }
        let subnet = plan.subnet(id);
        let range = Range::sized(
            kind,
            subnet.map(|subnet| subnet.name.clone()).unwrap_or_default(),
            plan.subnet_path(id),
            subnet.and_then(|subnet| subnet.block),
            Measure::Subnet,
            subnet.map_or(0, |subnet| subnet.used_addresses),
        );
        let place = push(&mut self.ranges, range);
        self.subnets.insert(id, place);
        place
    }

    /// Adds a line to a range; returns its place there.
    pub(super) fn enter(&mut self, place: usize, draw: Draw) -> usize {
        let Some(range) = self.ranges.get_mut(place) else {
            return 0;
        };
        range.draws.push(draw);
        range.draws.len().saturating_sub(1)
    }
}

impl Range {
    /// A range with a block.
    pub(super) fn sized(
        kind: RangeKind,
        name: String,
        path: String,
        block: Option<Block>,
        measure: Measure,
        used_by_others: u64,
    ) -> Self {
        Self {
            supply: block.map(|block| measure.supply(block.prefix(), used_by_others)),
            block,
            ..Self::counted(kind, name, path, measure)
        }
    }

    /// A range without one.
    pub(super) fn counted(kind: RangeKind, name: String, path: String, measure: Measure) -> Self {
        Self {
            kind,
            name,
            path,
            block: None,
            block6: None,
            measure,
            supply: Some(measure.supply(32, 0)),
            draws: Vec::new(),
            demand: PerStage::default(),
        }
    }
}

/// Opens a range; returns its place in the ledger.
pub(super) fn push(ranges: &mut Vec<Range>, range: Range) -> usize {
    ranges.push(range);
    ranges.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Ledger, RangeKind, Stage, Verdict};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    #[test]
    fn what_the_plan_leaves_open_is_not_checked() {
        let verdicts = |plan: &PlanDraft| {
            let ledger = Ledger::of(&plan.read().plan);
            Stage::ALL.map(|stage| ledger.verdict(0, stage))
        };
        let (open, ok) = (Verdict::NotChecked, Verdict::Ok);
        assert_eq!(verdicts(&clean()), [ok, ok, ok]);
        let unreadable = clean().with("/clusters/0/networkModel", "anything");
        assert_eq!(verdicts(&unreadable), [open, open, open]);
        let without_pools = PlanDraft::default().with("/clusters/0/name", "aks");
        assert_eq!(verdicts(&without_pools), [open, open, open]);
        // The plugin of somebody else hands out the pods' addresses.
        let own_plugin = clean().with("/clusters/0/networkModel", "byo-cni");
        assert_eq!(verdicts(&own_plugin), [ok, ok, open]);
    }

    #[test]
    fn a_subnet_with_nodes_in_it_is_a_node_subnet_whoever_comes_first() {
        let plan = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.1.0/24",
            )
            .with("/clusters/0/internalLoadBalancers", "1")
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-other")
            .with("/clusters/1/name", "aks-other")
            .with("/clusters/1/nodePools/0/vnetSubnet", "snet-other");
        let ledger = Ledger::of(&plan.read().plan);
        let kinds: alloc::vec::Vec<_> = ledger.subnets().map(|(_, range)| range.kind).collect();
        assert_eq!(kinds, [RangeKind::NodeSubnet, RangeKind::NodeSubnet]);
    }
}

use super::{MOST_MONTHS, Outlook, Shortage, after, nodes_by_month, outlook};
use crate::ledger::{Ledger, PerStage, RangeKind, Stage, Verdict};
use crate::model::PlanDraft;
use crate::rules::sample::clean;

const NODES: &str = "/clusters/0/nodePools/0/growth/nodesPerMonth";
const PODS: &str = "/clusters/0/nodePools/0/growth/podsPerMonth";

/// Nodes of the first pool after so many months.
fn nodes(draft: &PlanDraft, months: u64) -> u64 {
    let pool = draft.read().plan.clusters[0].pools[0].clone();
    let nodes = nodes_by_month(&pool, months).unwrap();
    let (last, before) = nodes.split_last().unwrap();
    assert_eq!(before.len() as u64, months.min(MOST_MONTHS));
    *last
}

#[test]
fn pools_grow_by_a_number_or_by_a_share_rounded_up() {
    let by = |rate: &str| clean().with(NODES, rate);
    assert_eq!([0, 1, 12].map(|month| nodes(&by("2"), month)), [3, 5, 27]);
    // 3, 4, 5, 6, ... 10, 11, 13: a tenth of what is there, rounded up, month by month.
    assert_eq!(
        [1, 2, 7, 8, 9].map(|month| nodes(&by("10%"), month)),
        [4, 5, 10, 11, 13]
    );
    assert_eq!(nodes(&clean(), 12), 3);
    assert_eq!(nodes(&by("1000000%"), u64::MAX), u64::MAX);
}

#[test]
fn pods_take_whole_nodes() {
    // Three nodes of 30: the next pod takes a fourth one.
    let by = |rate: &str| clean().with(PODS, rate);
    assert_eq!(
        [0, 1, 2, 30, 31].map(|month| nodes(&by("1"), month)),
        [3, 4, 4, 4, 5]
    );
    assert_eq!(nodes(&by("100%"), 2), 12);
}

#[test]
fn the_most_of_a_pool_follows_its_count() {
    let grown = |draft: &PlanDraft, months| {
        let pool = after(&draft.read().plan, months).clusters[0].pools[0].clone();
        (pool.count.value().unwrap(), pool.max_count.value().unwrap())
    };
    let plan = clean()
        .with(NODES, "1")
        .with("/clusters/0/nodePools/0/maxCount", "5");
    assert_eq!(
        [1, 2, 3].map(|month| grown(&plan, month)),
        [(4, 5), (5, 5), (6, 6)]
    );
}

fn look(draft: &PlanDraft, months: u64) -> (Ledger, Outlook) {
    let plan = draft.read().plan;
    let ledger = Ledger::of(&plan);
    let outlook = outlook(&plan, &ledger, months);
    (ledger, outlook)
}

/// When the node subnet is too small.
fn subnet(draft: &PlanDraft, months: u64) -> PerStage<Option<Shortage>> {
    let (ledger, outlook) = look(draft, months);
    let mut ranges = ledger.ranges.iter();
    let place = ranges.position(|range| range.kind == RangeKind::NodeSubnet);
    outlook.short[place.unwrap()]
}

/// A /27 holds 27 nodes; three of them now, and two more every month.
fn small() -> PlanDraft {
    clean()
        .with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/27",
        )
        .with(NODES, "2")
}

#[test]
fn the_month_is_the_first_in_which_the_ledger_runs_short() {
    // 27 nodes in month 12 fit, 29 do not; 25 nodes in month 11 surge by 3.
    let short = subnet(&small(), 60);
    let create = Shortage {
        month: 13,
        needed: 29,
        verdict: Verdict::Error,
    };
    let upgrade = Shortage {
        month: 11,
        needed: 28,
        verdict: Verdict::Error,
    };
    assert_eq!(short.create, Some(create));
    assert_eq!(short.upgrade, Some(upgrade));
    // Every node fits in month 11, only the surge does not.
    let verdict = Verdict::Warning;
    assert_eq!(short.full_scale, Some(Shortage { verdict, ..upgrade }));
    assert_eq!(subnet(&small(), 10), PerStage::default());
}

#[test]
fn a_series_says_what_the_ledger_of_each_month_says() {
    let (now, outlook) = look(&small(), 20);
    let plan = small().read().plan;
    for (month, at) in (0..=20).enumerate() {
        let ledger = Ledger::of(&after(&plan, at));
        for (place, range) in ledger.ranges.iter().enumerate() {
            for stage in Stage::ALL {
                let series = outlook.needed.get(&place).map(|it| it.at(stage));
                let needed = match series {
                    Some(series) => series[month],
                    None => now.ranges[place].demand.at(stage).needed,
                };
                assert_eq!(needed, range.demand.at(stage).needed, "month {month}");
            }
        }
    }
}

#[test]
fn the_first_limit_is_the_earliest_that_stops_the_cluster() {
    let plan = clean()
        .with("/clusters/0/podCidr", "10.244.0.0/20")
        .with(NODES, "1");
    // 16 blocks: 14 nodes and 2 surge nodes in month 11 fit.
    let (ledger, outlook) = look(&plan, 60);
    let first = outlook.first(&ledger, 0).unwrap();
    assert_eq!((first.shortage.month, first.stage), (12, Stage::Upgrade));
    assert_eq!(first.shortage.needed, 17 * 256);
    assert_eq!(ledger.ranges[first.range].kind, RangeKind::PodCidr);
    let (ledger, outlook) = look(&clean(), u64::MAX);
    assert_eq!(outlook.first(&ledger, 0), None);
    assert_eq!(outlook.months, MOST_MONTHS);
}

#[test]
fn what_is_short_today_is_short_in_month_0() {
    let plan = small().with(
        "/virtualNetworks/0/subnets/0/addressPrefix",
        "10.240.0.0/30",
    );
    assert_eq!(subnet(&plan, 60).create.unwrap().month, 0);
}

#[test]
fn counts_beyond_counting_stay_there() {
    for rate in ["4294967295", "4294967295%"] {
        let (ledger, outlook) = look(&small().with(NODES, rate), u64::MAX);
        let first = outlook.first(&ledger, 0).unwrap();
        assert_eq!((first.shortage.month, first.stage), (1, Stage::Create));
    }
}

#[test]
fn a_range_that_only_warns_is_first_where_nothing_else_ends() {
    // 32 ports for each of 2,000 nodes are all that one address has; a pool ends at 1,000 nodes.
    let pool = |place: usize, key: &str| alloc::format!("/clusters/0/nodePools/{place}/{key}");
    let plan = clean()
        .with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/19",
        )
        .with("/clusters/0/podCidr", "10.64.0.0/11")
        .with(&pool(0, "count"), "990")
        .with(&pool(1, "name"), "apps")
        .with(&pool(1, "count"), "990")
        .with(&pool(2, "name"), "more")
        .with(&pool(2, "count"), "30")
        .with(&pool(2, "growth/nodesPerMonth"), "100");
    let plan = (0..3).fold(plan, |plan, place| plan.with(&pool(place, "maxSurge"), "0"));
    let first = |months| {
        let (ledger, outlook) = look(&plan, months);
        let first = outlook.first(&ledger, 0).unwrap();
        (ledger.ranges[first.range].kind, first.shortage.month)
    };
    assert_eq!(first(9), (RangeKind::SnatPorts, 0));
    assert_eq!(first(10), (RangeKind::PoolNodes, 10));
}

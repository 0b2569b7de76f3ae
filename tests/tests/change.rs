//! Laws of plans over time: upgrades, growth and differences say what the ledger says.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use aksnet_core::change::{
    Act, Answer, Upgrade, UpgradeOrder, after, alterations, outlook, outlook_of, upgrade,
};
use aksnet_core::ledger::{Ledger, Range, RangeKind, Stage};
use aksnet_core::model::{Growth, Plan, Rate};
use aksnet_core::report::{ClusterGrowth, DifferenceReport, MigrationReport, Way};
use aksnet_tests::chance::cases;
use aksnet_tests::world::{Shape, World, worlds};
use proptest::prelude::*;

fn read(world: &World) -> (Plan, Ledger) {
    let reading = world.draft().read();
    assert_eq!(reading.errors, [], "{world:#?}");
    let ledger = Ledger::of(&reading.plan);
    (reading.plan, ledger)
}

/// Whether a range that stops clusters has less than that.
fn is_too_small(range: &Range, needed: u64) -> bool {
    range.is_firm() && range.usable().unwrap() < needed
}

/// An upgrade fails where a range the cluster has nodes in does not hold what that order needs at its height.
fn fails_as_the_ledger_says(world: &World, order: UpgradeOrder, needed: impl Fn(&Range) -> u64) {
    let (plan, ledger) = read(world);
    let Some(upgrade) = upgrade(&plan, &ledger, 0, order) else {
        assert!(plan.clusters[0].pools.is_empty(), "{world:#?}");
        return;
    };
    if is_stuck(&upgrade) {
        return;
    }
    let expected = upgrade.ranges.iter().any(|place| {
        let range = &ledger.ranges[*place];
        is_too_small(range, needed(range))
    });
    let fails = upgrade.steps.last().unwrap().fails;
    assert_eq!(fails, expected, "{order:?}\n{upgrade:#?}\n{world:#?}");
    if !fails {
        ends_as_it_began(&upgrade);
    }
}

fn is_stuck(upgrade: &Upgrade) -> bool {
    let mut steps = upgrade.steps.iter();
    steps.any(|step| matches!(step.act, Act::Stuck { .. }))
}

/// At the end every surge node is gone, and so are its addresses.
fn ends_as_it_began(upgrade: &Upgrade) {
    let (first, last) = (&upgrade.steps[0], upgrade.steps.last().unwrap());
    assert_eq!((&first.in_use, first.nodes), (&last.in_use, last.nodes));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_upgrade_of_all_pools_fails_where_the_ledger_is_short(world in worlds(Shape::SINGLE)) {
        fails_as_the_ledger_says(&world, UpgradeOrder::AllAtOnce, |range| {
            range.demand.upgrade.needed
        });
    }

    #[test]
    fn an_upgrade_pool_by_pool_fails_where_one_pool_does_not_fit(world in worlds(Shape::SINGLE)) {
        fails_as_the_ledger_says(&world, UpgradeOrder::PoolByPool, |range| match range.kind {
            RangeKind::SnatPorts => range.demand.upgrade.needed,
            _ => range.demand.upgrade.one_pool_at_a_time,
        });
    }

    #[test]
    fn an_upgrade_never_takes_more_than_the_ledger_counts(world in worlds(Shape::SMALL)) {
        let (plan, ledger) = read(&world);
        for cluster in 0..plan.clusters.len() {
            let Some(upgrade) = upgrade(&plan, &ledger, cluster, UpgradeOrder::AllAtOnce) else {
                continue;
            };
            for step in &upgrade.steps {
                for (place, in_use) in upgrade.ranges.iter().zip(&step.in_use) {
                    let demand = ledger.ranges[*place].demand.upgrade;
                    assert!((demand.without_surge..=demand.needed).contains(in_use), "{world:#?}");
                }
            }
        }
    }

    #[test]
    fn a_range_runs_short_from_its_month_on(
        world in worlds(Shape::SINGLE),
        number in 0_u64..40,
        share in any::<bool>(),
        in_pods in any::<bool>(),
        months in 1_u64..80,
    ) {
        let (mut plan, _) = read(&world);
        let rate = if share { Rate::Percent(number) } else { Rate::Number(number) };
        for pool in plan.clusters.iter_mut().flat_map(|it| &mut it.pools) {
            pool.growth = Some(Growth { rate, in_pods });
        }
        let now = Ledger::of(&plan);
        let outlook = outlook(&plan, &now, months);
        for month in 0..=months {
            let ledger = Ledger::of(&after(&plan, month));
            assert_eq!(ledger.ranges.len(), outlook.short.len());
            for (place, range) in ledger.ranges.iter().enumerate() {
                for stage in Stage::ALL {
                    let first = outlook.short[place].at(stage);
                    let expected = first.is_some_and(|first| month >= first.month);
                    assert_eq!(range.short(stage) > 0, expected, "{month} {stage:?}\n{world:#?}");
                    let needed = match outlook.needed.get(&place) {
                        Some(series) => series.at(stage)[usize::try_from(month).unwrap()],
                        None => now.ranges[place].demand.at(stage).needed,
                    };
                    assert_eq!(range.demand.at(stage).needed, needed, "{month} {stage:?}\n{world:#?}");
                    if let Some(first) = first.filter(|first| first.month == month) {
                        let (needed, verdict) = (first.needed, first.verdict);
                        assert_eq!((range.demand.at(stage).needed, range.verdict(stage)), (needed, verdict));
                    }
                }
            }
        }
    }

    #[test]
    fn an_outlook_of_one_cluster_says_what_that_of_the_plan_says(
        world in worlds(Shape::SMALL),
        grows in prop::collection::vec(any::<bool>(), 4),
    ) {
        let (mut plan, ledger) = read(&world);
        for (cluster, grows) in plan.clusters.iter_mut().zip(grows) {
            for pool in cluster.pools.iter_mut().filter(|_| grows) {
                pool.growth = Some(Growth { rate: Rate::Percent(20), in_pods: false });
            }
        }
        let all = outlook(&plan, &ledger, 12);
        for cluster in 0..plan.clusters.len() {
            let one = outlook_of(&plan, &ledger, cluster, 12);
            let told = |outlook| ClusterGrowth::of(&plan, &ledger, outlook, cluster);
            assert_eq!(told(&one), told(&all), "{world:#?}");
        }
    }

    #[test]
    fn a_way_to_overlay_ends_in_a_plan_that_is_there(world in worlds(Shape::SMALL)) {
        let draft = world.draft();
        let (before, ledger) = read(&world);
        let report = MigrationReport::of(&draft, None, |_| true).unwrap();
        let after = report.plan.read();
        assert_eq!(after.errors, [], "{world:#?}");
        let mut edited = draft.clone();
        edited.apply(&report.edits).unwrap();
        assert_eq!(edited, report.plan);
        let then = Ledger::of(&after.plan);
        for (place, cluster) in report.clusters.iter().enumerate() {
            let (old, new) = (&before.clusters[place], &after.plan.clusters[place]);
            let goes = old.model.value().unwrap().migrates_to_overlay();
            assert_eq!(matches!(cluster.way, Way::Open | Way::Blocked), goes);
            assert_eq!(goes, cluster.command.is_some());
            for (old, new) in old.pools.iter().zip(&new.pools) {
                // Nothing but the model of a pool changes.
                assert_eq!(old.max_pods.value(), new.max_pods.value());
                assert_eq!(old.count, new.count);
            }
            for stage in Stage::ALL {
                let verdicts = (ledger.verdict(place, stage), then.verdict(place, stage));
                assert_eq!((*cluster.before.at(stage), *cluster.after.at(stage)), verdicts);
            }
            // On the way a range holds no less than at either end.
            for range in &cluster.ranges {
                let (before, after) = (range.before.unwrap_or(0), range.after.unwrap_or(0));
                assert!(range.during >= before.max(after), "{world:#?}");
            }
        }
        let again = MigrationReport::of(&report.plan, None, |_| true).unwrap();
        assert_eq!(again.edits, []);
    }

    #[test]
    fn differences_are_seen_from_both_sides(
        one in worlds(Shape::SMALL),
        other in worlds(Shape::SMALL),
    ) {
        let (one, other) = (one.draft(), other.draft());
        let count = |old, new| alterations(old, new).len();
        assert_eq!(count(&one, &other), count(&other, &one));
        let same = DifferenceReport::between(&one, &one);
        assert_eq!((same.changes, same.findings), (Vec::new(), Vec::new()));
        let report = DifferenceReport::between(&one, &other);
        let refused = report.changes.iter().any(|change| change.answer == Answer::Refuses);
        assert!(!refused || report.answer == Answer::Refuses);
    }
}

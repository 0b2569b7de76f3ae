//! Upgrades and growth against a simulator that knows single nodes and what each of them holds.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use aksnet_core::change::{Act, Upgrade, UpgradeOrder, outlook, upgrade};
use aksnet_core::ledger::{Ledger, RangeKind, Stage, Verdict};
use aksnet_core::model::{PlanDraft, SubnetId};
use aksnet_tests::chance::cases;
use aksnet_tests::simulator::{Moment, Place, Surging, roll, run};
use aksnet_tests::world::{Growth, Role, Shape, World, worlds};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Where the ledger keeps what the simulator calls a place.
fn range_of(ledger: &Ledger, place: Place) -> usize {
    let own = |cluster: usize, kind: RangeKind| {
        let places = ledger.clusters[cluster].ranges.iter().copied();
        places.filter(move |place| ledger.ranges[*place].kind == kind)
    };
    match place {
        Place::Subnet(vnet, subnet) => {
            let range = ledger.of_subnet(SubnetId { vnet, subnet }).unwrap();
            let mut ranges = ledger.ranges.iter();
            return ranges.position(|one| std::ptr::eq(one, range)).unwrap();
        }
        Place::PodCidr(cluster) => own(cluster, RangeKind::PodCidr).next(),
        Place::PodCidr6(cluster) => own(cluster, RangeKind::PodCidr6).next(),
        Place::Ports(cluster) => own(cluster, RangeKind::SnatPorts).next(),
        Place::RouteTable(cluster) => own(cluster, RangeKind::RouteTable).next(),
        Place::Pool(cluster, pool) => own(cluster, RangeKind::PoolNodes).nth(pool),
        Place::Cluster(cluster) => own(cluster, RangeKind::ClusterNodes).next(),
    }
    .unwrap()
}

/// Addresses of what the simulator counts in blocks.
fn units(world: &World, place: Place, held: u64) -> u64 {
    match place {
        Place::PodCidr(_) => held * 256,
        Place::Subnet(vnet, subnet)
            if world.subnet(vnet, subnet).unwrap().role == Role::StaticPods =>
        {
            held * 16
        }
        _ => held,
    }
}

/// The world as a plan in which pools may take nodes away.
fn draft(world: &World, unavailable: &[u64]) -> PlanDraft {
    let mut draft = world.draft();
    for cluster in &mut draft.clusters {
        for (pool, most) in cluster.node_pools.iter_mut().zip(unavailable) {
            pool.max_unavailable = most.to_string();
        }
    }
    draft
}

/// What the engine says and what the simulator lives through are one story.
fn tell_alike(world: &World, unavailable: &[u64], cluster: usize) {
    let reading = draft(world, unavailable).read();
    assert_eq!(reading.errors, [], "{world:#?}");
    let (ledger, plan) = (Ledger::of(&reading.plan), reading.plan);
    for (order, together) in [
        (UpgradeOrder::AllAtOnce, true),
        (UpgradeOrder::PoolByPool, false),
    ] {
        let Some(upgrade) = upgrade(&plan, &ledger, cluster, order) else {
            assert!(world.clusters[cluster].pools.is_empty(), "{world:#?}");
            return;
        };
        let rolled = roll(world, cluster, unavailable, together);
        let tale = format!("{order:?}\n{rolled:#?}\n{upgrade:#?}\n{unavailable:?}\n{world:#?}");
        assert_eq!(
            !upgrade.steps.last().unwrap().fails,
            rolled.completes,
            "{tale}"
        );
        let highest = |series: &dyn Fn(&Upgrade) -> Vec<u64>| series(&upgrade).into_iter().max();
        for (place, most) in &rolled.most {
            let range = range_of(&ledger, *place);
            let Some(index) = upgrade.ranges.iter().position(|one| *one == range) else {
                assert!(matches!(place, Place::Pool(..)), "{place:?}\n{tale}");
                continue;
            };
            let in_use = |upgrade: &Upgrade| -> Vec<u64> {
                let steps = upgrade.steps.iter();
                steps.map(|step| step.in_use[index]).collect()
            };
            assert_eq!(
                highest(&in_use),
                Some(units(world, *place, *most)),
                "{place:?}\n{tale}"
            );
            let end = upgrade.steps.last().unwrap().in_use[index];
            assert_eq!(
                end,
                units(world, *place, rolled.end[place]),
                "{place:?}\n{tale}"
            );
        }
        if rolled.completes {
            assert_eq!(rounds(&upgrade), rolled.rounds, "{tale}");
            let down = highest(&|upgrade| upgrade.steps.iter().map(|it| it.unavailable).collect());
            assert_eq!(down, Some(rolled.down), "{tale}");
        }
    }
}

/// Batches of all pools together.
fn rounds(upgrade: &Upgrade) -> u64 {
    let steps = upgrade.steps.iter();
    steps
        .map(|step| match step.act {
            Act::Replace { from, to, .. } => to - from + 1,
            _ => 0,
        })
        .sum()
}

/// How much a pool grows in a month.
#[derive(Clone, Copy, Debug)]
struct Rate {
    number: u64,
    share: bool,
    in_pods: bool,
}

impl Rate {
    /// One month later, counted up one by one.
    fn later(self, there: u64) -> u64 {
        if !self.share {
            return there + self.number;
        }
        let mut more = 0;
        while more * 100 < there * self.number {
            more += 1;
        }
        there + more
    }

    /// Nodes of a pool month by month.
    fn months(self, count: u64, max_pods: u64, months: usize) -> Vec<u64> {
        let mut nodes = vec![count];
        let mut there = if self.in_pods {
            count * max_pods
        } else {
            count
        };
        for _ in 0..months {
            there = self.later(there);
            if !self.in_pods {
                nodes.push(there);
                continue;
            }
            let mut enough = count;
            while max_pods > 0 && enough * max_pods < there {
                enough += 1;
            }
            nodes.push(enough);
        }
        nodes
    }
}

/// In each month, the places that do not hold everything, at each stage.
fn grow_alike(world: &World, rate: Rate, months: usize) {
    let mut draft = world.draft();
    for pool in draft.clusters.iter_mut().flat_map(|it| &mut it.node_pools) {
        let sign = if rate.share { "%" } else { "" };
        let text = format!("{}{sign}", rate.number);
        if rate.in_pods {
            pool.growth.pods_per_month = text;
        } else {
            pool.growth.nodes_per_month = text;
        }
    }
    let reading = draft.read();
    assert_eq!(reading.errors, [], "{world:#?}");
    let ledger = Ledger::of(&reading.plan);
    let outlook = outlook(&reading.plan, &ledger, months as u64);
    let mut first: BTreeMap<(usize, Stage), u64> = BTreeMap::new();
    for month in 0..=months {
        let then = at_month(world, rate, months, month);
        for (stage, moment) in [
            (Stage::Create, Moment::Creation),
            (Stage::Upgrade, Moment::Upgrade),
            (Stage::FullScale, Moment::FullScale),
        ] {
            let outcome = run(&then, moment, Surging::Everyone);
            for place in outcome.refused.into_iter().chain(outcome.thin) {
                let range = range_of(&ledger, place);
                first.entry((range, stage)).or_insert(month as u64);
            }
        }
    }
    for (range, short) in outlook.short.iter().enumerate() {
        // Of the ranges that only warn the simulator knows the outbound ports alone.
        let known = &ledger.ranges[range];
        if !known.is_firm() && known.kind != RangeKind::SnatPorts {
            continue;
        }
        for stage in Stage::ALL {
            let month = short.at(stage).map(|short| short.month);
            let lived = first.get(&(range, stage)).copied();
            let kind = ledger.ranges[range].kind;
            assert_eq!(month, lived, "{kind:?} at {stage:?}, {rate:?}\n{world:#?}");
        }
    }
}

/// The world with the nodes of a month.
fn at_month(world: &World, rate: Rate, months: usize, month: usize) -> World {
    let mut then = world.clone();
    for pool in then.clusters.iter_mut().flat_map(|it| &mut it.pools) {
        let nodes = rate.months(pool.count, pool.max_pods, months)[month];
        pool.count = nodes;
        pool.growth = match pool.growth {
            Growth::Fixed => Growth::Fixed,
            Growth::ByHand(most) => Growth::ByHand(most.max(nodes)),
            Growth::Autoscaler(most) => Growth::Autoscaler(most.max(nodes)),
            Growth::Implied(most) => Growth::Implied(most.max(nodes)),
        };
    }
    then
}

/// The verdict on upgrades, and what becomes of them.
fn judge_alike(world: &World, cluster: usize) {
    let plan = world.draft().read().plan;
    let ledger = Ledger::of(&plan);
    let verdict = ledger.verdict(cluster, Stage::Upgrade);
    let end = |order| {
        let upgrade = upgrade(&plan, &ledger, cluster, order)?;
        // A pool that may do nothing is no matter of addresses.
        let mut steps = upgrade.steps.iter();
        let stuck = steps.any(|step| matches!(step.act, Act::Stuck { .. }));
        Some((stuck, upgrade.steps.last()?.fails))
    };
    let ends = (end(UpgradeOrder::AllAtOnce), end(UpgradeOrder::PoolByPool));
    let alone = world.clusters.len() == 1;
    let agree = match (verdict, ends) {
        // Without a pool there is nothing to upgrade, whatever stands beside.
        _ if plan.clusters[cluster].pools.is_empty() => ends == (None, None),
        (Verdict::NotChecked, ends) => ends == (None, None),
        (_, (Some((true, _)), _) | (_, Some((true, _)))) => true,
        (Verdict::Ok, ends) => ends == (Some((false, false)), Some((false, false))),
        // One pool at a time of all clusters together may be more than one of this cluster.
        (Verdict::Error, (_, Some((_, fails)))) => fails || !alone,
        (Verdict::Warning, (_, Some((_, fails)))) => !fails,
        (_, (_, None)) => false,
    };
    assert!(agree, "{verdict:?}, {ends:?}\n{world:#?}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_upgrade_goes_as_the_simulator_lives_through_it(
        world in worlds(Shape::SINGLE),
        unavailable in prop::collection::vec(0_u64..4, 3),
    ) {
        tell_alike(&world, &unavailable, 0);
    }

    #[test]
    fn an_upgrade_that_just_fits_or_does_not_goes_likewise(
        world in worlds(Shape::SINGLE),
        lacking in 0_u64..40,
        unavailable in prop::collection::vec(0_u64..4, 3),
    ) {
        let world = tight(&world, lacking);
        tell_alike(&world, &unavailable, 0);
        judge_alike(&world, 0);
    }

    #[test]
    fn an_upgrade_beside_other_clusters_goes_likewise(
        world in worlds(Shape { huge: false, clusters: 3, vnets: 1, ..Shape::SMALL }),
        unavailable in prop::collection::vec(0_u64..4, 4),
    ) {
        for cluster in 0..world.clusters.len() {
            tell_alike(&world, &unavailable, cluster);
        }
    }

    #[test]
    fn the_verdict_on_upgrades_and_their_steps_agree(world in worlds(Shape::SMALL)) {
        for cluster in 0..world.clusters.len() {
            judge_alike(&world, cluster);
        }
    }

    #[test]
    fn the_verdict_on_upgrades_of_a_cluster_alone_is_what_its_steps_say(
        world in worlds(Shape::SINGLE),
    ) {
        judge_alike(&world, 0);
    }
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn ranges_run_short_in_the_month_the_simulator_lives_to_see(
        world in worlds(Shape::SINGLE),
        number in 0_u64..8,
        share in any::<bool>(),
        in_pods in any::<bool>(),
        months in 1_usize..10,
    ) {
        let number = if share || in_pods { number * 5 } else { number };
        grow_alike(&world, Rate { number, share, in_pods }, months);
    }
}

/// The world with a node subnet that lacks so many addresses for an upgrade of all pools at once.
fn tight(world: &World, lacking: u64) -> World {
    let with = |prefix: u8, used: u64| {
        let mut world = world.clone();
        let subnets = world.vnets.iter_mut().flat_map(|it| &mut it.subnets);
        for subnet in subnets.filter(|subnet| subnet.role == Role::Nodes) {
            (subnet.prefix, subnet.used) = (prefix, used);
        }
        world
    };
    let most = roll(&with(12, 0), 0, &[1, 1, 1], true).most;
    let wanted = most.get(&Place::Subnet(0, 0)).copied().unwrap_or(0);
    let usable = wanted.saturating_sub(lacking);
    let prefixes = (12..=29_u8).rev();
    let spare = |prefix: u8| ((1_u64 << (32 - prefix)) - 5).checked_sub(usable);
    let mut fitting = prefixes.filter_map(|prefix| Some(with(prefix, spare(prefix)?)));
    fitting.next().unwrap_or_else(|| world.clone())
}

#[test]
fn chance_brings_upgrades_of_every_end() {
    let mut runner = TestRunner::deterministic();
    let strategy = (worlds(Shape::SINGLE), 0_u64..4);
    let mut ends = [0; 4];
    for _ in 0..300 {
        let (world, lacking) = strategy.new_tree(&mut runner).unwrap().current();
        let world = tight(&world, lacking);
        let lives = |together| roll(&world, 0, &[1, 1, 1], together).completes;
        ends[usize::from(lives(true)) * 2 + usize::from(lives(false))] += 1;
    }
    let [neither, only_one, only_together, both] = ends;
    assert!(neither > 20 && only_one > 5 && both > 20, "{ends:?}");
    assert_eq!(only_together, 0, "{ends:?}");
}

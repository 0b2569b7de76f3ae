//! What the engine answers is true: to the node, and to the bit of a prefix.

use aksnet_core::cidr::Block;
use aksnet_core::ledger::{Ledger, RangeKind, Stage, Verdict};
use aksnet_core::model::{NetworkModel, PlanDraft};
use aksnet_core::rules::{Evidence, Severity, check, named};
use aksnet_core::sizing::{Question, capacity, compare, frontier};
use aksnet_tests::chance::{cases, drafts};
use aksnet_tests::world::{Growth, Shape, World, worlds};
use proptest::prelude::*;

/// The world with that many nodes in the last pool of a cluster, which then does not grow.
fn with_last_pool(world: &World, cluster: usize, count: u64) -> World {
    let mut world = world.clone();
    let pool = world.clusters[cluster].pools.last_mut().unwrap();
    pool.count = count;
    pool.growth = Growth::Fixed;
    world
}

fn verdict(world: &World, cluster: usize, stage: Stage) -> (Verdict, u64) {
    let ledger = Ledger::of(&world.draft().read().plan);
    // Every pool at once, as a capacity is asked for.
    let short = ledger
        .of_cluster(cluster)
        .filter(|range| range.is_firm())
        .map(|range| range.short(stage))
        .sum();
    (ledger.verdict(cluster, stage), short)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn one_node_beyond_the_capacity_is_one_too_many(world in worlds(Shape::SMALL), of in any::<prop::sample::Index>(), at in 0_usize..3) {
        let (stage, cluster) = (Stage::ALL[at], of.index(world.clusters.len()));
        let plan = world.draft().read().plan;
        let pools = &world.clusters[cluster].pools;
        let Some(fits) = capacity(&plan, &Ledger::of(&plan), cluster, Question::at(stage)) else {
            prop_assert!(pools.is_empty());
            return Ok(());
        };
        let others: u64 = fits.nodes;
        let (_, empty) = verdict(&with_last_pool(&world, cluster, 0), cluster, stage);
        // Where even an empty last pool does not help, those before it are cut too.
        if empty > 0 {
            return Ok(());
        }
        let ledger = Ledger::of(&plan);
        let before: u64 = plan.clusters[cluster].pools.iter().rev().skip(1)
            .map(|pool| aksnet_core::ledger::nodes_at(pool, stage).unwrap().steady).sum();
        prop_assert!(others >= before);
        let last = others - before;
        let (fitting, short) = verdict(&with_last_pool(&world, cluster, last), cluster, stage);
        prop_assert_eq!(short, 0, "{:?} {:?}", fits, fitting);
        let (_, short) = verdict(&with_last_pool(&world, cluster, last + 1), cluster, stage);
        prop_assert!(short > 0 || fits.limited_by.is_some_and(|range| !ledger.ranges[range].is_firm()), "{:?}", fits);
    }

    #[test]
    fn the_smallest_prefix_is_the_smallest(world in worlds(Shape::SMALL)) {
        let ledger = Ledger::of(&world.draft().read().plan);
        for (id, range) in ledger.subnets() {
            for stage in Stage::ALL {
                let Some(prefix) = range.smallest_prefix(stage).filter(|prefix| *prefix >= 10) else { continue };
                let short = |prefix: u8| {
                    let mut world = world.clone();
                    world.vnets[id.vnet].subnets[id.subnet].prefix = prefix;
                    Ledger::of(&world.draft().read().plan).of_subnet(id).unwrap().short(stage)
                };
                prop_assert_eq!(short(prefix), 0);
                prop_assert!(prefix == 29 || short(prefix + 1) > 0, "/{} would do", prefix + 1);
            }
        }
    }

    #[test]
    fn a_verdict_that_fails_has_a_finding(world in worlds(Shape::SMALL)) {
        let draft = world.draft();
        let plan = draft.read().plan;
        let ledger = Ledger::of(&plan);
        let found = check(&Evidence::of(&plan, &ledger));
        let errors: Vec<&str> = found.iter().filter(|one| one.rule.severity == Severity::Error).map(|one| one.subject.as_str()).collect();
        for cluster in 0..plan.clusters.len() {
            for stage in Stage::ALL {
                if ledger.verdict(cluster, stage) == Verdict::Error {
                    let range = ledger.binding(cluster, stage).unwrap();
                    if range.kind == RangeKind::ApiServerSubnet && named("AKN701").is_none() {
                        continue;
                    }
                    prop_assert!(errors.contains(&range.path.as_str()), "{:?} {} at {stage:?} has no finding among {errors:?}", range.kind, range.path);
                }
            }
        }
    }

    #[test]
    fn a_finding_about_addresses_has_a_verdict_that_fails(world in worlds(Shape::SMALL)) {
        let plan = world.draft().read().plan;
        let ledger = Ledger::of(&plan);
        for finding in check(&Evidence::of(&plan, &ledger)) {
            if finding.rule.severity != Severity::Error || !finding.rule.id.starts_with("AKN2") {
                continue;
            }
            let fails = ledger.ranges.iter().any(|range| {
                range.path == finding.subject && Stage::ALL.iter().any(|stage| range.verdict(*stage) == Verdict::Error)
            });
            prop_assert!(fails, "{finding:?}");
        }
    }

    #[test]
    fn every_question_about_any_draft_is_answered(draft in drafts(700)) {
        let plan = draft.read().plan;
        let ledger = Ledger::of(&plan);
        for cluster in 0..=plan.clusters.len() {
            for stage in Stage::ALL {
                for (surge, pool_limit) in [(false, false), (false, true), (true, false), (true, true)] {
                    capacity(&plan, &ledger, cluster, Question { stage, surge, pool_limit });
                }
            }
            let comparison = compare(&plan, cluster);
            prop_assert_eq!(comparison.map(|one| one.rows.len()), plan.clusters.get(cluster).map(|_| 6));
        }
    }

    #[test]
    fn the_frontier_of_any_prefix_is_drawn(prefix in any::<u8>(), pods in prop::collection::vec(any::<u64>(), 0..20), pod_cidr in 0_u8..=32) {
        for model in NetworkModel::ALL {
            let pod_cidr = Block::containing([100, 64, 0, 0].into(), pod_cidr);
            let frontier = frontier(*model, prefix, pod_cidr, pods.iter().copied());
            prop_assert_eq!(frontier.is_some(), prefix <= 32);
            for point in frontier.into_iter().flat_map(|frontier| frontier.points) {
                prop_assert!(point.nodes <= 5_000);
                prop_assert_eq!(point.pods, point.nodes.saturating_mul(point.max_pods));
            }
        }
    }
}

#[test]
fn a_plan_of_nothing_has_no_cluster_to_ask_about() {
    let plan = PlanDraft::default().read().plan;
    assert_eq!(compare(&plan, 0), None);
    assert_eq!(
        capacity(&plan, &Ledger::of(&plan), 0, Question::at(Stage::Create)),
        None
    );
}

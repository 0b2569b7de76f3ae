//! More room never hurts, and more nodes never help.

use std::collections::BTreeSet;

use aksnet_core::ledger::{Ledger, Stage, Verdict};
use aksnet_core::model::PlanDraft;
use aksnet_core::report::Report;
use aksnet_core::rules::Severity;
use aksnet_tests::chance::cases;
use aksnet_tests::world::{Growth, Shape, World, worlds};
use proptest::prelude::*;

use crate::findings;

/// Verdicts of every cluster at every stage.
fn verdicts(draft: &PlanDraft) -> Vec<Verdict> {
    let plan = draft.read().plan;
    let ledger = Ledger::of(&plan);
    (0..plan.clusters.len())
        .flat_map(|cluster| Stage::ALL.map(|stage| ledger.verdict(cluster, stage)))
        .collect()
}

/// Fields that a rule about addresses against demand finds short.
fn short(draft: &PlanDraft) -> BTreeSet<String> {
    let found = findings(draft).into_iter();
    found
        .filter(|one| one.rule.id.starts_with("AKN2") && one.rule.severity == Severity::Error)
        .map(|one| one.subject)
        .collect()
}

/// Nodes that fit, cluster by cluster, at creation and for an upgrade.
fn capacity(draft: &PlanDraft) -> Vec<Option<[u64; 2]>> {
    let report = Report::of(draft);
    let of = |cluster: &aksnet_core::report::ClusterReport| {
        let capacity = &cluster.capacity;
        Some([
            capacity.create.as_ref()?.nodes,
            capacity.upgrade.as_ref()?.nodes,
        ])
    };
    report.clusters.iter().map(of).collect()
}

/// The larger world is nowhere worse off than the smaller one.
fn no_worse(larger: &World, smaller: &World) {
    let (larger, smaller) = (larger.draft(), smaller.draft());
    for (larger, smaller) in verdicts(&larger).into_iter().zip(verdicts(&smaller)) {
        assert!(larger <= smaller, "{larger:?} in place of {smaller:?}");
    }
    let more: Vec<String> = short(&larger)
        .difference(&short(&smaller))
        .cloned()
        .collect();
    assert_eq!(more, Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_larger_subnet_is_never_worse(world in worlds(Shape::SMALL), at in any::<prop::sample::Index>()) {
        let mut larger = world.clone();
        let mut subnets: Vec<_> = larger.vnets.iter_mut().flat_map(|vnet| &mut vnet.subnets).collect();
        let place = at.index(subnets.len());
        subnets[place].prefix -= 1;
        no_worse(&larger, &world);
        for (larger, smaller) in capacity(&larger.draft()).into_iter().zip(capacity(&world.draft())) {
            assert!(larger >= smaller, "{larger:?} nodes fit in place of {smaller:?}");
        }
    }

    #[test]
    fn a_larger_pod_cidr_is_never_worse(world in worlds(Shape::SMALL), at in any::<prop::sample::Index>()) {
        let mut larger = world.clone();
        let place = at.index(larger.clusters.len());
        larger.clusters[place].pod_prefix -= 1;
        no_worse(&larger, &world);
    }

    #[test]
    fn fewer_addresses_in_use_are_never_worse(world in worlds(Shape::SMALL)) {
        let mut larger = world.clone();
        for subnet in larger.vnets.iter_mut().flat_map(|vnet| &mut vnet.subnets) {
            subnet.used /= 2;
        }
        no_worse(&larger, &world);
    }

    #[test]
    fn one_node_more_never_helps(
        world in worlds(Shape::SMALL),
        at in any::<prop::sample::Index>(),
        of in any::<prop::sample::Index>(),
    ) {
        let mut fuller = world.clone();
        let place = at.index(fuller.clusters.len());
        let pools = &mut fuller.clusters[place].pools;
        prop_assume!(!pools.is_empty());
        let place = of.index(pools.len());
        let pool = &mut pools[place];
        pool.count += 1;
        pool.growth = match pool.growth {
            Growth::Fixed => Growth::Fixed,
            Growth::ByHand(most) => Growth::ByHand(most + 1),
            Growth::Autoscaler(most) => Growth::Autoscaler(most + 1),
            Growth::Implied(most) => Growth::Implied(most + 1),
        };
        no_worse(&world, &fuller);
    }
}

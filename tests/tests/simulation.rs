//! The ledger against a simulator that hands addresses out one by one.
//!
//! See `aksnet_tests::chance::cases` for more of them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use aksnet_core::ledger::{Ledger, Range, RangeKind, Stage, Verdict};
use aksnet_core::model::SubnetId;
use aksnet_tests::chance::cases;
use aksnet_tests::simulator::{Moment, Outcome, Place, Surging, fails, preflight, run};
use aksnet_tests::world::{
    Cluster, Growth, Model, Outbound, Pool, Role, Shape, Subnet, Surge, Vnet, World, worlds,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const MOMENTS: [(Stage, Moment); 3] = [
    (Stage::Create, Moment::Creation),
    (Stage::Upgrade, Moment::Upgrade),
    (Stage::FullScale, Moment::FullScale),
];

fn ledger_of(world: &World) -> Ledger {
    let reading = world.draft().read();
    assert_eq!(reading.errors, [], "{world:#?}");
    Ledger::of(&reading.plan)
}

/// Every cluster, at every stage: the ledger says error where the simulator leaves somebody without.
fn agree(world: &World) {
    let ledger = ledger_of(world);
    for cluster in 0..world.clusters.len() {
        for (stage, moment) in MOMENTS {
            let verdict = ledger.verdict(cluster, stage);
            thin_alike(world, &ledger, cluster, stage, moment);
            let fails = fails(world, cluster, moment);
            assert_eq!(
                verdict == Verdict::Error,
                fails,
                "cluster {cluster} at {stage:?}: {verdict:?}, {:?}\n{world:#?}",
                run(world, moment, Surging::Everyone)
            );
        }
    }
}

/// Nodes that Azure leaves with fewer outbound ports than its table says are a warning.
fn thin_alike(world: &World, ledger: &Ledger, cluster: usize, stage: Stage, moment: Moment) {
    let ports = ledger
        .of_cluster(cluster)
        .find(|range| range.kind == RangeKind::SnatPorts);
    let outcome = run(world, moment, Surging::Everyone);
    let short = ports.is_some_and(|range| !range.is_firm() && range.short(stage) > 0);
    assert_eq!(
        short,
        outcome.thin.contains(&Place::Ports(cluster)),
        "{world:#?}"
    );
    if short {
        assert!(
            ledger.verdict(cluster, stage) >= Verdict::Warning,
            "{world:#?}"
        );
    }
}

/// Where the ledger keeps what the simulator calls a place.
fn range_of(ledger: &Ledger, place: Place) -> &Range {
    let own = |cluster: usize, kind: RangeKind| {
        ledger
            .of_cluster(cluster)
            .filter(move |range| range.kind == kind)
    };
    match place {
        Place::Subnet(vnet, subnet) => ledger.of_subnet(SubnetId { vnet, subnet }),
        Place::PodCidr(cluster) => own(cluster, RangeKind::PodCidr).next(),
        Place::PodCidr6(cluster) => own(cluster, RangeKind::PodCidr6).next(),
        Place::Ports(cluster) => own(cluster, RangeKind::SnatPorts).next(),
        Place::RouteTable(cluster) => own(cluster, RangeKind::RouteTable).next(),
        Place::Pool(cluster, pool) => own(cluster, RangeKind::PoolNodes).nth(pool),
        Place::Cluster(cluster) => own(cluster, RangeKind::ClusterNodes).next(),
    }
    .unwrap()
}

/// Every range, at every stage: the ledger needs what the simulator is asked for, and nothing else.
fn count_alike(world: &World) {
    let ledger = ledger_of(world);
    for (stage, moment) in MOMENTS {
        for (surging, who) in [(Surging::Everyone, "all"), (Surging::Nobody, "no")] {
            let outcome: Outcome = run(world, moment, surging);
            for (place, _) in outcome.asked.keys() {
                let demand = range_of(&ledger, *place).demand.at(stage);
                // Stated ports are counted with all surge nodes, whoever is being upgraded.
                let stated = matches!(place, Place::Ports(cluster) if world.clusters[*cluster].way_out().ports > 0);
                let whole = surging == Surging::Everyone || stated;
                let needed = if whole {
                    demand.needed
                } else {
                    demand.without_surge
                };
                assert_eq!(
                    needed,
                    outcome.asked_in(*place),
                    "{place:?} at {stage:?}, {who} surge\n{world:#?}"
                );
            }
        }
    }
}

/// The world with one subnet made to fit what is asked of it at a moment, give or take a few addresses.
fn tightened(mut world: World, at: usize, moment: Moment, spare: i64) -> World {
    let places: Vec<(usize, usize)> = (0..world.vnets.len())
        .flat_map(|v| (0..world.vnets[v].subnets.len()).map(move |s| (v, s)))
        .collect();
    let (vnet, place) = places[at % places.len()];
    let surging = if moment == Moment::Creation {
        Surging::Nobody
    } else {
        Surging::Everyone
    };
    let asked =
        i64::try_from(run(&world, moment, surging).asked_in(Place::Subnet(vnet, place))).unwrap();
    let subnet = &mut world.vnets[vnet].subnets[place];
    let (lost, step) = if subnet.role == Role::StaticPods {
        (32, 16)
    } else {
        (5, 1)
    };
    let wanted = (asked + spare * step).max(0);
    let fitting = (14..=29_u8)
        .rev()
        .find(|prefix| (1_i64 << (32 - prefix)) - lost >= wanted);
    if let Some(prefix) = fitting {
        subnet.prefix = prefix;
        subnet.used = u64::try_from((1_i64 << (32 - prefix)) - lost - wanted).unwrap();
    }
    world
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn verdicts_agree(world in worlds(Shape::SMALL)) {
        agree(&world);
    }

    #[test]
    fn verdicts_agree_where_a_subnet_just_fits(
        world in worlds(Shape::SMALL),
        at in any::<prop::sample::Index>(),
        moment in 0_usize..3,
        spare in -2_i64..=2,
    ) {
        let world = tightened(world, at.index(1_000), MOMENTS[moment].1, spare);
        agree(&world);
    }

    #[test]
    fn verdicts_agree_for_a_single_cluster(world in worlds(Shape::SINGLE)) {
        agree(&world);
    }

    #[test]
    fn demands_agree_unit_by_unit(world in worlds(Shape::SMALL)) {
        count_alike(&world);
    }

    #[test]
    fn azures_own_check_of_pod_subnets_is_foreseen(world in worlds(Shape::SMALL)) {
        let ledger = ledger_of(&world);
        for ((vnet, subnet), passes) in preflight(&world) {
            let check = ledger.of_subnet(SubnetId { vnet, subnet }).unwrap().azure_check(Stage::Create).unwrap();
            prop_assert_eq!(check.short() == 0, passes, "{:?} in {}/{}", check, vnet, subnet);
        }
    }
}

/// What somebody went without, by its kind.
fn kind(place: Place) -> &'static str {
    match place {
        Place::Subnet(..) => "subnet",
        Place::PodCidr(_) => "pod CIDR",
        Place::PodCidr6(_) => "IPv6 pod CIDR",
        Place::Ports(_) => "outbound ports",
        Place::RouteTable(_) => "route table",
        Place::Pool(..) => "scale set",
        Place::Cluster(_) => "cluster",
    }
}

#[test]
fn chance_brings_failures_and_successes_of_every_kind() {
    let mut runner = TestRunner::deterministic();
    let strategy = worlds(Shape::SMALL);
    let mut verdicts: BTreeMap<(String, Moment, bool), u32> = BTreeMap::new();
    let mut lacking: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..300 {
        let world = strategy.new_tree(&mut runner).unwrap().current();
        for (place, cluster) in world.clusters.iter().enumerate() {
            for (_, moment) in MOMENTS {
                let key = (
                    format!("{:?}", cluster.model),
                    moment,
                    fails(&world, place, moment),
                );
                *verdicts.entry(key).or_default() += 1;
            }
        }
        for place in &run(&world, Moment::FullScale, Surging::Everyone).refused {
            *lacking.entry(kind(*place)).or_default() += 1;
        }
    }
    // Six models, three moments, each with both ends.
    assert_eq!(verdicts.len(), 36, "{verdicts:?}");
    assert!(verdicts.values().all(|count| *count > 10), "{verdicts:?}");
    // All but the nodes of a cluster, which have a test of their own.
    assert_eq!(lacking.len(), 6, "{lacking:?}");
    assert!(lacking.values().all(|count| *count > 2), "{lacking:?}");
}

/// A cluster that has room for as many nodes as a cluster may have, and so many public addresses.
fn large(pools: Vec<Pool>, addresses: u64) -> World {
    World {
        vnets: vec![Vnet {
            subnets: vec![Subnet {
                prefix: 16,
                used: 0,
                role: Role::Nodes,
            }],
        }],
        clusters: vec![Cluster {
            vnet: 0,
            model: Model::Overlay,
            pod_prefix: 11,
            pod_prefix6: None,
            outbound: Some(Outbound {
                ports: 0,
                addresses,
            }),
            pools,
            load_balancers: 0,
            load_balancer_subnet: None,
            private: false,
            api_server_subnet: None,
        }],
    }
}

/// A pool of so many nodes.
fn nodes(count: u64, surge: Surge) -> Pool {
    Pool {
        count,
        growth: Growth::Fixed,
        max_pods: 30,
        surge,
        node_subnet: 0,
        pod_subnet: None,
        mode: None,
        windows: false,
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn ports_that_azure_chooses_are_shared_out_alike(
        counts in prop::collection::vec(prop_oneof![0_u64..=120, 0_u64..=1_000, 990_u64..=1_000], 1..=4),
        surge in prop_oneof![(0_u64..=3).prop_map(Surge::Nodes), (0_u64..=10).prop_map(Surge::Percent)],
        addresses in prop_oneof![4 => 1_u64..=4, 1 => 1_u64..=100],
    ) {
        let pools = counts.into_iter().map(|count| nodes(count, surge));
        let world = large(pools.collect(), addresses);
        agree(&world);
        count_alike(&world);
    }
}

#[test]
fn ports_that_azure_chooses_agree_at_every_step_of_its_table() {
    for addresses in [1, 2, 3, 32, 33] {
        for last in [50, 100, 200, 400, 800, 1_000, 2_000, 2_031, 2_062] {
            for count in [last, last + 1] {
                let pools = [count / 3, count / 3, count - 2 * (count / 3)];
                let world = large(
                    pools.map(|it| nodes(it, Surge::Nodes(0))).to_vec(),
                    addresses,
                );
                agree(&world);
                count_alike(&world);
            }
        }
    }
    let thin = |count| {
        let pools = [1_000, count].map(|count| nodes(count, Surge::Nodes(1)));
        let world = large(pools.to_vec(), 1);
        run(&world, Moment::Upgrade, Surging::Everyone).thin.len()
    };
    assert_eq!([998, 999].map(thin), [0, 1]);
}

#[test]
fn the_nodes_of_a_cluster_run_out_after_five_thousand() {
    let world = |last| {
        let counts = [1_000, 1_000, 1_000, 1_000, 999, last];
        large(
            counts.map(|count| nodes(count, Surge::Nodes(0))).to_vec(),
            1,
        )
    };
    for (last, fails) in [(0, false), (1, false), (2, true)] {
        let world = world(last);
        agree(&world);
        let refused = run(&world, Moment::Creation, Surging::Nobody).refused;
        assert_eq!(refused.contains(&Place::Cluster(0)), fails, "{last}");
    }
}

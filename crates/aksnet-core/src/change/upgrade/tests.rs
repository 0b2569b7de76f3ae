use super::{Act, Upgrade, UpgradeOrder, upgrade};
use crate::ledger::{Ledger, RangeKind};
use crate::model::PlanDraft;
use crate::rules::sample::clean;
use alloc::{format, vec, vec::Vec};

fn run(draft: &PlanDraft, order: UpgradeOrder) -> Upgrade {
    let plan = draft.read().plan;
    upgrade(&plan, &Ledger::of(&plan), 0, order).unwrap()
}

/// Pools of that many nodes and that surge, in a subnet of that size.
fn pools(prefix: u8, pools: &[(&str, &str)]) -> PlanDraft {
    let mut draft = clean().with(
        "/virtualNetworks/0/subnets/0/addressPrefix",
        &format!("10.240.0.0/{prefix}"),
    );
    for (place, (count, surge)) in pools.iter().enumerate() {
        let at = |key: &str| format!("/clusters/0/nodePools/{place}/{key}");
        draft = draft
            .with(&at("name"), &format!("pool{place}"))
            .with(&at("count"), count)
            .with(&at("maxSurge"), surge);
    }
    draft
}

/// Addresses of the node subnet in use after each step.
fn in_use(upgrade: &Upgrade) -> Vec<u64> {
    upgrade.steps.iter().map(|step| step.in_use[0]).collect()
}

#[test]
fn five_pools_of_four_at_half_take_ten_nodes_more() {
    // W44.
    let plan = pools(24, &[("4", "50%"); 5]);
    let all = run(&plan, UpgradeOrder::AllAtOnce);
    assert_eq!(
        in_use(&all),
        [20, 22, 24, 26, 28, 30, 30, 28, 26, 24, 22, 20]
    );
    assert_eq!(
        all.steps[6].act,
        Act::Replace {
            pools: (0..5).map(|pool| (pool, 2)).collect(),
            from: 1,
            to: 2
        }
    );
    let one = run(&plan, UpgradeOrder::PoolByPool);
    assert_eq!(in_use(&one).iter().max(), Some(&22));
    assert_eq!(one.steps.len(), 16);
}

#[test]
fn pools_of_other_sizes_end_at_other_batches() {
    let plan = pools(24, &[("3", "1"), ("8", "2")]);
    let acts: Vec<Act> = run(&plan, UpgradeOrder::AllAtOnce)
        .steps
        .into_iter()
        .map(|step| step.act)
        .collect();
    assert_eq!(
        acts,
        [
            Act::Begin,
            Act::AddSurge { pool: 0, nodes: 1 },
            Act::AddSurge { pool: 1, nodes: 2 },
            Act::Replace {
                pools: vec![(0, 1), (1, 2)],
                from: 1,
                to: 3
            },
            Act::RemoveSurge { pool: 0, nodes: 1 },
            Act::Replace {
                pools: vec![(1, 2)],
                from: 4,
                to: 4
            },
            Act::RemoveSurge { pool: 1, nodes: 2 },
        ]
    );
}

#[test]
fn the_step_that_finds_no_address_is_the_last() {
    // 4 + 4 nodes of 11 addresses: two surge nodes of one pool fit, of both they do not.
    let plan = pools(28, &[("4", "2"), ("4", "2")]);
    let all = run(&plan, UpgradeOrder::AllAtOnce);
    assert_eq!(in_use(&all), [8, 10, 12]);
    let last = all.steps.last().unwrap();
    assert!(last.fails);
    assert_eq!(last.short, [0]);
    let one = run(&plan, UpgradeOrder::PoolByPool);
    assert!(one.steps.iter().all(|step| !step.fails));
    assert_eq!(in_use(&one), [8, 10, 10, 8, 10, 10, 8]);
}

#[test]
fn a_cluster_that_does_not_even_fit_fails_before_it_begins() {
    let all = run(&pools(28, &[("12", "1")]), UpgradeOrder::AllAtOnce);
    assert_eq!(all.steps.len(), 1);
    assert!(all.steps[0].fails);
}

#[test]
fn max_unavailable_takes_nodes_away_and_no_address() {
    let plan =
        pools(28, &[("4", "1"), ("6", "0")]).with("/clusters/0/nodePools/1/maxUnavailable", "2");
    let one = run(&plan, UpgradeOrder::PoolByPool);
    assert_eq!(in_use(&one), [10, 11, 11, 10, 10]);
    let last = one.steps.last().unwrap();
    assert_eq!((last.unavailable, last.fails), (2, false));
    let stuck = run(&pools(28, &[("4", "0")]), UpgradeOrder::AllAtOnce);
    assert_eq!(stuck.steps[1].act, Act::Stuck { pool: 0 });
    assert!(stuck.steps[1].fails);
}

#[test]
fn a_range_that_cannot_be_read_leaves_the_upgrade_unchecked() {
    let plan = clean()
        .with("/virtualNetworks/0/subnets/0/addressPrefix", "10.240.0/x")
        .read()
        .plan;
    let ledger = Ledger::of(&plan);
    assert_eq!(upgrade(&plan, &ledger, 0, UpgradeOrder::AllAtOnce), None);
}

#[test]
fn eight_nodes_of_thirty_pods_leave_no_room_for_a_ninth() {
    // W02, W12: 8 x 31 = 248 of the 251 addresses of a /24, and a surge node takes 31.
    let plan = pools(24, &[("8", "1")]).with("/clusters/0/networkModel", "node-subnet");
    let upgrade = run(&plan, UpgradeOrder::AllAtOnce);
    assert_eq!(in_use(&upgrade), [248, 279]);
    assert!(upgrade.steps[1].fails);
}

#[test]
fn more_than_a_thousand_nodes_of_a_pool_stop_at_its_own_limit() {
    // Pool size and surge above 1,000 is refused; a second pool far from it is not shown.
    let plan = pools(16, &[("1000", "1"), ("3", "1")]).with("/clusters/0/podCidr", "10.0.0.0/12");
    let plan = plan.with("/clusters/0/serviceCidr", "172.16.0.0/16");
    let upgrade = run(&plan, UpgradeOrder::AllAtOnce);
    let last = upgrade.steps.last().unwrap();
    assert_eq!((upgrade.steps.len(), last.fails), (2, true));
    let own = *upgrade.ranges.last().unwrap();
    let plan = plan.read().plan;
    assert_eq!(Ledger::of(&plan).ranges[own].kind, RangeKind::PoolNodes);
    assert_eq!(last.short.len(), 1);
    assert_eq!(upgrade.ranges[last.short[0]], own);
    assert_eq!(upgrade.steps[0].in_use.last(), Some(&1_000));
    assert_eq!(last.in_use.last(), Some(&1_001));
}

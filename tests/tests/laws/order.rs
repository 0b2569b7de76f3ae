//! The order in which things are listed does not matter.

use std::collections::BTreeMap;

use aksnet_core::ledger::{Ledger, Stage};
use aksnet_core::model::PlanDraft;
use aksnet_core::report::Report;
use aksnet_tests::chance::{cases, drafts};
use aksnet_tests::world::{Shape, worlds};
use proptest::prelude::*;

use crate::tally;

/// What a report says, line by line and whatever the order: each cluster by name, findings without their places.
fn said(draft: &PlanDraft, pools_in_order: bool) -> BTreeMap<String, usize> {
    let report = Report::of(draft);
    let ledger = Ledger::of(&draft.read().plan);
    let mut lines = vec![format!(
        "{:?} and {} errors",
        report.verdict,
        report.errors.len()
    )];
    for (place, cluster) in report.clusters.iter().enumerate() {
        let name = &cluster.name;
        lines.push(format!("{name} {:?}", cluster.verdicts));
        let binding = Stage::ALL.map(|stage| Some(ledger.binding(place, stage)?.verdict(stage)));
        lines.push(format!("{name} is bound by {binding:?}"));
        if pools_in_order {
            // The last pool is the one that is grown or cut to the limit.
            let capacity = &cluster.capacity;
            let fits = [&capacity.create, &capacity.upgrade, &capacity.full_scale];
            let fits = fits.map(|at| at.as_ref().map(|at| (at.nodes, at.pods)));
            lines.push(format!("{name} holds {fits:?}"));
        }
        for range in &cluster.ranges {
            let stages = [
                &range.stages.create,
                &range.stages.upgrade,
                &range.stages.full_scale,
            ];
            let needs = stages.map(|at| (at.verdict, at.needed, at.short, at.smallest_prefix));
            lines.push(format!(
                "{name} draws on {} {} {:?} {needs:?}",
                range.kind, range.name, range.usable
            ));
        }
    }
    for finding in &report.findings {
        // A message may speak of one of several, and a fix may be for the last of them.
        lines.push(finding.rule.to_owned());
    }
    // Of blocks that overlap, each that meets an earlier one is found: how many depends on the order.
    let mut lines = tally(lines);
    for (_, count) in lines
        .iter_mut()
        .filter(|(line, _)| line.starts_with("AKN3"))
    {
        *count = 1;
    }
    lines
}

/// Fails with what only one of the two says.
fn say_the_same(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) {
    let only = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| {
        let lines = one
            .iter()
            .filter(|(line, count)| other.get(*line) != Some(count));
        let lines: Vec<String> = lines
            .map(|(line, count)| format!("  {count} x {line}"))
            .collect();
        lines.join("\n")
    };
    assert!(
        one == other,
        "before:\n{}\nafter:\n{}\n",
        only(one, other),
        only(other, one)
    );
}

/// Names every cluster and pool, so that a name is not made from its place, and says what the first pool has without a word.
fn named(mut draft: PlanDraft) -> PlanDraft {
    for (v, vnet) in draft.virtual_networks.iter_mut().enumerate() {
        vnet.name = format!("vnet-{v}");
        for (s, subnet) in vnet.subnets.iter_mut().enumerate() {
            subnet.name = format!("snet-{v}-{s}");
        }
    }
    for (r, range) in draft.connected_ranges.iter_mut().enumerate() {
        range.name = format!("range-{r}");
    }
    let subnets: Vec<Vec<String>> = draft
        .virtual_networks
        .iter()
        .map(|vnet| {
            vnet.subnets
                .iter()
                .map(|subnet| subnet.name.clone())
                .collect()
        })
        .collect();
    for (c, cluster) in draft.clusters.iter_mut().enumerate() {
        let cluster = &mut **cluster;
        cluster.name = format!("aks-{c}");
        let vnet = c.checked_rem(draft.virtual_networks.len()).unwrap_or(0);
        let Some(own) = subnets.get(vnet).filter(|own| !own.is_empty()) else {
            cluster.node_pools.clear();
            continue;
        };
        cluster.virtual_network = format!("vnet-{vnet}");
        let subnet_at = |place: usize| own[place % own.len()].clone();
        for text in [
            &mut cluster.internal_load_balancer_subnet,
            &mut cluster.api_server_subnet,
            &mut cluster.virtual_nodes_subnet,
        ] {
            let place = text.len();
            if !text.is_empty() {
                *text = subnet_at(place);
            }
        }
        for (p, pool) in cluster.node_pools.iter_mut().enumerate() {
            pool.name = format!("pool{p}");
            pool.mode = String::from(if p == 0 { "System" } else { "User" });
            pool.vnet_subnet = subnet_at(c + p);
            pool.pod_subnet = if pool.pod_subnet.is_empty() {
                String::new()
            } else {
                subnet_at(c + p + 1)
            };
        }
    }
    draft
}

/// The first pool is a system pool and says so.
fn with_modes(mut draft: PlanDraft) -> PlanDraft {
    for cluster in &mut draft.clusters {
        for (place, pool) in cluster.node_pools.iter_mut().enumerate() {
            pool.mode = String::from(if place == 0 { "System" } else { "User" });
        }
    }
    draft
}

fn rotated<T: Clone>(list: &[T], by: usize) -> Vec<T> {
    let mut list = list.to_vec();
    let by = by.checked_rem(list.len()).unwrap_or(0);
    list.rotate_left(by);
    list.reverse();
    list
}

fn order_does_not_matter(draft: &PlanDraft, by: usize) {
    let mut shuffled = draft.clone();
    shuffled.virtual_networks = rotated(&draft.virtual_networks, by);
    for vnet in &mut shuffled.virtual_networks {
        vnet.subnets = rotated(&vnet.subnets, by);
        vnet.address_prefixes = rotated(&vnet.address_prefixes, by);
    }
    shuffled.connected_ranges = rotated(&draft.connected_ranges, by);
    shuffled.clusters = rotated(&draft.clusters, by);
    say_the_same(&said(draft, true), &said(&shuffled, true));
}

/// The first pool's subnet serves the cluster's endpoints, so they get one of their own or none.
fn order_of_pools_does_not_matter(draft: &PlanDraft, by: usize) {
    let mut draft = draft.clone();
    for cluster in &mut draft.clusters {
        cluster.internal_load_balancers = String::from("0");
        cluster.private_cluster = String::from("false");
    }
    let mut shuffled = draft.clone();
    for cluster in &mut shuffled.clusters {
        cluster.node_pools = rotated(&cluster.node_pools, by);
    }
    say_the_same(&said(&draft, false), &said(&shuffled, false));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn of_networks_and_clusters_of_a_world(world in worlds(Shape::SMALL), by in 0_usize..4) {
        order_does_not_matter(&named(world.draft()), by);
    }

    #[test]
    fn of_networks_and_clusters_of_any_draft(draft in drafts(700), by in 0_usize..4) {
        order_does_not_matter(&named(draft), by);
    }

    #[test]
    fn of_the_pools_of_a_world(world in worlds(Shape::SMALL), by in 0_usize..4) {
        order_of_pools_does_not_matter(&with_modes(world.draft()), by);
    }

    #[test]
    fn of_the_pools_of_any_draft(draft in drafts(700), by in 0_usize..4) {
        order_of_pools_does_not_matter(&named(draft), by);
    }
}

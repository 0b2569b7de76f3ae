//! AKN406: a system pool of fewer nodes than AKS asks for.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, NodePool, PoolMode, Setting};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::headroom::holds;
use crate::rules::rule::{Rule, Severity};

pub(super) static SYSTEM_POOL_TOO_SMALL: Rule = Rule {
    id: "AKN406",
    name: "system-pool-too-small",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A system pool may have a single node.",
    why: "The cluster's own pods, DNS among them, then stop whenever that node does, and so do all others.",
    remedy: "Give a system pool two nodes or more; three are advised.",
    limits: &[&limits::SYSTEM_POOL_NODES, &limits::POOL_POD_SLOTS],
    events: &[],
    sources: &[&sources::SYSTEM_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let least = limits::SYSTEM_POOL_NODES.value;
    for place in evidence.pools() {
        let Some((field, nodes)) = fewest_nodes(place.pool) else {
            continue;
        };
        // One without any node at all is AKN415.
        if place.pool.mode != PoolMode::System || nodes == 0 || nodes >= least {
            continue;
        }
        out.report(
            place.path(field),
            format!(
                "{} has {nodes} node at times; a system pool has {least} at least",
                place.pool.name
            ),
            enlarge(evidence, place, field, least),
        );
    }
}

/// The field that says how few nodes a pool may have, and what it says. Unit: nodes.
pub(super) fn fewest_nodes(pool: &NodePool) -> Option<(&'static str, u64)> {
    match (pool.autoscaled?, pool.min_count.value()) {
        (true, Some(least)) => Some(("minCount", least)),
        (true, None) | (false, _) => Some(("count", pool.count.value()?)),
    }
}

/// The fix that gives a pool more nodes, where every range it draws on holds them.
pub(super) fn enlarge(
    evidence: &Evidence<'_>,
    place: PoolPlace<'_>,
    field: &'static str,
    nodes: u64,
) -> Option<Fix> {
    let pool = place.pool;
    // Few nodes of few pods would be too small a pool again.
    let pods = pool.max_pods.value().filter(|pods| *pods > 0);
    let nodes = pods.map_or(nodes, |pods| {
        nodes.max(limits::POOL_POD_SLOTS.value.div_ceil(pods))
    });
    let count = pool.count.value()?.max(nodes);
    // The most an autoscaler may reach, or growth by hand, stays a limit.
    if pool.max_count.given().is_some_and(|most| most < nodes) {
        return None;
    }
    // Too few pod slots are no matter where there is no node; then they would be one.
    let slots = count.saturating_mul(pool.max_pods.value()?);
    if slots < limits::POOL_POD_SLOTS.value && pool.count.value() == Some(0) {
        return None;
    }
    let mut edits = vec![Edit::number(place.path(field), nodes)];
    if field != "count" && pool.count.given().is_some_and(|given| given < nodes) {
        edits.push(Edit::number(place.path("count"), nodes));
    }
    let changed = NodePool {
        count: Setting::Given(count),
        ..pool.clone()
    };
    holds(evidence, place, &changed).then(|| Fix {
        title: format!("Give {} {nodes} nodes", pool.name),
        edits,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_nodes(nodes: &str) -> PlanDraft {
        clean().with("/clusters/0/nodePools/0/count", nodes)
    }

    #[test]
    fn two_nodes_pass_and_a_user_pool_may_have_one() {
        assert_eq!(with_nodes("2").found("AKN406"), []);
        let user = clean()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "1");
        assert_eq!(user.found("AKN406"), []);
    }

    #[test]
    fn one_node_is_found_and_becomes_two() {
        let plan = with_nodes("1");
        assert_eq!(
            plan.found("AKN406")[0].message,
            "system has 1 node at times; a system pool has 2 at least"
        );
        let (mended, fix) = plan.mended("AKN406");
        assert_eq!(fix.title, "Give system 2 nodes");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_autoscaler_must_not_go_below_two_either() {
        let plan = clean()
            .with("/clusters/0/nodePools/0/minCount", "1")
            .with("/clusters/0/nodePools/0/maxCount", "5");
        let (mended, _) = plan.mended("AKN406");
        assert_eq!(mended.clusters[0].node_pools[0].min_count, "2");
        // A count that is right already is left as it is typed.
        let edits = |count| {
            let found = plan
                .clone()
                .with("/clusters/0/nodePools/0/count", count)
                .found("AKN406");
            found[0].fix.clone().unwrap().edits.len()
        };
        assert_eq!([edits("1"), edits("2")], [2, 1]);
    }

    #[test]
    fn the_most_a_pool_grows_to_by_hand_is_no_less_than_the_fix() {
        let grows = |most| {
            let plan = with_nodes("1")
                .with("/clusters/0/nodePools/0/enableAutoScaling", "false")
                .with("/clusters/0/nodePools/0/maxCount", most);
            plan.found("AKN406")[0].fix.is_some()
        };
        assert_eq!([grows("1"), grows("2"), grows("3")], [false, true, true]);
    }

    #[test]
    fn room_at_full_scale_is_no_room_at_creation() {
        // One node and ten fill 11 addresses; the second node is planned, but for later.
        let plan = with_nodes("1")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/enableAutoScaling", "false")
            .with("/clusters/0/nodePools/0/maxCount", "2")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "10");
        assert_eq!(plan.found("AKN406")[0].fix, None);
    }

    #[test]
    fn a_full_subnet_leaves_no_room_for_the_second_node() {
        // Six nodes, their surge nodes and these two take every one of 11 addresses.
        let plan = with_nodes("1")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "8");
        assert_eq!(plan.found("AKN406")[0].fix, None);
    }
}

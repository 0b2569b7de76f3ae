//! AKN208: nodes take whole blocks and leave a part of the last one unused.

use alloc::{format, string::String, vec::Vec};

use crate::azure::{limits, sources};
use crate::ledger::{Source, draws_of};
use crate::model::{Edit, NetworkModel, NodePool, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};
use crate::sorting;

pub(super) static STATIC_BLOCK_WASTEFUL: Rule = Rule {
    id: "AKN208",
    name: "static-block-wasteful",
    severity: Severity::Info,
    azure_code: None,
    summary: "Max pods and the node's own address do not fill whole blocks.",
    why: "Every node holds whole blocks for as long as it lives. What its pods cannot use nobody else can either.",
    remedy: "Take one less than a multiple of the block size as max pods.",
    limits: &[
        &limits::STATIC_BLOCK,
        &limits::LEAST_MAX_PODS,
        &limits::GREATEST_MAX_PODS,
        &limits::POOL_POD_SLOTS,
    ],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::POD_SUBNET_STATIC],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let path = || place.path("maxPods");
        if let Some((message, better)) = waste(place.pool) {
            let fix = better.map(|pods| Fix {
                title: format!("Set max pods of {} to {pods}", place.pool.name),
                edits: [Edit::number(path(), pods)].into(),
            });
            out.report(path(), message, fix);
        }
    }
}

/// What is wasted, and the max pods that wastes nothing.
fn waste(pool: &NodePool) -> Option<(String, Option<u64>)> {
    let pods = pool.max_pods.value()?;
    let model = pool
        .model
        .filter(|model| *model == NetworkModel::PodSubnetStatic)?;
    let draws = draws_of(model, Some(pods));
    let draw = draws.iter().find(|draw| draw.source == Source::PodSubnet)?;
    let held = draw.at_create?;
    let unused = held.checked_sub(pods)?.checked_sub(1)?;
    let block = 1_u64 << 32_u8.saturating_sub(limits::STATIC_BLOCK.prefix());
    if unused == 0 || pods > limits::GREATEST_MAX_PODS.value {
        return None;
    }
    let more = held.checked_sub(1);
    let fewer = more.and_then(|more| more.checked_sub(block));
    // Raising costs no address. Windows nodes are not raised: fewer pods suit them better.
    let order = match pool.os {
        OsType::Windows => [fewer, more],
        OsType::Linux => [more, fewer],
    };
    let good: Vec<u64> = order
        .into_iter()
        .flatten()
        .filter(|pods| is_allowed(pool, *pods))
        .collect();
    let mut named = good.clone();
    sorting::sort(&mut named);
    let instead = match named.as_slice() {
        [] => String::new(),
        [only] => format!("; {only} max pods leave none"),
        [fewer, more, ..] => format!("; {fewer} or {more} max pods leave none"),
    };
    let message = format!(
        "Each node of {} holds {} addresses for {pods} pods and itself, {unused} of them unused{instead}",
        pool.name,
        grouped(held),
    );
    Some((message, good.first().copied()))
}

fn is_allowed(pool: &NodePool, pods: u64) -> bool {
    let bounds = limits::LEAST_MAX_PODS.value..=limits::GREATEST_MAX_PODS.value;
    let slots = pool.count.value().map(|count| count.saturating_mul(pods));
    bounds.contains(&pods) && slots.is_some_and(|slots| slots >= limits::POOL_POD_SLOTS.value)
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{COUNT, MAX_PODS, pod_subnet};

    fn plan(max_pods: &str) -> PlanDraft {
        pod_subnet("pod-subnet-static", "10.240.4.0/22").with(MAX_PODS, max_pods)
    }

    #[test]
    fn the_published_table() {
        // Max pods 30, 31 and 32 take 2, 2 and 3 blocks and leave 1, 0 and 15 addresses unused.
        let found = plan("30").found("AKN208");
        assert_eq!(
            found[0].message,
            "Each node of system holds 32 addresses for 30 pods and itself, 1 of them unused; 15 or 31 max pods leave none"
        );
        assert_eq!(found[0].subject, MAX_PODS);
        assert_eq!(plan("31").found("AKN208"), []);
        assert_eq!(
            plan("32").found("AKN208")[0].message,
            "Each node of system holds 48 addresses for 32 pods and itself, 15 of them unused; 31 or 47 max pods leave none"
        );
    }

    #[test]
    fn more_pods_fill_the_blocks_a_node_holds_anyway() {
        let (mended, fix) = plan("32").mended("AKN208");
        assert_eq!(fix.title, "Set max pods of system to 47");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn beyond_the_greatest_max_pods_fewer_it_is() {
        let (_, fix) = plan("250").mended("AKN208");
        assert_eq!(fix.title, "Set max pods of system to 239");
    }

    #[test]
    fn a_windows_pool_is_not_raised_and_keeps_its_pod_slots() {
        let windows = |pods| {
            plan(pods)
                .with("/clusters/0/nodePools/0/osType", "Windows")
                .with(COUNT, "1")
        };
        let title = |pods| windows(pods).found("AKN208")[0].fix.clone().unwrap().title;
        assert_eq!(title("110"), "Set max pods of system to 95");
        // One node of 15 pods has not the 30 slots a pool must have.
        assert_eq!(title("30"), "Set max pods of system to 31");
    }

    #[test]
    fn batches_waste_nothing_for_good() {
        let dynamic = pod_subnet("pod-subnet-dynamic", "10.240.4.0/22").with(MAX_PODS, "32");
        assert_eq!(dynamic.found("AKN208"), []);
    }
}

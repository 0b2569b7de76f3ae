//! AKN405: a node pool with room for too few pods over all its nodes.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, NodePool, Setting};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::headroom::holds;
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_POD_SLOTS_TOO_FEW: Rule = Rule {
    id: "AKN405",
    name: "pool-pod-slots-too-few",
    severity: Severity::Error,
    azure_code: Some("InsufficientAgentPoolMaxPodsPerAgentPool"),
    summary: "A node pool has room for fewer pods, over all its nodes, than AKS asks for.",
    why: "AKS keeps room for the pods it runs itself and refuses to create the pool.",
    remedy: "Raise max pods, or give the pool more nodes.",
    limits: &[&limits::POOL_POD_SLOTS],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let least = limits::POOL_POD_SLOTS.value;
    for place in evidence.pools() {
        let pool = place.pool;
        let (Some(nodes), Some(max_pods)) = (pool.count.value(), pool.max_pods.value()) else {
            continue;
        };
        let slots = nodes.saturating_mul(max_pods);
        // A user pool may have no nodes at all.
        if nodes == 0 || slots >= least {
            continue;
        }
        let enough = least.div_ceil(nodes).max(limits::LEAST_MAX_PODS.value);
        let changed = NodePool {
            max_pods: Setting::Given(enough),
            ..pool.clone()
        };
        let path = place.path("maxPods");
        let fix = Fix {
            title: format!("Set max pods of {} to {enough}", pool.name),
            edits: vec![Edit::number(path.clone(), enough)],
        };
        let nodes = match nodes {
            1 => "1 node".into(),
            _ => format!("{nodes} nodes"),
        };
        out.report(
            path,
            format!(
                "{slots} pods fit on {nodes} of {}; AKS asks for {least}",
                pool.name
            ),
            Some(fix).filter(|_| holds(evidence, place, &changed)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn pool(nodes: &str, max_pods: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxPods", max_pods)
    }

    #[test]
    fn thirty_slots_pass_however_they_come() {
        for (nodes, max_pods) in [("3", "10"), ("2", "15"), ("1", "30")] {
            assert_eq!(pool(nodes, max_pods).found("AKN405"), []);
        }
    }

    #[test]
    fn one_slot_fewer_fires_and_max_pods_rise() {
        let plan = pool("1", "29");
        assert_eq!(
            plan.found("AKN405")[0].message,
            "29 pods fit on 1 node of system; AKS asks for 30"
        );
        let (mended, _) = plan.mended("AKN405");
        assert_eq!(mended.clusters[0].node_pools[0].max_pods, "30");
        let (mended, _) = pool("2", "14").mended("AKN405");
        assert_eq!(mended.clusters[0].node_pools[0].max_pods, "15");
    }

    #[test]
    fn a_pool_without_nodes_needs_no_slots() {
        let plan = clean()
            .with("/clusters/0/nodePools/1/name", "burst")
            .with("/clusters/0/nodePools/1/count", "0");
        assert_eq!(plan.found("AKN405"), []);
    }

    #[test]
    fn pods_that_find_no_addresses_are_no_slots() {
        // At 30 max pods a Node Subnet node and its surge node take 62 of 59 addresses.
        let plan = pool("1", "20")
            .with("/clusters/0/networkModel", "node-subnet")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/26",
            );
        assert_eq!(plan.found("AKN405")[0].fix, None);
    }
}

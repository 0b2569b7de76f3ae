//! AKN410: a cluster with more node pools than AKS allows.

use alloc::format;

use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_COUNT_LIMIT: Rule = Rule {
    id: "AKN410",
    name: "pool-count-limit",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster has more node pools than AKS allows.",
    why: "AKS refuses the pool that comes after the last one allowed.",
    remedy: "Join pools that differ in nothing, or plan another cluster.",
    limits: &[&limits::POOLS_PER_CLUSTER],
    events: &[],
    sources: &[&sources::AKS_QUOTAS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let pools = u64::try_from(cluster.pools.len()).unwrap_or(u64::MAX);
        if pools > limits::POOLS_PER_CLUSTER.value {
            out.report(
                format!("/clusters/{place}/nodePools"),
                format!(
                    "{} has {} node pools; AKS allows {}",
                    cluster.name,
                    grouped(pools),
                    limits::POOLS_PER_CLUSTER.value
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use alloc::format;

    fn with_pools(pools: usize) -> PlanDraft {
        let mut plan = clean().with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/20",
        );
        for pool in 1..pools {
            let at = |key: &str| format!("/clusters/0/nodePools/{pool}/{key}");
            plan = plan
                .with(&at("name"), &format!("pool{pool}"))
                .with(&at("count"), "1")
                .with(&at("maxPods"), "30");
        }
        plan
    }

    #[test]
    fn a_hundred_pools_pass() {
        assert_eq!(with_pools(100).found("AKN410"), []);
    }

    #[test]
    fn the_pool_after_that_is_found() {
        assert_eq!(
            with_pools(101).found("AKN410")[0].message,
            "aks has 101 node pools; AKS allows 100"
        );
    }
}

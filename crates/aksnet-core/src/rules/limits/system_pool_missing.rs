//! AKN416: a cluster without a system pool.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, OsType, PoolMode};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static SYSTEM_POOL_MISSING: Rule = Rule {
    id: "AKN416",
    name: "system-pool-missing",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster has node pools, and none of them is a system pool.",
    why: "AKS creates a cluster with at least one pool for the cluster's own pods.",
    remedy: "Make one of the Linux pools a system pool.",
    limits: &[],
    events: &[],
    sources: &[&sources::SYSTEM_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let any = cluster
            .pools
            .iter()
            .any(|pool| pool.mode == PoolMode::System);
        if any || cluster.pools.is_empty() {
            continue;
        }
        let least = limits::SYSTEM_POOL_NODES.value;
        let fitting = cluster.pools.iter().position(|pool| {
            pool.os == OsType::Linux
                && pool.max_unavailable.is_none()
                && pool.count.value().is_some_and(|count| count >= least)
                && pool.min_count.value().is_none_or(|count| count >= least)
        });
        let fix = fitting.and_then(|index| {
            let pool = cluster.pools.get(index)?;
            Some(Fix {
                title: format!("Make {} a system pool", pool.name),
                edits: vec![Edit::text(
                    format!("/clusters/{place}/nodePools/{index}/mode"),
                    PoolMode::System.as_str(),
                )],
            })
        });
        out.report(
            format!("/clusters/{place}/nodePools"),
            format!("{} has no system pool", cluster.name),
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_linux_pool_becomes_the_system_pool() {
        let plan = clean().with("/clusters/0/nodePools/0/mode", "User");
        assert_eq!(plan.found("AKN416")[0].message, "aks has no system pool");
        let (mended, fix) = plan.mended("AKN416");
        assert_eq!(fix.title, "Make system a system pool");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_single_node_is_not_made_one() {
        let plan = clean()
            .with("/clusters/0/nodePools/0/mode", "User")
            .with("/clusters/0/nodePools/0/count", "1");
        assert_eq!(plan.found("AKN416")[0].fix, None);
    }

    #[test]
    fn the_first_pool_is_a_system_pool_where_nothing_is_said() {
        assert_eq!(clean().found("AKN416"), []);
        let empty = clean();
        let mut empty = empty;
        empty.clusters[0].node_pools.clear();
        assert_eq!(empty.found("AKN416"), []);
    }
}

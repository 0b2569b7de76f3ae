//! Disputed numbers a plan was counted with.

use alloc::{format, string::String, vec::Vec};

use super::SourceReport;
use crate::azure::{Dispute, Limit, disputes};
use crate::ledger::{Stage, pods_at};
use crate::model::{Cluster, NetworkModel, NodePool, Plan, Setting};
use crate::rules::grouped;

/// A disputed number the report counts with.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumption {
    /// What it is about.
    pub topic: &'static str,
    /// The number that was used, with its unit.
    pub used: String,
    /// The other one, with its unit.
    pub other: String,
    /// Why the one was taken, and where the other comes from.
    pub why: &'static str,
    /// Pages that give one or the other.
    pub sources: Vec<SourceReport>,
    /// Fields of the plan it was used for, as JSON Pointers.
    pub applies_to: Vec<String>,
}

/// Whether a disputed number was used for a pool, and the field it stands for there.
type OfPool = fn(&NodePool) -> Option<&'static str>;

/// Disputes about pools, each with the pools it was used for.
static OF_POOLS: &[(&Dispute, OfPool)] = &[
    (&disputes::MAX_SURGE, |pool| {
        matches!(pool.max_surge, Setting::Default(_)).then_some("maxSurge")
    }),
    (&disputes::POD_SUBNET_MAX_PODS, |pool| {
        let in_pod_subnet = pool.model.is_some_and(NetworkModel::uses_pod_subnet);
        (in_pod_subnet && matches!(pool.max_pods, Setting::Default(_))).then_some("maxPods")
    }),
    (&disputes::IDLE_NODE, |pool| {
        (pool.model == Some(NetworkModel::PodSubnetDynamic)).then_some("podSubnet")
    }),
    (&disputes::PREFLIGHT, |pool| {
        (pool.model == Some(NetworkModel::NodeSubnet)).then_some("maxPods")
    }),
    (&disputes::STATIC_BLOCKS, |pool| {
        (pool.model == Some(NetworkModel::PodSubnetStatic)).then_some("podSubnet")
    }),
];

/// Whether the two numbers of a dispute make a difference for a cluster.
type OfCluster = fn(&Cluster) -> bool;

/// Disputes about clusters, each with the clusters for which the two numbers differ.
static OF_CLUSTERS: &[(&Dispute, OfCluster)] = &[(&disputes::OVERLAY_PODS, |cluster| {
    let pods = cluster.pools.iter();
    let pods = pods.filter_map(|pool| pods_at(pool, Stage::FullScale));
    let most = disputes::OVERLAY_PODS.used.value;
    cluster.model.value() == Some(NetworkModel::Overlay) && pods.fold(0, u64::saturating_add) > most
})];

/// Every disputed number the plan was counted with.
pub fn assumptions(plan: &Plan) -> Vec<Assumption> {
    let of_pools = OF_POOLS.iter().map(|(dispute, field)| {
        let mut paths = Vec::new();
        for (cluster, it) in plan.clusters.iter().enumerate() {
            for (pool, it) in it.pools.iter().enumerate() {
                let path = |key| format!("/clusters/{cluster}/nodePools/{pool}/{key}");
                paths.extend(field(it).map(path));
            }
        }
        (*dispute, paths)
    });
    let of_clusters = OF_CLUSTERS.iter().map(|(dispute, applies)| {
        let clusters = plan.clusters.iter().enumerate();
        let paths = clusters.filter(|(_, cluster)| applies(cluster));
        let paths = paths.map(|(place, _)| format!("/clusters/{place}/nodePools"));
        (*dispute, paths.collect())
    });
    of_pools
        .chain(of_clusters)
        .filter(|(_, paths)| !paths.is_empty())
        .map(|(dispute, paths)| Assumption::of(dispute, paths))
        .collect()
}

impl Assumption {
    fn of(dispute: &'static Dispute, applies_to: Vec<String>) -> Self {
        let number = |limit: &Limit| format!("{} {}", grouped(limit.value), limit.unit);
        let sources = dispute.sources.iter();
        Self {
            topic: dispute.topic,
            used: number(dispute.used),
            other: number(dispute.other),
            why: dispute.why,
            sources: sources.map(|source| (*source).into()).collect(),
            applies_to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_CLUSTERS, OF_POOLS, assumptions, disputes};
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use alloc::vec::Vec;

    const POOL: &str = "/clusters/0/nodePools/0";

    fn topics(draft: &PlanDraft) -> Vec<&'static str> {
        let found = assumptions(&draft.read().plan);
        found.iter().map(|one| one.topic).collect()
    }

    #[test]
    fn every_dispute_is_looked_for() {
        let looked_for: Vec<_> = OF_POOLS
            .iter()
            .map(|(dispute, _)| *dispute)
            .chain(OF_CLUSTERS.iter().map(|(dispute, _)| *dispute))
            .collect();
        assert_eq!(looked_for, disputes::ALL);
    }

    #[test]
    fn a_default_max_surge_is_named_and_a_given_one_is_not() {
        let found = assumptions(&clean().read().plan);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].used.as_str(), found[0].other.as_str()),
            ("10 percent of the pool", "1 node")
        );
        assert_eq!(found[0].applies_to, ["/clusters/0/nodePools/0/maxSurge"]);
        let given = clean().with(&[POOL, "/maxSurge"].concat(), "1");
        assert_eq!(assumptions(&given.read().plan), []);
    }

    #[test]
    fn each_model_has_its_own() {
        let of = |model: &str, max_pods: &str| {
            let plan = clean()
                .with("/clusters/0/networkModel", model)
                .with(&[POOL, "/maxSurge"].concat(), "1")
                .with(&[POOL, "/maxPods"].concat(), max_pods);
            topics(&plan)
        };
        assert_eq!(of("node-subnet", ""), ["addresses of a Node Subnet node"]);
        assert_eq!(
            of("pod-subnet-dynamic", ""),
            [
                "default max pods under Pod Subnet",
                "addresses of an idle node under dynamic allocation"
            ]
        );
        assert_eq!(
            of("pod-subnet-static", "31"),
            ["blocks lost in a static pod subnet"]
        );
        assert!(of("kubenet", "").is_empty());
    }

    #[test]
    fn pods_of_overlay_are_disputed_beyond_the_smaller_number_only() {
        let plan = clean()
            .with(&[POOL, "/maxSurge"].concat(), "1")
            .with(&[POOL, "/maxPods"].concat(), "250");
        let count = [POOL, "/count"].concat();
        assert!(topics(&plan.clone().with(&count, "800")).is_empty());
        assert_eq!(
            topics(&plan.with(&count, "801")),
            ["pods an Overlay cluster is known to scale to"]
        );
    }
}

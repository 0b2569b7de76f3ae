//! AKN404: a node pool with fewer or more max pods than AKS allows.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::model::{Edit, NodePool, Setting};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::headroom::holds;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_PODS_OUT_OF_BOUNDS: Rule = Rule {
    id: "AKN404",
    name: "max-pods-out-of-bounds",
    severity: Severity::Error,
    azure_code: Some("InsufficientMaxPods, MaxPodsLimitExceeded"),
    summary: "A node pool has fewer or more max pods than AKS allows.",
    why: "AKS refuses to create the pool. Max pods of a pool cannot be changed later.",
    remedy: "Set max pods within the bounds.",
    limits: &[&limits::LEAST_MAX_PODS, &limits::GREATEST_MAX_PODS],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let (least, greatest) = (
        limits::LEAST_MAX_PODS.value,
        limits::GREATEST_MAX_PODS.value,
    );
    for place in evidence.pools() {
        let Some(max_pods) = place.pool.max_pods.given() else {
            continue;
        };
        let bound = max_pods.clamp(least, greatest);
        if bound == max_pods {
            continue;
        }
        let changed = NodePool {
            max_pods: Setting::Given(bound),
            ..place.pool.clone()
        };
        let path = place.path("maxPods");
        let fix = Fix {
            title: format!("Set max pods of {} to {bound}", place.pool.name),
            edits: vec![Edit::number(path.clone(), bound)],
        };
        out.report(
            path,
            format!(
                "{} pods on a node of {}; AKS allows {least} to {greatest}",
                grouped(max_pods),
                place.pool.name,
            ),
            Some(fix).filter(|_| bound < max_pods || holds(evidence, place, &changed)),
        );
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_max_pods(max_pods: &str) -> PlanDraft {
        clean().with("/clusters/0/nodePools/0/maxPods", max_pods)
    }

    #[test]
    fn the_bounds_themselves_pass() {
        for max_pods in ["10", "250"] {
            assert_eq!(with_max_pods(max_pods).findings(), [], "{max_pods}");
        }
    }

    #[test]
    fn one_below_and_one_above_are_set_to_the_bound() {
        for (max_pods, bound) in [("9", "10"), ("251", "250")] {
            let plan = with_max_pods(max_pods);
            assert_eq!(
                plan.found("AKN404")[0].message,
                format!("{max_pods} pods on a node of system; AKS allows 10 to 250")
            );
            let (mended, _) = plan.mended("AKN404");
            assert_eq!(mended.clusters[0].node_pools[0].max_pods, bound);
        }
    }

    #[test]
    fn four_pods_were_refused_from_the_first_version_of_the_api_on() {
        // W60: the service's own validation test refuses max pods of 4.
        assert_eq!(with_max_pods("4").found("AKN404").len(), 1);
    }

    #[test]
    fn pods_are_not_raised_where_the_node_subnet_is_full() {
        // 3 nodes at 1 + 5 addresses and a surge node fill 24 of 27; at 1 + 10 they need 44.
        let plan = with_max_pods("5")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/27",
            )
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "");
        assert_eq!(plan.found("AKN404")[0].fix, None);
    }
}

//! AKN420: max unavailable on a system pool.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Edit, PoolMode};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_UNAVAILABLE_REFUSED: Rule = Rule {
    id: "AKN420",
    name: "max-unavailable-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "A system pool has max unavailable.",
    why: "An upgrade that takes nodes away before it adds new ones would take the cluster's own pods with them. AKS refuses it for system pools.",
    remedy: "Upgrade the system pool with surge nodes.",
    limits: &[],
    events: &[],
    sources: &[&sources::ROLLING_UPGRADE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let pool = place.pool;
        let Some(nodes) = pool
            .max_unavailable
            .filter(|nodes| nodes.nodes_of(u64::MAX) > 0)
        else {
            continue;
        };
        if pool.mode != PoolMode::System {
            continue;
        }
        let path = place.path("maxUnavailable");
        // Without surge nodes either, there would be no way to upgrade.
        let surges = pool
            .max_surge
            .value()
            .is_some_and(|surge| surge.nodes_of(u64::MAX) > 0);
        let fix = surges.then(|| Fix {
            title: format!("Upgrade {} with surge nodes alone", pool.name),
            edits: vec![Edit::remove(path.clone())],
        });
        out.report(
            path,
            format!(
                "{} is a system pool with max unavailable {nodes}",
                pool.name
            ),
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_unavailable(nodes: &str) -> PlanDraft {
        clean().with("/clusters/0/nodePools/0/maxUnavailable", nodes)
    }

    #[test]
    fn a_system_pool_upgrades_with_surge_nodes() {
        assert_eq!(with_unavailable("0").found("AKN420"), []);
        let plan = with_unavailable("1");
        assert_eq!(
            plan.found("AKN420")[0].message,
            "system is a system pool with max unavailable 1"
        );
        let (mended, _) = plan.mended("AKN420");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_user_pool_may_have_it() {
        let plan = clean()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/maxUnavailable", "1");
        assert_eq!(plan.found("AKN420"), []);
    }

    #[test]
    fn without_surge_nodes_there_is_nothing_to_fall_back_on() {
        let plan = with_unavailable("5%").with("/clusters/0/nodePools/0/maxSurge", "0");
        assert_eq!(plan.found("AKN420")[0].fix, None);
    }
}

//! AKN620: a system pool of Windows nodes.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Edit, OsType, PoolMode};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static WINDOWS_SYSTEM_POOL: Rule = Rule {
    id: "AKN620",
    name: "windows-system-pool",
    severity: Severity::Error,
    azure_code: None,
    summary: "A system pool has Windows nodes.",
    why: "The cluster's own pods run on Linux. AKS takes Windows for user pools only.",
    remedy: "Make it a user pool beside a system pool of Linux nodes.",
    limits: &[],
    events: &[],
    sources: &[&sources::SYSTEM_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        if (place.pool.mode, place.pool.os) != (PoolMode::System, OsType::Windows) {
            continue;
        }
        let beside = place
            .cluster
            .pools
            .iter()
            .any(|pool| (pool.mode, pool.os) == (PoolMode::System, OsType::Linux));
        let fix = beside.then(|| Fix {
            title: format!("Make {} a user pool", place.pool.name),
            edits: vec![Edit::text(place.path("mode"), PoolMode::User.as_str())],
        });
        out.report(
            place.path("osType"),
            format!("{} is a system pool of Windows nodes", place.pool.name),
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(mode: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/mode", mode)
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn windows_becomes_a_user_pool_beside_a_system_pool() {
        let plan = with_windows("System");
        assert_eq!(
            plan.found("AKN620")[0].message,
            "win is a system pool of Windows nodes"
        );
        let (mended, _) = plan.mended("AKN620");
        assert_eq!(mended.findings(), []);
        assert_eq!(with_windows("User").found("AKN620"), []);
    }

    #[test]
    fn the_only_system_pool_stays_one() {
        let plan = clean().with("/clusters/0/nodePools/0/osType", "Windows");
        assert_eq!(plan.found("AKN620")[0].fix, None);
    }
}

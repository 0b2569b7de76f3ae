//! AKN804: other max pods for a pool that is deployed.

use alloc::format;

use super::new_pool::in_place_of;
use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_PODS_CHANGE_NEEDS_NEW_POOL: Rule = Rule {
    id: "AKN804",
    name: "max-pods-change-needs-new-pool",
    severity: Severity::Warning,
    azure_code: None,
    summary: "Max pods of a deployed node pool changes.",
    why: "A pool keeps the max pods it was made with; the addresses of the plan are not those the nodes will take.",
    remedy: "Plan a new pool with the other max pods, move the pods, and take the old pool away.",
    limits: &[],
    events: &[],
    sources: &[&sources::NODE_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for cluster in difference.clusters() {
        for pool in cluster.pools() {
            let max_pods = pool.old.max_pods.value().zip(pool.new.max_pods.value());
            let Some((old, new)) = max_pods.filter(|(old, new)| old != new) else {
                continue;
            };
            let path = format!("/clusters/{}/nodePools/{}", cluster.place, pool.place);
            out.report(
                format!("{path}/maxPods"),
                format!(
                    "{} keeps max pods {}; the plan has {}",
                    pool.new.name,
                    grouped(old),
                    grouped(new)
                ),
                in_place_of(cluster, pool),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    const MAX_PODS: &str = "/clusters/0/nodePools/0/maxPods";

    #[test]
    fn a_pool_keeps_its_max_pods_and_a_new_one_takes_its_place() {
        let plan = clean().with(MAX_PODS, "50");
        let found = plan.found_against(&clean(), "AKN804");
        assert_eq!(
            found[0].message,
            "system keeps max pods 30; the plan has 50"
        );
        assert_eq!(found[0].subject, MAX_PODS);
        let (_, fix) = plan.mended_against(&clean(), "AKN804");
        assert_eq!(fix.title, "Plan a new pool system2 in place of system");
    }

    #[test]
    fn a_default_that_changes_with_the_model_changes_max_pods_too() {
        let old = clean()
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "")
            .with(MAX_PODS, "");
        let found = clean().with(MAX_PODS, "").found_against(&old, "AKN804");
        assert_eq!(
            found[0].message,
            "system keeps max pods 30; the plan has 250"
        );
    }

    #[test]
    fn the_same_number_and_a_pool_of_another_name_pass() {
        assert_eq!(clean().found_against(&clean(), "AKN804"), []);
        let other = clean()
            .with("/clusters/0/nodePools/0/name", "apps")
            .with(MAX_PODS, "50");
        assert_eq!(other.found_against(&clean(), "AKN804"), []);
    }

    #[test]
    fn a_long_name_makes_room_for_its_number() {
        let long = clean().with("/clusters/0/nodePools/0/name", "abcdefghijkl");
        let plan = long.clone().with(MAX_PODS, "50");
        let (_, fix) = plan.mended_against(&long, "AKN804");
        assert_eq!(
            fix.title,
            "Plan a new pool abcdefghijk2 in place of abcdefghijkl"
        );
    }
}

//! AKN905: max pods outside the bounds of the policy.

use alloc::format;

use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_PODS_AGAINST_POLICY: Rule = Rule {
    id: "AKN905",
    name: "max-pods-against-policy",
    severity: Severity::Error,
    azure_code: None,
    summary: "The max pods of a pool are outside the bounds of the policy.",
    why: "Max pods decide how many addresses a node takes, and cannot be changed once the pool exists.",
    remedy: "Set max pods within the bounds.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    let bounds = &policy.max_pods;
    for place in evidence.pools() {
        let Some(pods) = place.pool.max_pods.value() else {
            continue;
        };
        let bound = match (bounds.least, bounds.most) {
            (Some(least), _) if pods < least => format!("the least is {least}"),
            (_, Some(most)) if pods > most => format!("the most is {most}"),
            _ => continue,
        };
        let fact = format!(
            "{} of {} takes {pods} pods on a node; {bound}",
            place.pool.name, place.cluster.name
        );
        out.breach(place.path("maxPods"), &fact, (policy, &bounds.words), None);
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str =
        r#"{"aksnetPolicy":1,"owner":"Platform team","maxPods":{"least":30,"most":110}}"#;

    #[test]
    fn the_bounds_themselves_pass() {
        for pods in ["30", "110"] {
            let plan = clean().with("/clusters/0/nodePools/0/maxPods", pods);
            assert_eq!(plan.found_under(POLICY, "AKN905"), [], "{pods}");
        }
    }

    #[test]
    fn one_beyond_either_bound_is_found() {
        for (pods, bound) in [("29", "the least is 30"), ("111", "the most is 110")] {
            let plan = clean().with("/clusters/0/nodePools/0/maxPods", pods);
            let found = plan.found_under(POLICY, "AKN905");
            assert_eq!(
                found[0].message,
                alloc::format!(
                    "system of aks takes {pods} pods on a node; {bound}, by Platform team"
                )
            );
        }
    }
}

//! AKN906: a surge outside the bounds of the policy.

use alloc::{borrow::ToOwned, format, string::String};

use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_SURGE_AGAINST_POLICY: Rule = Rule {
    id: "AKN906",
    name: "max-surge-against-policy",
    severity: Severity::Error,
    azure_code: None,
    summary: "The surge of a pool, in nodes, is outside the bounds of the policy.",
    why: "A surge that is too small makes upgrades slow; one that is too large takes addresses and quota that others count on.",
    remedy: "Set max surge within the bounds.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    let bounds = &policy.max_surge;
    for place in evidence.pools() {
        let pool = place.pool;
        let (Some(surge), Some(count)) = (pool.max_surge.value(), pool.count.value()) else {
            continue;
        };
        let nodes = surge.nodes_of(count);
        let bound = match (bounds.least, bounds.most) {
            (Some(least), _) if nodes < least.nodes_of(count) => {
                format!("the least is {least}, {}", counted(least.nodes_of(count)))
            }
            (_, Some(most)) if nodes > most.nodes_of(count) => {
                format!("the most is {most}, {}", counted(most.nodes_of(count)))
            }
            _ => continue,
        };
        let fact = format!(
            "{} of {} has a max surge of {surge}, {}; {bound}",
            pool.name,
            place.cluster.name,
            counted(nodes)
        );
        out.breach(place.path("maxSurge"), &fact, (policy, &bounds.words), None);
    }
}

fn counted(nodes: u64) -> String {
    match nodes {
        1 => "1 node".to_owned(),
        nodes => format!("{} nodes", grouped(nodes)),
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str =
        r#"{"aksnetPolicy":1,"owner":"Platform team","maxSurge":{"least":"1","most":"33%"}}"#;

    #[test]
    fn a_surge_counts_in_nodes_however_it_is_written() {
        // 33% of 3 nodes, rounded up, is 1.
        for surge in ["1", "10%", "33%"] {
            let plan = clean().with("/clusters/0/nodePools/0/maxSurge", surge);
            assert_eq!(plan.found_under(POLICY, "AKN906"), [], "{surge}");
        }
    }

    #[test]
    fn one_node_beyond_either_bound_is_found() {
        let plan = clean().with("/clusters/0/nodePools/0/maxSurge", "2");
        assert_eq!(
            plan.found_under(POLICY, "AKN906")[0].message,
            "system of aks has a max surge of 2, 2 nodes; the most is 33%, 1 node, by Platform team"
        );
        let none = clean().with("/clusters/0/nodePools/0/maxSurge", "0");
        assert_eq!(none.found_under(POLICY, "AKN906").len(), 1);
    }
}

//! AKN904: a network model the policy does not allow.

use alloc::{format, vec::Vec};

use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static NETWORK_MODEL_NOT_ALLOWED: Rule = Rule {
    id: "AKN904",
    name: "network-model-not-allowed",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster has a network model that the policy does not allow.",
    why: "The team that keeps the policy runs and supports the models it lists, and the model of a cluster is hard to change later.",
    remedy: "Choose a model that the policy allows.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    let Some((allowed, words)) = &policy.models else {
        return;
    };
    for (place, cluster) in evidence.clusters() {
        let Some(model) = cluster
            .model
            .value()
            .filter(|model| !allowed.contains(model))
        else {
            continue;
        };
        let titles: Vec<&str> = allowed.iter().map(|model| model.title()).collect();
        let fact = format!(
            "{} has {}; allowed: {}",
            cluster.name,
            model.title(),
            titles.join("; ")
        );
        out.breach(
            format!("/clusters/{place}/networkModel"),
            &fact,
            (policy, words),
            None,
        );
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str = r#"{"aksnetPolicy":1,"networkModels":{"allowed":["overlay","pod-subnet-dynamic"],"text":"Overlay unless pods need VNet addresses."}}"#;

    #[test]
    fn models_on_the_list_pass_the_default_too() {
        assert_eq!(clean().found_under(POLICY, "AKN904"), []);
        let default = clean().with("/clusters/0/networkModel", "");
        assert_eq!(default.found_under(POLICY, "AKN904"), []);
    }

    #[test]
    fn other_models_are_found() {
        let plan = clean().with("/clusters/0/networkModel", "kubenet");
        let found = plan.found_under(POLICY, "AKN904");
        assert_eq!(
            found[0].message,
            "aks has kubenet; allowed: Azure CNI Overlay; Pod Subnet, dynamic. The policy: Overlay unless pods need VNet addresses."
        );
    }
}

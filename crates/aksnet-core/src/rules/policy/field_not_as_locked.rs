//! AKN907: a locked field with another value.

use alloc::format;

use super::breach::breach;
use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static FIELD_NOT_AS_LOCKED: Rule = Rule {
    id: "AKN907",
    name: "field-not-as-locked",
    severity: Severity::Error,
    azure_code: None,
    summary: "A field that the policy locks has another value.",
    why: "The team that keeps the policy set this value for every plan.",
    remedy: "Put the locked value in its place, or ask the owner of the policy.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, draft)) = evidence.policy else {
        return;
    };
    for lock in &policy.locks {
        for path in lock.places(draft) {
            let text = draft.text_at(&path).unwrap_or_default().trim();
            if text == lock.value {
                continue;
            }
            let has = if text.is_empty() { "nothing" } else { text };
            let fact = match lock.value.as_str() {
                "" => format!("{path} has {has}; it is locked to stay empty"),
                value => format!("{path} has {has}; it is locked to {value}"),
            };
            out.report(path, breach(policy, &fact, &lock.words), None);
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str = r#"{"aksnetPolicy":1,"owner":"Platform team","locked":[
        {"path":"/clusters/*/serviceCidr","value":"10.0.0.0/16"},
        {"path":"/clusters/*/outboundType","value":"userDefinedRouting","text":"Traffic leaves through the firewall.","link":"https://example.com/egress"}]}"#;

    #[test]
    fn locked_values_pass() {
        let plan = clean().with("/clusters/0/outboundType", "userDefinedRouting");
        assert_eq!(plan.found_under(POLICY, "AKN907"), []);
    }

    #[test]
    fn another_value_and_a_missing_one_are_found() {
        let plan = clean().with("/clusters/0/serviceCidr", "10.1.0.0/16");
        let found = plan.found_under(POLICY, "AKN907");
        let said: alloc::vec::Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "/clusters/0/serviceCidr has 10.1.0.0/16; it is locked to 10.0.0.0/16, by Platform team",
                "/clusters/0/outboundType has nothing; it is locked to userDefinedRouting. Platform team: Traffic leaves through the firewall. (https://example.com/egress)"
            ]
        );
    }
}

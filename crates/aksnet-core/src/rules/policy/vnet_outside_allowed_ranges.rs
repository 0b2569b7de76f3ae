//! AKN903: a VNet outside the address space of the policy.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::used::vnets;
use crate::azure::sources;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static VNET_OUTSIDE_ALLOWED_RANGES: Rule = Rule {
    id: "AKN903",
    name: "vnet-outside-allowed-ranges",
    severity: Severity::Error,
    azure_code: None,
    summary: "The address space of a VNet is in none of the ranges that the policy allows.",
    why: "The team that keeps the policy hands out addresses from these ranges. Others may be in use, or are not routed.",
    remedy: "Take a range out of those that the policy allows.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

/// Ranges a message lists at most.
const LISTED: usize = 4;

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    // The words on the first range stand for all of them.
    let Some(first) = policy.allowed.first() else {
        return;
    };
    let allowed: Vec<AnyBlock> = policy
        .allowed
        .iter()
        .filter_map(|range| AnyBlock::of(range.prefix))
        .collect();
    for used in vnets(evidence.plan) {
        if allowed.iter().any(|outer| outer.contains(used.block)) {
            continue;
        }
        let mut listed: Vec<String> = allowed
            .iter()
            .take(LISTED)
            .map(ToString::to_string)
            .collect();
        match allowed.len().checked_sub(LISTED) {
            None | Some(0) => {}
            Some(more) => listed.push(format!("{more} more")),
        }
        let fact = format!(
            "{} {} is in none of the ranges allowed: {}",
            used.what,
            used.block,
            listed.join(", ")
        );
        out.breach(used.path, &fact, (policy, &first.words), None);
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str = r#"{"aksnetPolicy":1,"owner":"Platform team","allowedRanges":[
        {"addressPrefix":"10.240.0.0/15","text":"Ask for a range."},{"addressPrefix":"10.96.0.0/12"}]}"#;

    #[test]
    fn a_vnet_inside_passes_and_no_list_allows_all() {
        assert_eq!(clean().found_under(POLICY, "AKN903"), []);
        assert_eq!(clean().found_under(r#"{"aksnetPolicy":1}"#, "AKN903"), []);
    }

    #[test]
    fn one_address_beyond_is_found() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/14");
        let found = plan.found_under(POLICY, "AKN903");
        assert_eq!(
            found[0].message,
            "VNet vnet-spoke 10.240.0.0/14 is in none of the ranges allowed: 10.240.0.0/15, 10.96.0.0/12. Platform team: Ask for a range."
        );
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes/0");
    }
}

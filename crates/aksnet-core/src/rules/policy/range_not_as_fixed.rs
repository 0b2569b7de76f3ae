//! AKN901: another address space than the policy fixes for a VNet.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::trial;
use crate::azure::sources;
use crate::model::{Edit, Prefix, VirtualNetwork};
use crate::policy::FixedNetwork;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static RANGE_NOT_AS_FIXED: Rule = Rule {
    id: "AKN901",
    name: "range-not-as-fixed",
    severity: Severity::Error,
    azure_code: None,
    summary: "A VNet has another address space than the policy fixes for it.",
    why: "The team that keeps the policy routes, peers and filters this VNet by the ranges it fixed. Others are not routed.",
    remedy: "Take the ranges of the policy, or ask its owner for others.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    for (place, vnet) in evidence.plan.virtual_networks.iter().enumerate() {
        let Some(fixed) = policy.networks.iter().find(|fixed| fixed.name == vnet.name) else {
            continue;
        };
        // A range that cannot be read has its own message.
        let unread = vnet.prefixes.contains(&Prefix::Unknown);
        if fixed.allows(&vnet.prefixes) || unread {
            continue;
        }
        let has = match vnet.prefixes.as_slice() {
            [] => "no range".to_string(),
            prefixes => listed(prefixes),
        };
        let fact = format!(
            "VNet {} has {has}; fixed is {}",
            vnet.name,
            listed(&fixed.prefixes)
        );
        let path = format!("/virtualNetworks/{place}/addressPrefixes");
        let fix = put(&path, vnet, fixed);
        let fix = trial::tried(
            evidence,
            &RANGE_NOT_AS_FIXED,
            core::slice::from_ref(&path),
            fix,
        );
        out.breach(path, &fact, (policy, &fixed.words), fix);
    }
}

/// The fix that gives a VNet its fixed ranges and no others.
fn put(path: &str, vnet: &VirtualNetwork, fixed: &FixedNetwork) -> Fix {
    let ranges = fixed.prefixes.iter().enumerate();
    let ranges = ranges.map(|(at, prefix)| Edit::text(format!("{path}/{at}"), prefix));
    // From the last one on, so that the places before it stay.
    let more = (fixed.prefixes.len()..vnet.prefixes.len()).rev();
    let more = more.map(|at| Edit::remove(format!("{path}/{at}")));
    Fix {
        title: format!(
            "Set the range of {} to {}",
            vnet.name,
            listed(&fixed.prefixes)
        ),
        edits: ranges.chain(more).collect(),
    }
}

fn listed(prefixes: &[Prefix]) -> String {
    let texts: Vec<String> = prefixes.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str = r#"{"aksnetPolicy":1,"owner":"Platform team","virtualNetworks":[
        {"name":"vnet-spoke","addressPrefixes":["10.240.0.0/16"],"text":"The firewall knows this range alone."}]}"#;

    #[test]
    fn the_fixed_range_passes_and_so_does_a_vnet_of_another_name() {
        assert_eq!(clean().found_under(POLICY, "AKN901"), []);
        let other = clean()
            .with("/virtualNetworks/0/name", "vnet-other")
            .with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/15");
        assert_eq!(other.found_under(POLICY, "AKN901"), []);
    }

    #[test]
    fn another_range_or_one_more_is_found_in_the_words_of_the_team() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/15");
        let found = plan.found_under(POLICY, "AKN901");
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes");
        assert_eq!(
            found[0].message,
            "VNet vnet-spoke has 10.240.0.0/15; fixed is 10.240.0.0/16. Platform team: The firewall knows this range alone."
        );
        let more = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.250.0.0/16");
        assert_eq!(more.found_under(POLICY, "AKN901").len(), 1);
    }

    #[test]
    fn the_fix_gives_the_vnet_its_fixed_range_and_no_other() {
        let (mended, fix) = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/15")
            .with("/virtualNetworks/0/addressPrefixes/1", "10.250.0.0/16")
            .with("/virtualNetworks/0/addressPrefixes/2", "10.251.0.0/16")
            .mended_under(POLICY, "AKN901");
        assert_eq!(fix.title, "Set the range of vnet-spoke to 10.240.0.0/16");
        assert_eq!(
            mended.virtual_networks[0].address_prefixes,
            ["10.240.0.0/16"]
        );
    }

    #[test]
    fn a_range_that_would_leave_a_subnet_outside_is_not_offered() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/15")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.241.0.0/24",
            );
        let found = plan.found_under(POLICY, "AKN901");
        assert_eq!((found.len(), &found[0].fix), (1, &None));
    }
}

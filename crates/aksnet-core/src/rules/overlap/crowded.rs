//! Plans of thousands of blocks: what is found stays countable.

use alloc::{format, string::String, vec::Vec};

use crate::model::{PlanDraft, SubnetDraft};
use crate::rules::sample::clean;

/// The clean plan in a VNet of 10.0.0.0/8 with subnets of its own.
fn with_subnets(blocks: impl Iterator<Item = String>) -> PlanDraft {
    let mut plan = clean().with("/virtualNetworks/0/addressPrefixes/0", "10.0.0.0/8");
    let subnets = blocks.enumerate().map(|(place, block)| SubnetDraft {
        name: format!("snet-{place}"),
        address_prefix: block,
        ..SubnetDraft::default()
    });
    plan.virtual_networks[0]
        .subnets
        .extend(subnets.map(Into::into));
    plan
}

#[test]
fn ten_thousand_equal_subnets_are_one_finding_each() {
    let plan = with_subnets((0..10_000).map(|_| "10.9.0.0/24".into()));
    let found = plan.found("AKN301");
    assert_eq!(found.len(), 9_999);
    assert!(found.iter().all(|finding| finding.message.len() < 200));
}

#[test]
fn two_hundred_clusters_over_five_thousand_subnets_are_one_finding_each() {
    let subnets = (0..5_000).map(|place| format!("10.{}.{}.0/24", place / 256, place % 256));
    let mut plan = with_subnets(subnets)
        .with("/clusters/0/podCidr", "10.0.0.0/11")
        .with("/clusters/0/serviceCidr", "10.0.0.0/12");
    let cluster = plan.clusters[0].clone();
    plan.clusters = (0..200)
        .map(|place| {
            let mut cluster = cluster.clone();
            cluster.name = format!("aks-{place}");
            cluster
        })
        .collect();
    let findings = plan.findings();
    let count = |rule| {
        let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
        of_rule.count()
    };
    let counts = ["AKN302", "AKN303", "AKN304", "AKN306", "AKN312"].map(count);
    assert_eq!(counts, [200, 0, 200, 200, 1]);
    let over = findings.iter().find(|finding| finding.rule.id == "AKN302");
    assert!(over.unwrap().message.contains("and over 100 more subnets"));
}

#[test]
fn two_thousand_equal_vnets_around_one_hub_are_one_finding_each() {
    let mut plan = clean().with("/virtualNetworks/0/peerings/0", "vnet-1");
    let spoke = plan.virtual_networks[0].clone();
    let spokes = (1..2_000).map(|place| {
        let mut next = spoke.clone();
        next.name = format!("vnet-{place}");
        next
    });
    let spokes: Vec<_> = spokes.collect();
    plan.virtual_networks.extend(spokes);
    assert_eq!(plan.found("AKN308").len(), 1_999);
    assert_eq!(plan.found("AKN309"), []);
}

//! A bounded share of the fuzzing: the plans of this repository with bytes changed, any text, and texts like Azure's errors.

use std::{fs, path::Path, sync::LazyLock};

use aksnet_core::ingest::AZURE_ERRORS;
use aksnet_core::model::PlanDraft;
use aksnet_tests::chance::cases;
use aksnet_tests::{hostile, plans};
use proptest::prelude::*;

/// Every plan file of the repository.
static PLANS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("../examples"), root.join("plans")];
    let mut plans = Vec::new();
    while let Some(folder) = folders.pop() {
        // What cannot be listed or read is missed below, where plans are counted.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                plans.extend(fs::read(path));
            }
        }
    }
    plans.sort();
    plans
});

/// A policy with every property.
const POLICY: &[u8] = include_bytes!("../../examples/policy/platform-team.json");

/// The plan that is under it.
static SAMPLE: LazyLock<PlanDraft> = LazyLock::new(|| {
    let path = plans::root().join("examples/contoso-prod.json");
    plans::draft(&path).unwrap_or_default()
});

/// What stands in plan files and breaks them when it stands elsewhere.
const TOKENS: [&str; 12] = [
    "\"",
    "/",
    "0",
    "9",
    "-1",
    "4294967295",
    "10.0.0.0/8",
    "0.0.0.0/0",
    "null",
    "[]",
    "{}",
    "::/0",
];

/// A plan with a few tokens put into it, or bytes taken out.
fn changed() -> impl Strategy<Value = Vec<u8>> {
    let change = (
        any::<prop::sample::Index>(),
        prop::sample::select(&TOKENS[..]),
        0..12_usize,
    );
    (
        any::<prop::sample::Index>(),
        prop::collection::vec(change, 1..6),
    )
        .prop_map(|(plan, changes)| {
            let mut bytes = plan.get(&PLANS[..]).clone();
            for (place, token, cut) in changes {
                let place = place.index(bytes.len().max(1)).min(bytes.len());
                let end = place.saturating_add(cut).min(bytes.len());
                bytes.splice(place..end, token.bytes());
            }
            bytes
        })
}

/// What stands in Azure's errors: their codes and phrases, numbers, blocks, names, JSON in JSON.
fn error_text() -> impl Strategy<Value = String> {
    let of_list = AZURE_ERRORS
        .iter()
        .flat_map(|error| error.code.into_iter().chain(error.phrases.iter().copied()));
    let beside = [
        "(",
        ")",
        "\n",
        "\"",
        "\\\\\"",
        "\\u0027",
        "\\u00",
        "{\"code\":\"",
        "\",\"message\":\"",
        "\"target\":",
        "agentPoolProfile.podSubnetID",
        "agentPoolProfile.vnetSubnetID",
        "networkProfile.podCIDR",
        "Pre-allocated IPs 747 exceeds IPs available 507 in Subnet Cidr 10.0.0.0/23",
        "required",
        "available",
        "0",
        "1",
        "753",
        "18446744073709551615",
        "18446744073709551616",
        "1,000",
        "-1",
        "10.0.0.0/24",
        "10.0.0.0/99",
        "0.0.0.0/0",
        "::/0",
        "/subscriptions/0/virtualNetworks/vnet-0/subnets/snet-nodes-0",
        "é",
        "\u{202e}",
        ", ",
        ". ",
        " ",
    ];
    let pieces: Vec<&str> = of_list.chain(beside).collect();
    let piece = prop_oneof![
        4 => prop::sample::select(pieces).prop_map(String::from),
        1 => "[0-9]{1,6}",
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn changed_plan_files_are_read_or_refused(bytes in changed()) {
        hostile::plan_file(&bytes);
    }

    #[test]
    fn changed_policies_are_read_or_refused(change in (any::<prop::sample::Index>(), prop::sample::select(&TOKENS[..]), 0..12_usize)) {
        let (place, token, cut) = change;
        let mut bytes = POLICY.to_vec();
        let place = place.index(bytes.len());
        bytes.splice(place..place.saturating_add(cut).min(bytes.len()), token.bytes());
        hostile::policy(&bytes, &SAMPLE);
        hostile::any_policy(&bytes);
    }

    #[test]
    fn any_bytes_are_a_link_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        hostile::link(&bytes);
    }

    #[test]
    fn changed_links_are_opened_or_refused(plan in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), sign in "[A-Za-z0-9_. =#-]{0,3}", cut in 0..4_usize) {
        let plan: &Vec<u8> = plan.get(&PLANS[..]);
        let text = String::from_utf8_lossy(plan);
        let mut link = aksnet_link::pack(&text).unwrap();
        let place = place.index(link.len());
        let end = place.saturating_add(cut).min(link.len());
        link.replace_range(place..end, &sign);
        hostile::link(link.as_bytes());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|[0-9a-f./: ,-]{0,40}|/[a-zA-Z/0-9-]{0,60}\n[0-9./]{0,20}") {
        hostile::text(&text);
    }

    #[test]
    fn any_error_text_is_explained_or_not_known(text in error_text()) {
        hostile::error_text(&text);
    }
}

#[test]
fn the_longest_error_text_is_explained() {
    let long = "InsufficientSubnetSize 747 10.0.0.0/23 ".repeat(100_000);
    hostile::error_text(&long);
}

#[test]
fn the_policy_itself_passes() {
    assert!(!SAMPLE.clusters.is_empty());
    hostile::policy(POLICY, &SAMPLE);
}

#[test]
fn every_plan_file_itself_passes() {
    assert!(PLANS.len() > 100);
    for plan in PLANS.iter() {
        hostile::plan_file(plan);
    }
}

//! `aksnet check --policy`: what a platform team asks of a plan.

use crate::run::{CLEAN, aksnet, aksnet_with, clean_but, file};

const POLICY: &str = r#"{ "aksnetPolicy": 1, "owner": "Platform team",
  "forbiddenRanges": [{ "addressPrefix": "10.245.0.0/16", "text": "The lab lives there." }],
  "defaults": { "maxSurge": "33%" } }"#;

#[test]
fn a_breach_fails_the_check_in_the_words_of_the_team() {
    let (_folder, policy) = file(POLICY);
    let policy = policy.to_str().unwrap();
    let said = aksnet_with(&["check", "-", "--policy", policy], CLEAN);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("default of the policy"), "{}", said.out);
    let plan = clean_but("10.244.0.0/16", "10.245.0.0/16");
    let said = aksnet_with(&["check", "-", "--policy", policy], &plan);
    assert_eq!(said.code, 1);
    let words: Vec<&str> = said.out.split_whitespace().collect();
    let words = words.join(" ");
    assert!(
        words.contains("Fails AKN902 forbidden-range-used")
            && words.contains("Platform team: The lab lives there."),
        "{}",
        said.out
    );
    // Without the policy there is nothing wrong with it.
    assert_eq!(aksnet_with(&["check", "-"], &plan).code, 0);
    let json = aksnet_with(
        &["check", "-", "--policy", policy, "--format", "json"],
        &plan,
    )
    .json();
    assert_eq!(json["findings"][0]["rule"], "AKN902");
    assert_eq!(json["verdict"], "error");
}

#[test]
fn a_policy_that_cannot_be_read_counts_for_nothing_and_stops_the_check() {
    let (_folder, policy) = file(r#"{ "aksnetPolicy": 1, "maxSurge": { "most": "lots" } }"#);
    let said = aksnet_with(&["check", "-", "--policy", policy.to_str().unwrap()], CLEAN);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    for part in [
        "/maxSurge/most",
        "lots cannot be read",
        "a policy counts as a whole",
    ] {
        assert!(said.err.contains(part), "{}", said.err);
    }
    assert_eq!(aksnet(&["check", "-", "--policy", "-"]).code, 2);
}

#[test]
fn the_example_policy_finds_what_the_sample_plan_breaks() {
    let said = aksnet(&[
        "check",
        "examples/contoso-prod.json",
        "--policy",
        "examples/policy/platform-team.json",
    ]);
    assert_eq!(said.code, 1);
    for part in [
        "AKN904",
        "AKN907",
        "More: https://example.com/network/egress",
        "Fix: Set outboundType of aks-contoso-prod to userDefinedRouting",
    ] {
        assert!(said.out.contains(part), "{}", said.out);
    }
    assert!(!said.out.contains("AKN901"), "{}", said.out);
}

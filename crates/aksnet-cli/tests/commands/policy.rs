//! `aksnet check` and `aksnet fix` with `--policy`: what a platform team asks of a plan.

use std::fs;
use std::path::Path;

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but, file};

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
fn a_default_of_the_policy_stands_with_the_words_of_the_team() {
    let (_folder, policy) = file(
        r#"{ "aksnetPolicy": 1, "defaults": { "maxSurge": { "value": "33%",
          "text": "Upgrades finish overnight.", "link": "https://example.com/surge" } } }"#,
    );
    let args = ["check", "-", "--policy", policy.to_str().unwrap()];
    let said = aksnet_with(&args, CLEAN);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let words = "default of the policy\n    Upgrades finish overnight.\n    More: https://example.com/surge\n";
    assert!(said.out.contains(words), "{}", said.out);
    let json = aksnet_with(&[&args[..], &["--format", "json"]].concat(), CLEAN).json();
    let defaults = json["defaults"].as_array().unwrap();
    let (own, others): (Vec<_>, Vec<_>) = defaults
        .iter()
        .partition(|default| default["reason"] == "default of the policy");
    assert!(!own.is_empty() && !others.is_empty(), "{defaults:?}");
    for default in own {
        assert_eq!(default["text"], "Upgrades finish overnight.");
        assert_eq!(default["link"], "https://example.com/surge");
    }
    for default in others {
        assert!(default["text"].is_null() && default["link"].is_null());
    }
}

#[test]
fn the_documented_defaults_are_read() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/policy.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (_folder, policy) = file(rest.split_once("```").unwrap().0);
    let said = aksnet_with(&["check", "-", "--policy", policy.to_str().unwrap()], CLEAN);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("    Upgrades finish overnight.\n"),
        "{}",
        said.out
    );
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

/// The sample plan moves this range on its own; the team wants it to stay.
const LOCKED: &str = r#"{ "aksnetPolicy": 1, "owner": "Platform team",
  "locked": [
    { "path": "/clusters/*/serviceCidr", "value": "10.0.0.0/16" },
    { "path": "/clusters/*/outboundType", "value": "userDefinedRouting" }
  ],
  "defaults": { "dnsServiceIP": "10.0.0.10", "maxSurge": "33%" } }"#;

#[test]
fn fixes_of_a_policy_are_offered_and_none_that_would_change_what_it_locks() {
    let (_folder, policy) = file(LOCKED);
    let policy = policy.to_str().unwrap();
    let said = aksnet(&["fix", SAMPLE, "--policy", policy]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    for part in [
        "3 fixes on offer",
        "AKN201 Grow snet-nodes to 10.240.0.0/23",
        "AKN907 Set outboundType of aks-contoso-prod to userDefinedRouting",
        "    /clusters/0/outboundType: userDefinedRouting\n",
        "1 fix not offered, for what Platform team locks\n  AKN305 Move services to 10.1.0.0/16\n    /clusters/0/serviceCidr is locked\n",
    ] {
        assert!(said.out.contains(part), "{}", said.out);
    }
    let json = aksnet(&["fix", SAMPLE, "--policy", policy, "--format", "json"]).json();
    assert_eq!(json["fixes"].as_array().unwrap().len(), 3);
    assert_eq!(json["withheld"][0]["rule"], "AKN305");
    assert_eq!(json["withheld"][0]["locked"], "/clusters/0/serviceCidr");
    // Neither does the check offer it.
    let report = aksnet(&["check", SAMPLE, "--policy", policy, "--format", "json"]).json();
    let findings = report["findings"].as_array().unwrap();
    let fix = |rule| &findings.iter().find(|one| one["rule"] == rule).unwrap()["fix"];
    assert!(fix("AKN305").is_null());
    assert!(fix("AKN907").is_object());
    // Without a policy it is there as ever.
    let json = aksnet(&["fix", SAMPLE, "--format", "json"]).json();
    assert_eq!(json["withheld"], serde_json::json!([]));
    assert!(json.to_string().contains("Move services to 10.1.0.0/16"));
}

#[test]
fn a_plan_is_mended_under_a_policy_and_its_defaults_are_not_written() {
    let (_folder, policy) = file(LOCKED);
    let policy = policy.to_str().unwrap();
    let sample = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(SAMPLE),
    )
    .unwrap();
    let (_other, plan) = file(&sample.replace(r#""maxSurge": "10%","#, ""));
    let plan = plan.to_str().unwrap();
    let said = aksnet(&["fix", plan, "--all", "--in-place", "--policy", policy]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    for part in ["2 fixes applied", "1 fix not offered"] {
        assert!(said.out.contains(part), "{}", said.out);
    }
    let written = fs::read_to_string(plan).unwrap();
    assert!(written.contains("userDefinedRouting"), "{written}");
    assert!(
        written.contains(r#""serviceCidr": "10.0.0.0/16""#),
        "{written}"
    );
    assert!(!written.contains("maxSurge"), "{written}");
    let again = aksnet(&["fix", plan, "--all", "--policy", policy, "--format", "json"]).json();
    assert_eq!(again["applied"], serde_json::json!([]));
    assert_eq!(again["withheld"][0]["rule"], "AKN305");
    let one = aksnet(&["fix", SAMPLE, "--apply", "AKN907", "--policy", policy]);
    assert!(
        one.err.starts_with("1 fix applied\n  AKN907 Set"),
        "{}",
        one.err
    );
}

#[test]
fn a_policy_that_cannot_be_read_mends_nothing() {
    let (_folder, policy) = file(r#"{ "aksnetPolicy": 2 }"#);
    let policy = policy.to_str().unwrap();
    let said = aksnet(&["fix", SAMPLE, "--all", "--policy", policy]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err.contains("a policy counts as a whole"),
        "{}",
        said.err
    );
    assert_eq!(aksnet(&["fix", "-", "--policy", "-"]).code, 2);
}

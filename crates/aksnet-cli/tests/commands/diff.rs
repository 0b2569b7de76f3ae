//! `aksnet diff` and `aksnet check --baseline`: a plan beside the one that is deployed.

use crate::run::{CLEAN, aksnet, aksnet_with, clean_but, file};

#[test]
fn diff_shows_changes_by_what_azure_does_with_them() {
    let (_folder, old) = file(CLEAN);
    let old = old.to_str().unwrap();
    let new = clean_but("10.240.0.0/24", "10.240.0.0/23")
        .replace("\"maxPods\": 30", "\"maxPods\": 50")
        .replace("\"count\": 3", "\"count\": 5, \"maxSurge\": \"33%\"");
    let said = aksnet_with(&["diff", old, "-"], &new);
    let expected = "\
4 changes

Azure refuses
  10.240.0.0/24 becomes 10.240.0.0/23  /virtualNetworks/0/subnets/0/addressPrefix
    see AKN801 below

Needs a new pool
  30 becomes 50  /clusters/0/nodePools/0/maxPods
    see AKN804 below

Azure accepts
  3 becomes 5  /clusters/0/nodePools/0/count
  10% becomes 33%  /clusters/0/nodePools/0/maxSurge

Findings: 2 warnings
";
    assert!(said.out.starts_with(expected), "{}", said.out);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let json = aksnet_with(&["diff", old, "-", "--format", "json"], &new).json();
    assert_eq!(json["answer"], "refuses");
    assert_eq!(json["changes"][0]["rule"], "AKN801");
    assert_eq!(json["changes"][1]["kind"], "changed");
    assert_eq!(json["findings"][1]["fix"]["edits"][0]["value"], "system2");
}

#[test]
fn diff_of_a_plan_with_itself_is_no_change() {
    let (_folder, path) = file(CLEAN);
    let said = aksnet_with(&["diff", path.to_str().unwrap(), "-"], CLEAN);
    assert_eq!((said.code, said.out.as_str()), (0, "No change\n"));
}

#[test]
fn diff_takes_one_plan_from_standard_input_and_says_what_it_cannot_read() {
    let said = aksnet(&["diff", "-", "-"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("standard input holds one plan"));
    let (_folder, path) = file(&clean_but("10.244.0.0/16", "10.244.0.0/99"));
    let said = aksnet_with(&["diff", path.to_str().unwrap(), "-"], CLEAN);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("/clusters/0/podCidr"), "{}", said.err);
}

#[test]
fn check_beside_a_baseline_finds_what_cannot_be_changed() {
    let (_folder, old) = file(CLEAN);
    let new = clean_but("10.244.0.0/16", "10.245.0.0/16");
    let said = aksnet_with(&["check", "-", "--baseline", old.to_str().unwrap()], &new);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("Fails  AKN802 pod-cidr-change-refused"),
        "{}",
        said.out
    );
    assert!(said.out.contains("Fix: Keep the pod CIDR 10.244.0.0/16"));
    assert_eq!(aksnet_with(&["check", "-"], &new).code, 0);
}

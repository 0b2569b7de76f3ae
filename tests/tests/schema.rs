//! The schemas of `docs/schema` describe what is really read and written.
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

use std::fs;
use std::path::PathBuf;

use aksnet_core::report::Report;
use aksnet_tests::plans;
use serde_json::{Value, json};

fn schema(name: &str) -> jsonschema::Validator {
    let path = plans::root().join("docs/schema").join(name);
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Every plan file of the repository that has the shape of one.
fn every_plan() -> Vec<PathBuf> {
    let mut folders = vec![plans::root().join("examples")];
    if let Ok(entries) = fs::read_dir(plans::root().join("tests/plans")) {
        folders.extend(entries.flatten().map(|entry| entry.path()));
    }
    let plans = folders.iter().map(|folder| plans::in_folder(folder));
    let plans: Vec<PathBuf> = plans.flat_map(Result::unwrap_or_default).collect();
    let baselines = plans.iter().filter_map(|plan| plans::baseline(plan));
    plans.iter().cloned().chain(baselines).collect()
}

/// What a schema says against a value, with where.
fn complaints(schema: &jsonschema::Validator, value: &Value) -> Vec<String> {
    schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_policy_fits_the_schema_of_the_policy_and_a_wrong_one_does_not() {
    let schema = schema("policy.schema.json");
    let mut policies: Vec<PathBuf> = every_plan()
        .iter()
        .filter_map(|plan| plans::policy_file(plan))
        .collect();
    policies.push(plans::root().join("examples/policy/platform-team.json"));
    assert!(policies.len() >= 15, "{}", policies.len());
    for path in policies {
        let policy = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(complaints(&schema, &policy), [""; 0], "{}", path.display());
        plans::policy(&path).unwrap();
    }
    for wrong in [
        json!({}),
        json!({ "aksnetPolicy": 2 }),
        json!({ "aksnetPolicy": 1, "ownr": "x" }),
        json!({ "aksnetPolicy": 1, "allowedRanges": [{ "link": "javascript:alert(1)" }] }),
    ] {
        assert_ne!(complaints(&schema, &wrong), [""; 0], "{wrong}");
    }
}

#[test]
fn every_plan_file_fits_the_schema_of_the_plan() {
    let schema = schema("plan.schema.json");
    for path in every_plan() {
        let plan = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(complaints(&schema, &plan), [""; 0], "{}", path.display());
    }
}

#[test]
fn every_plan_written_back_fits_it_too() {
    let schema = schema("plan.schema.json");
    for path in every_plan() {
        let written = serde_json::to_value(plans::draft(&path).unwrap()).unwrap();
        assert_eq!(complaints(&schema, &written), [""; 0], "{}", path.display());
    }
}

#[test]
fn every_report_fits_the_schema_of_the_report() {
    let schema = schema("report.schema.json");
    for path in every_plan() {
        let report = Report::of(&plans::draft(&path).unwrap());
        let report = serde_json::to_value(&report).unwrap();
        assert_eq!(complaints(&schema, &report), [""; 0], "{}", path.display());
    }
}

#[test]
fn a_property_nobody_knows_and_a_value_of_another_kind_are_refused() {
    let schema = schema("plan.schema.json");
    let wrong = [
        json!({}),
        json!({ "aksnet": 2 }),
        json!({ "aksnet": 1, "cluster": [] }),
        json!({ "aksnet": 1, "clusters": [{ "podCidr": 7 }] }),
        json!({ "aksnet": 1, "clusters": [{ "networkModel": "flannel" }] }),
        json!({ "aksnet": 1, "clusters": [{ "nodePools": [{ "count": "three" }] }] }),
    ];
    for plan in wrong {
        assert_eq!(complaints(&schema, &plan).len(), 1, "{plan}");
    }
}

#[test]
fn a_report_without_one_of_its_parts_is_refused() {
    let schema = schema("report.schema.json");
    let path = plans::root().join("examples/contoso-prod.json");
    let report = Report::of(&plans::draft(&path).unwrap());
    let report = serde_json::to_value(&report).unwrap();
    for pointer in [
        "",
        "/clusters/0",
        "/clusters/0/ranges/0/stages/create",
        "/findings/0",
    ] {
        let keys: Vec<String> = report
            .pointer(pointer)
            .and_then(Value::as_object)
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for key in keys {
            let mut less = report.clone();
            let part = less.pointer_mut(pointer).and_then(Value::as_object_mut);
            part.unwrap().remove(&key);
            assert!(!schema.is_valid(&less), "{pointer}/{key}");
        }
    }
}

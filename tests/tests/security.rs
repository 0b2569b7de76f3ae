//! What `docs/security.md` promises, and that a test holds each line of it.
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aksnet_core::model::{PlanDraft, Value};
use aksnet_core::policy::Policy;
use aksnet_tests::plans;

/// The names of all functions in the Rust of a folder, and of all tests in its JavaScript.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.split("fn ").skip(1).filter_map(|rest| {
                let name = rest.split(['(', '<', '\n']).next()?;
                Some(name.trim().to_owned())
            }));
        } else if path.extension().is_some_and(|ending| ending == "js") {
            let text = fs::read_to_string(path).unwrap();
            let tests = text.split("\ntest(\"").skip(1);
            found.extend(tests.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
}

#[test]
fn every_line_of_the_threat_model_names_tests_that_exist() {
    let root = plans::root();
    let mut known = BTreeSet::new();
    for folder in ["crates", "tests/src", "tests/tests", "web/src"] {
        functions(&root.join(folder), &mut known);
    }
    let text = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .collect();
    assert!(rows.len() >= 12, "{}", rows.len());
    for row in rows {
        let tests = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let tests: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "{row}");
        for test in tests {
            assert!(known.contains(test), "{test} of {row}");
        }
    }
}

#[test]
fn json_nested_without_end_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let depth = 100_000;
        for text in [
            open.repeat(depth),
            format!("{}1{}", open.repeat(depth), close.repeat(depth)),
        ] {
            assert!(serde_json::from_str::<Value>(&text).is_err());
            let link = aksnet_link::pack(&text).unwrap();
            assert!(aksnet_link::open(&link).is_err());
        }
        // As deep as is read at all: a plan and a policy refuse it by its shape.
        let text = format!("{}1{}", open.repeat(100), close.repeat(100));
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(PlanDraft::from_value(&value).is_err());
        assert!(Policy::from_value(&value).is_err());
    }
}

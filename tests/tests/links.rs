//! Links of every version that was ever released open, and the newest packs the same on every machine.
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aksnet_core::model::{PlanDraft, Value};

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("links")
        .join(version.to_string())
}

/// The links of a version, each with the text of its plan.
fn links(version: u32) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(version))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "link"))
        .collect();
    paths.sort();
    let read = |path: &Path| fs::read_to_string(path).unwrap().trim_end().to_owned();
    paths
        .iter()
        .map(|path| (read(path), read(&path.with_extension("json"))))
        .collect()
}

#[test]
fn every_link_ever_released_opens() {
    let mut names = BTreeSet::new();
    for version in 0..=aksnet_link::NEWEST {
        let links = links(version);
        assert!(links.len() >= 4, "version {version}");
        for (link, plan) in links {
            let value: Value = serde_json::from_str(&plan).unwrap();
            let draft = PlanDraft::from_value(&value).unwrap();
            assert!(link.starts_with(&format!("plan={version}.")), "{link}");
            assert_eq!(aksnet_link::open(&link), Ok(draft), "{link}");
            names.insert(plan);
        }
    }
    assert!(names.iter().any(|plan| plan.contains("overlai")));
}

#[test]
fn the_newest_version_packs_the_same_bytes_everywhere() {
    for (link, plan) in links(aksnet_link::NEWEST) {
        assert_eq!(aksnet_link::pack(&plan).as_deref(), Ok(link.as_str()));
        // A draft writes the very text that was packed.
        let draft = aksnet_link::open(&link).unwrap();
        assert_eq!(aksnet_link::link(&draft).as_deref(), Ok(link.as_str()));
    }
}

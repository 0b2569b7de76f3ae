//! Published worked examples, each with its source in `vectors/published.json`.
//!
//! An example whose status is `wrong` is one whose published number is wrong: the
//! engine must come to the expected number and not to the published one.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod example;
mod node_subnet;
mod others;
mod pod_range;
mod ranges;
mod rules;

use std::collections::BTreeSet;

use aksnet_core::ledger::{Stage, Verdict};
use aksnet_tests::sketch::Sketch;

use example::all;

/// Whether Azure would create it.
fn accepts(sketch: &Sketch) -> bool {
    sketch.verdict(Stage::Create) != Verdict::Error
}

#[test]
fn every_example_is_tested_and_says_where_it_was_published() {
    let all = all();
    let tested = [
        node_subnet::TESTED,
        pod_range::TESTED,
        ranges::TESTED,
        others::TESTED,
    ]
    .concat();
    let ids: BTreeSet<&str> = all.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, tested.iter().copied().collect());
    assert_eq!(ids.len(), all.len());
    for one in &all {
        assert!(!one["source"].as_str().unwrap().is_empty(), "{one}");
        assert!(
            ["ok", "assumption", "wrong"].contains(&one["status"].as_str().unwrap()),
            "{one}"
        );
        assert!(
            one["status"] != "wrong" || one["expected"].is_object(),
            "{one}"
        );
    }
}

//! Laws: what holds for every plan, whatever somebody types.
//!
//! See `aksnet_tests::chance::cases` for more of them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod answers;
mod edges;
mod fixes;
mod growth;
mod order;
mod overlap;
mod text;

use std::collections::BTreeMap;

use aksnet_core::ledger::Ledger;
use aksnet_core::model::PlanDraft;
use aksnet_core::rules::{Evidence, Finding, check};

/// What the rules find in a draft.
fn findings(draft: &PlanDraft) -> Vec<Finding> {
    let plan = draft.read().plan;
    check(&Evidence::of(&plan, &Ledger::of(&plan)))
}

/// How often each key occurs.
fn tally<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeMap<K, usize> {
    let mut tally = BTreeMap::new();
    for key in keys {
        *tally.entry(key).or_insert(0) += 1;
    }
    tally
}

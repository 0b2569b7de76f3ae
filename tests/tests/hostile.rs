//! A bounded share of the fuzzing: the plans of this repository with bytes changed, and any text.

use std::{fs, path::Path, sync::LazyLock};

use aksnet_tests::chance::cases;
use aksnet_tests::hostile;
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

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn changed_plan_files_are_read_or_refused(bytes in changed()) {
        hostile::plan_file(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|[0-9a-f./: ,-]{0,40}|/[a-zA-Z/0-9-]{0,60}\n[0-9./]{0,20}") {
        hostile::text(&text);
    }
}

#[test]
fn every_plan_file_itself_passes() {
    assert!(PLANS.len() > 100);
    for plan in PLANS.iter() {
        hostile::plan_file(plan);
    }
}

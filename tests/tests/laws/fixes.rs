//! A fix mends what it is offered for and makes nothing worse.

use std::collections::{BTreeMap, BTreeSet};

use aksnet_core::model::PlanDraft;
use aksnet_core::rules::{Finding, MendingEnd, Severity, mend};
use aksnet_tests::chance::{cases, drafts};
use aksnet_tests::world::{Shape, worlds};
use proptest::prelude::*;

use crate::{findings, tally};

/// What an error is about: its rule, or addresses that are short.
fn kind(finding: &Finding) -> &'static str {
    let rule = finding.rule.id;
    if rule.starts_with("AKN2") {
        "AKN2xx"
    } else {
        rule
    }
}

/// How many errors of each kind. Of a range that is short the rules say more or less, as it is less or more.
fn errors(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let errors = findings
        .iter()
        .filter(|one| one.rule.severity == Severity::Error);
    let mut short = BTreeSet::new();
    let counted = errors.filter(|one| kind(one) != "AKN2xx" || short.insert(&one.subject));
    tally(counted.map(kind))
}

/// Applies every fix by itself.
fn every_fix_mends(draft: &PlanDraft) {
    let before = findings(draft);
    let errors_before = errors(&before);
    let unreadable_before = draft.read().errors.len();
    for finding in &before {
        let Some(fix) = &finding.fix else { continue };
        let mut mended = draft.clone();
        mended.apply(&fix.edits).unwrap();
        assert_ne!(
            &mended, draft,
            "{} changes nothing: {fix:?}",
            finding.rule.id
        );
        let same = |one: &&Finding| one.rule == finding.rule && one.subject == finding.subject;
        let after = findings(&mended);
        assert!(
            after.iter().filter(same).count() < before.iter().filter(same).count(),
            "{} stays after {fix:?}: {:?}\n{}",
            finding.rule.id,
            after.iter().find(same).map(|one| &one.message),
            json(draft)
        );
        let unreadable = mended.read().errors;
        assert!(
            unreadable.len() <= unreadable_before,
            "{fix:?} of {} leaves {unreadable:?}",
            finding.rule.id
        );
        if unreadable.len() < unreadable_before {
            // What could not be read before, such as the name of a subnet, now counts for the first time.
            continue;
        }
        for (rule, count) in errors(&after) {
            assert!(
                count <= errors_before.get(rule).copied().unwrap_or(0),
                "{fix:?} of {} brings {rule}: {:?}\n{}",
                finding.rule.id,
                after
                    .iter()
                    .filter(|one| kind(one) == rule)
                    .map(|one| &one.message)
                    .collect::<Vec<_>>(),
                json(draft)
            );
        }
    }
}

fn json(draft: &PlanDraft) -> String {
    serde_json::to_string(draft).unwrap()
}

/// All fixes, again and again, until none is left or none helps.
fn mending_ends(draft: &PlanDraft) {
    let before = findings(draft).len();
    let mending = mend(draft, None, |_| true);
    assert!(
        mending.applied.len() <= before * 3 + 3,
        "{} fixes for {before} findings\n{}",
        mending.applied.len(),
        json(draft)
    );
    match mending.end {
        MendingEnd::NoFixLeft => assert!(mending.left.iter().all(|finding| finding.fix.is_none())),
        MendingEnd::NoFixHelps => assert!(mending.left.iter().any(|finding| finding.fix.is_some())),
        MendingEnd::TooMany => panic!("a small plan takes no thousand fixes\n{}", json(draft)),
    }
    assert_eq!(findings(&mending.draft), mending.left);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_fix_of_a_world_mends(world in worlds(Shape::SMALL)) {
        every_fix_mends(&world.draft());
    }

    #[test]
    fn every_fix_of_any_draft_mends(draft in drafts(700)) {
        every_fix_mends(&draft);
    }

    #[test]
    fn mending_a_world_ends(world in worlds(Shape::SINGLE)) {
        mending_ends(&world.draft());
    }

    #[test]
    fn mending_any_draft_ends(draft in drafts(400)) {
        mending_ends(&draft);
    }
}

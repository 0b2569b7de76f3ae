//! The plans of `tests/plans`: each fires its rule or passes it, and fixes mend.
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use aksnet_core::model::PlanDraft;
use aksnet_core::report::{FindingReport, Report};
use aksnet_core::rules::{Severity, all};
use aksnet_tests::plans;

/// The plans of a rule whose names begin so.
fn of_rule(rule: &str, start: &str) -> Vec<PathBuf> {
    let folder = plans::root().join("tests/plans").join(rule);
    let mut paths = plans::in_folder(&folder).unwrap_or_default();
    paths.retain(|path| name(path).starts_with(start));
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The report on a plan of the repository, which must read without field errors.
fn report(path: &Path) -> (PlanDraft, Report) {
    let draft = plans::draft(path).unwrap();
    let report = judged(path, &draft);
    assert_eq!(report.errors.first(), None, "{}", path.display());
    (draft, report)
}

/// The report on a draft in place of that plan, beside its baseline or under its policy where it has one.
fn judged(path: &Path, draft: &PlanDraft) -> Report {
    if let Some(policy) = plans::policy_file(path) {
        return Report::under(draft, &plans::policy(&policy).unwrap());
    }
    match plans::baseline(path) {
        Some(baseline) => Report::against(draft, &plans::draft(&baseline).unwrap()),
        None => Report::of(draft),
    }
}

fn of<'a>(report: &'a Report, rule: &str) -> Vec<&'a FindingReport> {
    let found = report.findings.iter();
    found.filter(|finding| finding.rule == rule).collect()
}

/// Errors, each by its rule and its field.
fn errors(report: &Report) -> BTreeSet<(&'static str, String)> {
    let found = report.findings.iter();
    found
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| (finding.rule, finding.subject.clone()))
        .collect()
}

#[test]
fn every_rule_has_a_plan_that_fires_it_and_one_that_passes() {
    let missing: Vec<String> = all()
        .flat_map(|rule| ["fires-", "passes-"].map(|start| (rule.id, start)))
        .filter(|(rule, start)| of_rule(rule, start).is_empty())
        .map(|(rule, start)| format!("tests/plans/{rule}/{start}*.json"))
        .collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn plans_that_fire_are_found_and_plans_that_pass_are_not() {
    for rule in all() {
        for path in of_rule(rule.id, "fires-") {
            let (_, report) = report(&path);
            assert!(!of(&report, rule.id).is_empty(), "{}", path.display());
        }
        for path in of_rule(rule.id, "passes-") {
            let (_, report) = report(&path);
            assert_eq!(
                of(&report, rule.id),
                Vec::<&FindingReport>::new(),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn a_fix_takes_its_finding_away_and_brings_no_error() {
    for rule in all() {
        for path in of_rule(rule.id, "fires-") {
            let (draft, before) = report(&path);
            for finding in of(&before, rule.id) {
                let Some(fix) = &finding.fix else { continue };
                let mut mended = draft.clone();
                mended.apply(&fix.edits).unwrap();
                let after = judged(&path, &mended);
                let shown = format!("{}: {}", path.display(), fix.title);
                assert_eq!(after.errors.first(), None, "{shown}");
                let stays = of(&after, rule.id);
                let stays = stays.iter().any(|other| other.subject == finding.subject);
                assert!(!stays, "{shown}");
                let new: Vec<_> = errors(&after)
                    .difference(&errors(&before))
                    .cloned()
                    .collect();
                assert!(new.is_empty(), "{shown} brings {new:?}");
            }
        }
    }
}

#[test]
fn every_baseline_and_policy_belongs_to_a_plan_and_can_be_read() {
    let mut read = 0;
    for rule in all() {
        let folder = plans::root().join("tests/plans").join(rule.id);
        let plans = plans::in_folder(&folder).unwrap();
        let baselines: BTreeSet<PathBuf> = plans
            .iter()
            .filter_map(|plan| plans::baseline(plan))
            .collect();
        let policies: BTreeSet<PathBuf> = plans
            .iter()
            .filter_map(|plan| plans::policy_file(plan))
            .collect();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let known =
                plans.contains(&path) || baselines.contains(&path) || policies.contains(&path);
            assert!(known, "{}", path.display());
        }
        for path in baselines {
            let errors = plans::draft(&path).unwrap().read().errors;
            assert_eq!(errors, [], "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 0, "the rules of family AKN8xx need baselines");
}

#[test]
fn every_plan_belongs_to_a_rule_and_says_what_it_is_for() {
    let folder = plans::root().join("tests/plans");
    let known: BTreeSet<&str> = all().map(|rule| rule.id).collect();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(name(&path).as_str()), "{}", path.display());
        for plan in plans::in_folder(&path).unwrap() {
            let name = name(&plan);
            let known = ["fires-", "passes-"]
                .iter()
                .any(|start| name.starts_with(start));
            assert!(known, "{}", plan.display());
        }
    }
}

//! The one change that helps most.

use aksnet_core::cidr::Block;
use aksnet_core::ledger::{Ledger, Stage, Verdict};
use aksnet_core::model::EditValue;
use aksnet_core::rules::{Fix, grouped};

use crate::planner::Outcome;
use crate::results::Subject;
use crate::results::amount::listed;
use crate::results::answer::{Answer, answers};

/// Fixes tried at most: each means reading the whole plan once more.
const TRIED: usize = 4;

/// A change, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// The change.
    pub(super) fix: Fix,
    /// "One change fixes both".
    pub(super) intro: String,
    /// "Full scale then uses 465 of 507 addresses and 42 stay free."
    pub(super) effect: String,
    /// The range it grows and its new prefix length, where that is all it does.
    pub(super) grows: Option<(String, u8)>,
}

/// Of the fixes offered for a cluster, the one after which most stages work; `None` where none helps.
pub(super) fn best(subject: &Subject, before: &[Answer; 3]) -> Option<Change> {
    let (draft, outcome, cluster) = (&*subject.draft, &*subject.outcome, subject.cluster);
    let failing = failing(before);
    let mut best: Option<(usize, &Fix, [Answer; 3])> = None;
    let free = |fix: &&Fix| subject.locks.against(draft, &fix.edits).is_none();
    for fix in offered(outcome, cluster).filter(free).take(TRIED) {
        let Some(plan) = outcome.after(draft, &fix.edits) else {
            continue;
        };
        let after = answers(&Ledger::of(&plan), cluster);
        let worse = before.iter().zip(&after).any(|(before, after)| {
            after.verdict == Verdict::Error && before.verdict != Verdict::Error
        });
        let cleared = failing.len().saturating_sub(self::failing(&after).len());
        if !worse && cleared > best.as_ref().map_or(0, |(cleared, ..)| *cleared) {
            best = Some((cleared, fix, after));
            if cleared == failing.len() {
                break;
            }
        }
    }
    let (_, fix, after) = best?;
    Some(Change {
        intro: intro(&failing, &self::failing(&after)),
        effect: effect(&after),
        grows: grows(&outcome.ledger, fix),
        fix: fix.clone(),
    })
}

fn failing(answers: &[Answer; 3]) -> Vec<Stage> {
    let failing = answers
        .iter()
        .filter(|answer| answer.verdict == Verdict::Error);
    failing.map(|answer| answer.stage).collect()
}

/// Different fixes of what fails in a cluster or in the networks, worst first.
fn offered(outcome: &Outcome, cluster: usize) -> impl Iterator<Item = &Fix> {
    let mut seen: Vec<&Fix> = Vec::new();
    let errors = super::errors(outcome, cluster);
    errors
        .filter_map(|finding| finding.fix.as_ref())
        .filter(move |fix| {
            let new = !seen.iter().any(|other| other.edits == fix.edits);
            if new {
                seen.push(fix);
            }
            new
        })
}

/// "One change fixes both"; names what it fixes where something is left.
fn intro(failing: &[Stage], left: &[Stage]) -> String {
    let what = match (failing.len(), left) {
        (1, []) => "it".to_owned(),
        (2, []) => "both".to_owned(),
        (_, []) => "all three".to_owned(),
        _ => {
            let fixed = failing.iter().filter(|stage| !left.contains(stage));
            let names: Vec<String> = fixed.map(|stage| noun(*stage).to_owned()).collect();
            listed(&names)
        }
    };
    format!("One change fixes {what}")
}

const fn noun(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "creation",
        Stage::Upgrade => "upgrades",
        Stage::FullScale => "full scale",
    }
}

/// What a stage is called at the start of a sentence.
pub(super) const fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creation",
        Stage::Upgrade => "An upgrade",
        Stage::FullScale => "Full scale",
    }
}

/// What the last stage that can be checked then comes to.
fn effect(after: &[Answer; 3]) -> String {
    let checked = after.iter().rev();
    let mut checked = checked.filter(|answer| answer.verdict != Verdict::NotChecked);
    let last = checked.find_map(|answer| Some((answer.stage, answer.need.as_ref()?)));
    let Some((stage, need)) = last else {
        return String::new();
    };
    let name = title(stage);
    let (needed, usable, unit) = (grouped(need.needed), grouped(need.usable), need.unit);
    match need.usable.checked_sub(need.needed) {
        None => format!("{name} still needs {needed} {unit} of {usable}."),
        Some(0) => format!("{name} then uses all {usable} {unit}."),
        Some(1) => format!("{name} then uses {needed} of {usable} {unit} and 1 stays free."),
        Some(left) => format!(
            "{name} then uses {needed} of {usable} {unit} and {} stay free.",
            grouped(left)
        ),
    }
}

/// The range a fix grows and its new prefix length, where it only grows one in place.
fn grows(ledger: &Ledger, fix: &Fix) -> Option<(String, u8)> {
    let [edit] = fix.edits.as_slice() else {
        return None;
    };
    let EditValue::Text(text) = &edit.value else {
        return None;
    };
    let new = Block::parse(text).ok()?;
    let range = ledger.ranges.iter().find(|range| range.path == edit.path)?;
    let grown = range.block.is_some_and(|old| new.contains(old));
    (grown && !range.name.is_empty()).then(|| (range.name.clone(), new.prefix()))
}

//! Fixes that put a value of the policy in its place: tried before they are offered.
//!
//! A policy may ask for anything, also for what Azure refuses in this plan.

use alloc::{collections::BTreeSet, string::String, vec::Vec};

use crate::ledger::Ledger;
use crate::model::{Edit, FieldError, PlanDraft};
use crate::policy::Policy;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Rule, Severity};
use crate::sorting;

/// The fix, where it takes what that rule found in those fields away and brings no error.
pub(super) fn tried(
    evidence: &Evidence<'_>,
    rule: &Rule,
    subjects: &[String],
    fix: Fix,
) -> Option<Fix> {
    let (policy, draft) = evidence.policy?;
    evidence.tries.set(evidence.tries.get().checked_sub(1)?);
    let after = Judged::after(evidence, policy, draft, &fix.edits)?;
    let stays = after
        .found
        .iter()
        .any(|found| found.rule.id == rule.id && subjects.contains(&found.subject));
    if stays {
        return None;
    }
    let errors = after.errors();
    if !errors.is_empty() {
        let before = Judged::after(evidence, policy, draft, &[])?;
        if !errors.is_subset(&before.errors()) {
            return None;
        }
    }
    Some(fix)
}

/// What is wrong with a plan.
struct Judged {
    unread: Vec<FieldError>,
    found: Vec<Finding>,
}

impl Judged {
    /// The plan of some evidence after some edits.
    fn after(
        evidence: &Evidence<'_>,
        policy: &Policy,
        draft: &PlanDraft,
        edits: &[Edit],
    ) -> Option<Self> {
        let mut draft = draft.clone();
        draft.apply(edits).ok()?;
        let (draft, _) = policy.filled(&draft);
        let reading = draft.read();
        let ledger = Ledger::of(&reading.plan);
        let again = match &evidence.difference {
            Some(difference) => Evidence::against(&reading.plan, &ledger, difference.old),
            None => Evidence::of(&reading.plan, &ledger),
        };
        // Nothing is tried within a trial.
        again.tries.set(0);
        Some(Self {
            unread: reading.errors,
            found: crate::rules::check(&again.under(policy, &draft)),
        })
    }

    /// Errors, each by its rule and its field; a field that cannot be read has no rule.
    fn errors(&self) -> BTreeSet<(&str, &str)> {
        let found = self.found.iter();
        let found = found.filter(|found| found.rule.severity == Severity::Error);
        let found = found.map(|found| (found.rule.id, found.subject.as_str()));
        let unread = self.unread.iter().map(|error| ("", error.path.as_str()));
        sorting::gathered(found.chain(unread))
    }
}

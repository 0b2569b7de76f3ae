//! Applying fixes until none is left, or none helps.

use alloc::{string::String, vec::Vec};

use super::evidence::Evidence;
use super::finding::{Finding, Fix};
use super::rule::Severity;
use crate::ledger::Ledger;
use crate::model::PlanDraft;

/// Fixes tried at most, each at the price of a check; a plan that needs more is mended in several goes.
const MOST_TRIES: u32 = 2_000;

/// A plan after fixes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mending {
    /// The draft with all applied fixes in it, everything else as typed.
    pub draft: PlanDraft,
    /// What was applied, in order: the rule's id and the fix.
    pub applied: Vec<(&'static str, Fix)>,
    /// What the rules find now.
    pub left: Vec<Finding>,
    /// Why no more was applied.
    pub end: MendingEnd,
}

/// Why no more fixes were applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub enum MendingEnd {
    /// None is left.
    NoFixLeft,
    /// Some are left, and none of them leaves fewer findings than it meets.
    NoFixHelps,
    /// As many were tried as one go may try.
    TooMany,
}

/// Applies the fixes of all findings that are wanted, worst first.
///
/// A fix is kept only where it leaves fewer errors, or as many errors and fewer warnings,
/// or as many of both and fewer notes. So this ends, and never leaves a plan worse.
pub fn mend(draft: &PlanDraft, wanted: impl Fn(&Finding) -> bool) -> Mending {
    let mut mending = Mending {
        draft: draft.clone(),
        applied: Vec::new(),
        left: findings(draft),
        end: MendingEnd::TooMany,
    };
    let mut tries = MOST_TRIES;
    while tries > 0 {
        let offers: Vec<(&'static str, Fix)> = mending
            .left
            .iter()
            .filter(|finding| wanted(finding))
            .filter_map(|finding| Some((finding.rule.id, finding.fix.clone()?)))
            .collect();
        let mut better = None;
        for (rule, fix) in &offers {
            let Some(left) = tries.checked_sub(1) else {
                break;
            };
            tries = left;
            better = improved(&mending, fix).map(|next| (*rule, fix, next));
            if better.is_some() {
                break;
            }
        }
        let Some((rule, fix, (draft, left))) = better else {
            if offers.is_empty() {
                mending.end = MendingEnd::NoFixLeft;
            } else if tries > 0 {
                mending.end = MendingEnd::NoFixHelps;
            }
            break;
        };
        mending.applied.push((rule, fix.clone()));
        mending.draft = draft;
        mending.left = left;
    }
    mending
}

/// The draft with a fix and what is found in it, if that is better.
fn improved(mending: &Mending, fix: &Fix) -> Option<(PlanDraft, Vec<Finding>)> {
    let mut draft = mending.draft.clone();
    draft.apply(&fix.edits).ok()?;
    let left = findings(&draft);
    (counts(&left) < counts(&mending.left)).then_some((draft, left))
}

fn findings(draft: &PlanDraft) -> Vec<Finding> {
    let plan = draft.read().plan;
    super::check(&Evidence::of(&plan, &Ledger::of(&plan)))
}

/// How many findings there are of each severity, worst first.
fn counts(findings: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        findings
            .iter()
            .filter(|finding| finding.rule.severity == severity)
            .count()
    })
}

impl Mending {
    /// Titles of the applied fixes, in order.
    pub fn titles(&self) -> impl Iterator<Item = &String> {
        self.applied.iter().map(|(_, fix)| &fix.title)
    }
}

#[cfg(test)]
mod tests {
    use super::{MendingEnd, mend};
    use crate::rules::sample::clean;
    use alloc::vec::Vec;

    #[test]
    fn a_plan_without_findings_stays_as_it_is() {
        let mending = mend(&clean(), |_| true);
        assert_eq!(mending.draft, clean());
        assert_eq!(mending.end, MendingEnd::NoFixLeft);
    }

    #[test]
    fn every_finding_with_a_fix_is_mended_worst_first() {
        let draft = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/count", "12")
            .with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18");
        let mending = mend(&draft, |_| true);
        assert_eq!(mending.left, []);
        assert_eq!(mending.end, MendingEnd::NoFixLeft);
        assert_eq!(
            mending.titles().collect::<Vec<_>>(),
            [
                "Grow snet-nodes to 10.240.0.0/27",
                "Move services to 10.1.0.0/16"
            ]
        );
    }

    #[test]
    fn only_what_is_wanted_is_mended() {
        let draft = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/0/count", "12")
            .with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18");
        let mending = mend(&draft, |finding| finding.rule.id == "AKN305");
        assert_eq!(mending.applied.len(), 1);
        assert!(
            mending
                .left
                .iter()
                .any(|finding| finding.rule.id == "AKN201")
        );
        assert_eq!(mending.end, MendingEnd::NoFixLeft);
    }
}

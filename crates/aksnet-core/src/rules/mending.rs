//! Applying fixes until none is left, or none helps.

use alloc::{string::String, vec::Vec};

use super::evidence::Evidence;
use super::finding::{Finding, Fix};
use super::rule::Severity;
use super::withheld::{Withheld, withhold};
use crate::ledger::Ledger;
use crate::model::PlanDraft;
use crate::policy::Policy;

/// Fixes tried at most, each at the price of a check; a plan that needs more is mended in several goes.
const MOST_TRIES: u32 = 2_000;

/// The same under a policy, where a check tries fixes of its own.
const MOST_TRIES_UNDER_A_POLICY: u32 = 200;

/// A plan after fixes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mending {
    /// The draft with all applied fixes in it, everything else as typed.
    pub draft: PlanDraft,
    /// What was applied, in order: the rule's id and the fix.
    pub applied: Vec<(&'static str, Fix)>,
    /// What the rules find now.
    pub left: Vec<Finding>,
    /// Fixes of these that were not tried, since they would change what the policy locks.
    pub withheld: Vec<Withheld>,
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
/// Under a policy, breaches of it are findings too, and what it locks stays as it is;
/// its defaults count where the draft says nothing, and are not put into it.
pub fn mend(
    draft: &PlanDraft,
    policy: Option<&Policy>,
    wanted: impl Fn(&Finding) -> bool,
) -> Mending {
    let (left, withheld) = findings(draft, policy);
    let mut mending = Mending {
        draft: draft.clone(),
        applied: Vec::new(),
        left,
        withheld,
        end: MendingEnd::TooMany,
    };
    let mut tries = match policy {
        Some(_) => MOST_TRIES_UNDER_A_POLICY,
        None => MOST_TRIES,
    };
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
            better = improved(&mending, policy, fix).map(|next| (*rule, fix, next));
            if better.is_some() {
                break;
            }
        }
        let Some((rule, fix, (draft, left, withheld))) = better else {
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
        mending.withheld = withheld;
    }
    mending
}

/// The draft with a fix and what is found in it, if that is better.
fn improved(
    mending: &Mending,
    policy: Option<&Policy>,
    fix: &Fix,
) -> Option<(PlanDraft, Vec<Finding>, Vec<Withheld>)> {
    let mut draft = mending.draft.clone();
    draft.apply(&fix.edits).ok()?;
    let (left, withheld) = findings(&draft, policy);
    (counts(&left) < counts(&mending.left)).then_some((draft, left, withheld))
}

/// What is found, with the fixes that may be made, and those that may not.
fn findings(draft: &PlanDraft, policy: Option<&Policy>) -> (Vec<Finding>, Vec<Withheld>) {
    let Some(policy) = policy else {
        let plan = draft.read().plan;
        let found = super::check(&Evidence::of(&plan, &Ledger::of(&plan)));
        return (found, Vec::new());
    };
    let (filled, _) = policy.filled(draft);
    let plan = filled.read().plan;
    let ledger = Ledger::of(&plan);
    let mut found = super::check(&Evidence::of(&plan, &ledger).under(policy, &filled));
    let withheld = withhold(&mut found, policy, draft);
    (found, withheld)
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
    #[cfg(feature = "serde")]
    use crate::{model::Value, policy::Policy};
    use alloc::vec::Vec;

    #[test]
    fn a_plan_without_findings_stays_as_it_is() {
        let mending = mend(&clean(), None, |_| true);
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
        let mending = mend(&draft, None, |_| true);
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

    #[cfg(feature = "serde")]
    #[test]
    fn under_a_policy_its_fixes_are_made_and_what_it_locks_stays() {
        let draft = clean()
            .with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18")
            .with("/clusters/0/nodePools/0/maxSurge", "50%");
        let policy = r#"{"aksnetPolicy":1,"locked":[
            {"path":"/clusters/*/serviceCidr","value":"10.0.0.0/16"},
            {"path":"/clusters/*/nodePools/*/maxSurge","value":"33%"}],
            "defaults":{"podCidr":"10.99.0.0/16"}}"#;
        let policy = serde_json::from_str::<Value>(policy).unwrap();
        let policy = Policy::from_value(&policy).unwrap();
        let mending = mend(&draft, Some(&policy), |_| true);
        let titles: Vec<_> = mending.titles().collect();
        assert_eq!(titles, ["Set maxSurge of system to 33%"]);
        let [withheld] = mending.withheld.as_slice() else {
            unreachable!("one fix is withheld: {:?}", mending.withheld);
        };
        assert_eq!(
            (withheld.rule, withheld.locked.as_str()),
            ("AKN305", "/clusters/0/serviceCidr")
        );
        assert_eq!(
            mending.draft.clusters[0].service_cidr,
            draft.clusters[0].service_cidr
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
        let mending = mend(&draft, None, |finding| finding.rule.id == "AKN305");
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

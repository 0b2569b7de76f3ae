//! Fixes that are not offered under a policy.

use alloc::{string::String, vec::Vec};

use super::finding::{Finding, Fix};
use crate::model::PlanDraft;
use crate::policy::Policy;

/// A fix that is not offered, since it would change what the policy locks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Withheld {
    /// Id of the rule whose finding it would mend.
    pub rule: &'static str,
    /// JSON Pointer of the field that the finding is about.
    pub subject: String,
    /// What it would do.
    pub title: String,
    /// JSON Pointer of what is locked.
    pub locked: String,
}

/// Takes the fixes away that would change what the policy locks in a draft.
pub(crate) fn withhold(
    findings: &mut [Finding],
    policy: &Policy,
    draft: &PlanDraft,
) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for finding in findings {
        let held = |fix: &Fix| policy.held(draft, &fix.edits);
        let Some(locked) = finding.fix.as_ref().and_then(held) else {
            continue;
        };
        if let Some(Fix { title, .. }) = finding.fix.take() {
            withheld.push(Withheld {
                rule: finding.rule.id,
                subject: finding.subject.clone(),
                title,
                locked,
            });
        }
    }
    withheld
}

//! A plan with fixes in it.

use alloc::vec::Vec;

use crate::model::PlanDraft;
use crate::rules::{Fix, Mending, MendingEnd, Withheld};

/// A plan with fixes in it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Mended<'a> {
    /// What was applied, in order.
    pub applied: Vec<AppliedFix<'a>>,
    /// Why no more was applied.
    pub end: MendingEnd,
    /// Fixes that would change what the policy locks; none of them was applied.
    pub withheld: &'a [Withheld],
    /// The plan with all of it.
    pub plan: &'a PlanDraft,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AppliedFix<'a> {
    /// Id of the rule whose finding it mends.
    pub rule: &'static str,
    /// What it did.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub fix: &'a Fix,
}

impl<'a> From<&'a Mending> for Mended<'a> {
    fn from(mending: &'a Mending) -> Self {
        let applied = mending.applied.iter();
        Self {
            applied: applied
                .map(|(rule, fix)| AppliedFix { rule, fix })
                .collect(),
            end: mending.end,
            withheld: &mending.withheld,
            plan: &mending.draft,
        }
    }
}

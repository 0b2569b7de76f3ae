//! A plan, and everything there is to say about it.

use alloc::vec::Vec;

use super::Report;
use crate::ledger::Ledger;
use crate::model::{FieldError, Plan, PlanDraft};
use crate::policy::Policy;
use crate::rules::{self, Evidence, Withheld};

/// A plan as typed, as understood, and everything there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The plan as typed.
    pub draft: PlanDraft,
    /// What could be read of it.
    pub plan: Plan,
    /// Who draws on what.
    pub ledger: Ledger,
    /// Everything there is to say.
    pub report: Report,
    /// Whether a part of its file has no place in the draft, and would be lost on writing.
    pub is_partial: bool,
    /// Fixes that the report does not offer, since they would change what a policy locks.
    pub withheld: Vec<Withheld>,
}

impl Subject {
    /// Asks the engine for everything; `misfits` are errors of the file's shape.
    pub fn of(draft: PlanDraft, misfits: Vec<FieldError>) -> Self {
        let mut reading = draft.read();
        let is_partial = !misfits.is_empty();
        reading.errors.splice(0..0, misfits);
        let plan = reading.plan.clone();
        let ledger = Ledger::of(&plan);
        let findings = rules::check(&Evidence::of(&plan, &ledger));
        Self {
            report: Report::from_parts(reading, &ledger, findings),
            draft,
            plan,
            ledger,
            is_partial,
            withheld: Vec::new(),
        }
    }

    /// The same with the defaults of a policy in its empty fields, where there is one;
    /// [`judge`](Self::judge) asks for the rest of it.
    pub fn under(draft: PlanDraft, misfits: Vec<FieldError>, policy: Option<&Policy>) -> Self {
        let Some(policy) = policy else {
            return Self::of(draft, misfits);
        };
        let (draft, used) = policy.filled(&draft);
        let mut subject = Self::of(draft, misfits);
        subject.report.defaults.splice(0..0, used);
        subject
    }

    /// Asks the rules again, where it is known what is deployed already or what the policy is.
    ///
    /// Fixes that would change what the policy locks are offered no longer.
    pub fn judge(&mut self, baseline: Option<&Plan>, policy: Option<&Policy>) {
        if baseline.is_none() && policy.is_none() {
            return;
        }
        let mut evidence = match baseline {
            Some(baseline) => Evidence::against(&self.plan, &self.ledger, baseline),
            None => Evidence::of(&self.plan, &self.ledger),
        };
        if let Some(policy) = policy {
            evidence = evidence.under(policy, &self.draft);
        }
        let mut findings = rules::check(&evidence);
        self.withheld = policy.map_or_else(Vec::new, |policy| {
            rules::withhold(&mut findings, policy, &self.draft)
        });
        let mut reading = self.draft.read();
        reading.errors.clone_from(&self.report.errors);
        reading.defaults.clone_from(&self.report.defaults);
        self.report = Report::from_parts(reading, &self.ledger, findings);
    }
}

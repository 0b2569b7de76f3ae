//! What a draft means.

use std::{ops::Deref, rc::Rc};

use aksnet_core::cidr::Block;
use aksnet_core::ledger::Ledger;
use aksnet_core::model::{DefaultUsed, FieldError, Plan, PlanDraft, Reading};
use aksnet_core::rules::{self, Evidence, Finding};

/// Everything that follows from a draft.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The plan, as far as it could be read.
    pub(crate) plan: Plan,
    /// Its ledger.
    pub(crate) ledger: Ledger,
    /// What the rules found.
    pub(crate) findings: Vec<Finding>,
    /// Fields that cannot be read.
    pub(crate) errors: Vec<FieldError>,
    /// Values that were filled in.
    pub(crate) defaults: Vec<DefaultUsed>,
}

impl Outcome {
    /// Reads a draft, writes its ledger, asks every rule.
    pub(crate) fn of(draft: &PlanDraft) -> Self {
        let Reading {
            plan,
            errors,
            defaults,
        } = draft.read();
        let ledger = Ledger::of(&plan);
        let findings = rules::check(&Evidence::of(&plan, &ledger));
        Self {
            plan,
            ledger,
            findings,
            errors,
            defaults,
        }
    }

    /// The first block of private space of that size that nothing in the plan uses.
    pub(crate) fn free_block(&self, prefix: u8) -> Option<Block> {
        Evidence::of(&self.plan, &self.ledger).free_block(prefix)
    }
}

/// Something worked out once and shared; equal only to itself, so that comparing costs nothing.
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares it.
    pub(crate) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

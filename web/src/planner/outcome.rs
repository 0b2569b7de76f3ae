//! What a draft means.

use std::{borrow::Cow, cell::RefCell, ops::Deref, rc::Rc};

use aksnet_core::cidr::Block;
use aksnet_core::ledger::Ledger;
use aksnet_core::model::{Edit, FieldError, Plan, PlanDraft, Reading};
use aksnet_core::policy::Policy;
use aksnet_core::rules::{self, Evidence, Finding};
use aksnet_core::sizing::{Comparison, compare};

/// Fields that keep their last good text at most; a hostile plan may have thousands that cannot be read.
const MOST_KEPT: usize = 100;

/// Everything that follows from a draft.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// What follows from what it counts with: the very same while only half a text changes.
    count: Shared<Count>,
    /// Fields that cannot be read.
    pub(crate) errors: Vec<FieldError>,
}

/// What a draft says, as far as it can be read, and what follows from that.
#[derive(Debug)]
pub(crate) struct Count {
    /// What it says.
    reading: Reading,
    /// The ledger of its plan.
    pub(crate) ledger: Ledger,
    /// What the rules found.
    pub(crate) findings: Vec<Finding>,
    /// The policy the plan is under.
    policy: Option<Rc<Policy>>,
    /// The last cluster whose models were compared, and how.
    compared: RefCell<Option<(usize, Option<Rc<Comparison>>)>>,
}

impl Outcome {
    /// Reads a draft, writes its ledger, asks every rule; under a policy, its defaults come before
    /// those of AKS.
    pub(crate) fn of(draft: &PlanDraft, policy: Option<&Rc<Policy>>) -> Self {
        let (reading, counted) = read(draft, policy);
        Self::from_reading(reading, &counted, policy)
    }

    /// The same for a draft in which somebody is typing: a field that cannot be read at the moment
    /// counts with the text it had in `good`, so that half a text blanks nothing. `last` is the
    /// draft that was counted with before and what came of it: not worked out again.
    ///
    /// Returns the draft it counted with, which is the next good one.
    pub(crate) fn while_typing(
        draft: &Rc<PlanDraft>,
        good: &PlanDraft,
        policy: Option<&Rc<Policy>>,
        last: (&Rc<PlanDraft>, &Self),
    ) -> (Self, Rc<PlanDraft>) {
        let (before, outcome) = last;
        let (reading, filled) = if policy.is_none() && outcome.policy.is_none() {
            let again = draft.read_after(before, &outcome.reading);
            (again, Cow::Borrowed(&**draft))
        } else {
            read(draft, policy)
        };
        let half = |error: &&FieldError| {
            error.used.is_none() || !draft.text_at(&error.path).is_some_and(is_whole)
        };
        let kept: Vec<Edit> = reading
            .errors
            .iter()
            .filter(half)
            .take(MOST_KEPT)
            .filter_map(|error| {
                let text = good.text_at(&error.path)?;
                let differs = draft.text_at(&error.path) != Some(text);
                differs.then(|| Edit::text(error.path.clone(), text))
            })
            .collect();
        if kept.is_empty() {
            let outcome = Self::from_reading(reading, &filled, policy);
            return (outcome, Rc::clone(draft));
        }
        let mut counted = (**draft).clone();
        if counted.apply(&kept).is_err() {
            let outcome = Self::from_reading(reading, &filled, policy);
            return (outcome, Rc::clone(draft));
        }
        let (count, counted) = if counted == **before && outcome.is_under(policy) {
            (outcome.count.clone(), Rc::clone(before))
        } else {
            (Self::of(&counted, policy).count, Rc::new(counted))
        };
        let mut errors = reading.errors;
        for error in &mut errors {
            if let Some(text) = kept.iter().find(|edit| edit.path == error.path) {
                error.used = Some(text.value.to_string());
            }
        }
        (Self { count, errors }, counted)
    }

    /// Whether the field at a path cannot be read.
    pub(super) fn is_wrong(&self, path: &str) -> bool {
        self.errors.iter().any(|error| error.path == path)
    }

    /// Whether it counts with the same as another: then only what cannot be read differs.
    pub(crate) fn counts_as(&self, other: &Self) -> bool {
        self.count == other.count
    }

    fn is_under(&self, policy: Option<&Rc<Policy>>) -> bool {
        match (&self.policy, policy) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    #[inline(never)]
    fn from_reading(reading: Reading, draft: &PlanDraft, policy: Option<&Rc<Policy>>) -> Self {
        let ledger = Ledger::of(&reading.plan);
        let evidence = Evidence::of(&reading.plan, &ledger);
        let findings = match policy {
            Some(policy) => rules::check(&evidence.under(policy, draft)),
            None => rules::check(&evidence),
        };
        let errors = reading.errors.clone();
        let count = Count {
            reading,
            ledger,
            findings,
            policy: policy.cloned(),
            compared: RefCell::default(),
        };
        let count = Shared::new(count);
        Self { count, errors }
    }
}

impl Deref for Outcome {
    type Target = Count;

    fn deref(&self) -> &Count {
        &self.count
    }
}

impl Deref for Count {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Count {
    /// To change what the rules found.
    #[cfg(test)]
    pub(crate) fn found(outcome: &mut Outcome) -> &mut Vec<Finding> {
        &mut Rc::get_mut(&mut outcome.count.0).unwrap().findings
    }

    /// The plan after some edits of its draft, read as this one was.
    pub(crate) fn after(&self, draft: &PlanDraft, edits: &[Edit]) -> Option<Plan> {
        let mut draft = draft.clone();
        draft.apply(edits).ok()?;
        Some(read(&draft, self.policy.as_ref()).0.plan)
    }

    /// The value that was taken for the field at a path, where the plan leaves it out.
    pub(crate) fn default_of(&self, path: &str) -> Option<&str> {
        let mut defaults = self.defaults.iter();
        let default = defaults.find(|default| default.path == path)?;
        Some(&default.value)
    }

    /// The workload of a cluster in every network model; worked out once for all who ask.
    pub(crate) fn comparison(&self, cluster: usize) -> Option<Rc<Comparison>> {
        let mut compared = self.compared.borrow_mut();
        match &*compared {
            Some((place, comparison)) if *place == cluster => comparison.clone(),
            _ => {
                let comparison = compare(&self.plan, cluster).map(Rc::new);
                *compared = Some((cluster, comparison.clone()));
                comparison
            }
        }
    }

    /// The first block of private space of that size that nothing in the plan uses.
    pub(crate) fn free_block(&self, prefix: u8) -> Option<Block> {
        Evidence::of(&self.plan, &self.ledger).free_block(prefix)
    }
}

/// What a draft says, and the draft it says it in: with the defaults of the policy in its empty fields.
#[inline(never)]
fn read<'a>(draft: &'a PlanDraft, policy: Option<&Rc<Policy>>) -> (Reading, Cow<'a, PlanDraft>) {
    let Some(policy) = policy else {
        return (draft.read(), Cow::Borrowed(draft));
    };
    let (filled, used) = policy.filled(draft);
    let mut reading = filled.read();
    reading.defaults.splice(0..0, used);
    (reading, Cow::Owned(filled))
}

/// Whether a range off its boundary is all of what somebody types: `10.0.0.0/1` may become a /16.
fn is_whole(text: &str) -> bool {
    let prefix = text.rsplit_once('/').map(|(_, prefix)| prefix.trim());
    prefix.is_some_and(|prefix| !matches!(prefix, "" | "1" | "2" | "3"))
}

/// Something worked out once and shared; equal only to itself, so that comparing costs nothing.
#[derive(Debug)]
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

//! From the text somebody typed to a plan.

mod addressing;
mod at;
mod cluster;
mod known;
mod leaf;
mod names;
mod network;
mod outbound;
mod pool;

use alloc::{borrow::ToOwned, vec::Vec};

use super::draft::PlanDraft;
use super::field::{DefaultUsed, FieldError};
use super::plan::Plan;
use known::Known;

/// What could be read of a draft, and what could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The plan, as far as it could be read.
    pub plan: Plan,
    /// Fields that cannot be read, in the order of the draft.
    pub errors: Vec<FieldError>,
    /// Values the draft leaves out, and what was taken in their place.
    pub defaults: Vec<DefaultUsed>,
}

impl PlanDraft {
    /// Reads every field. One that cannot be read leaves an error and takes nothing else with it.
    pub fn read(&self) -> Reading {
        self.read_with(None)
    }

    /// The same, where another draft was read before this one: VNets and clusters that both drafts
    /// share are taken from what it said.
    pub fn read_after(&self, before: &Self, reading: &Reading) -> Reading {
        self.read_with(Some(&Known::of(self, before, reading)))
    }

    fn read_with(&self, known: Option<&Known<'_>>) -> Reading {
        let mut reading = Reading::default();
        self.name.trim().clone_into(&mut reading.plan.name);
        let whole = names::Whole::of(self);
        network::read(&whole, known, &mut reading);
        cluster::read(&whole, known, &mut reading);
        reading
    }
}

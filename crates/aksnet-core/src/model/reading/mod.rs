//! From the text somebody typed to a plan.

mod addressing;
mod at;
mod cluster;
mod leaf;
mod names;
mod network;
mod outbound;
mod pool;

use alloc::{borrow::ToOwned, format, vec::Vec};

use super::draft::PlanDraft;
use super::field::{DefaultUsed, FieldError};
use super::item::Item;
use super::plan::{Plan, VirtualNetwork};

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
        self.read_with(&|_| None)
    }

    /// The same, where another draft was read before this one, into a plan and with errors in the
    /// fields at some paths: a VNet that both drafts share is taken from there.
    pub fn read_after(&self, before: &Self, plan: &Plan, errors: &[FieldError]) -> Reading {
        self.read_with(&|place| {
            let (now, then) = (&self.virtual_networks, &before.virtual_networks);
            let shared = now.get(place)?.is(then.get(place)?);
            let path = format!("/virtualNetworks/{place}/");
            let clean = || !errors.iter().any(|error| error.path.starts_with(&path));
            let known = plan.virtual_networks.get(place)?;
            (shared && clean()).then(|| known.clone())
        })
    }

    fn read_with(&self, known: &dyn Fn(usize) -> Option<Item<VirtualNetwork>>) -> Reading {
        let mut reading = Reading::default();
        self.name.trim().clone_into(&mut reading.plan.name);
        let whole = names::Whole::of(self);
        network::read(&whole, known, &mut reading);
        cluster::read(&whole, &mut reading);
        reading
    }
}

//! What a plan is checked for: one file a rule, one folder a family, one list of all.

mod address_space;
mod any_block;
mod capacity;
mod catalogue;
mod change;
mod cilium;
mod cluster_range;
mod evidence;
mod finding;
mod headroom;
mod layout;
mod limits;
mod mending;
mod migration;
mod model;
mod neighbours;
mod number;
mod order;
mod overlap;
mod policy;
mod reach;
mod room;
mod rule;
#[cfg(test)]
pub(crate) mod sample;
mod services;
mod uses;
mod withheld;

pub use catalogue::{RETIRED, all, named};
pub use evidence::Evidence;
pub use finding::{Finding, Findings, Fix};
pub use mending::{Mending, MendingEnd, mend};
pub use number::grouped;
pub use rule::{Rule, Severity};
pub use withheld::Withheld;
pub(crate) use withheld::withhold;

use crate::sorting;
use alloc::vec::Vec;

/// Checks a plan against every rule: worst findings first, then by id, then in the order of the plan.
pub fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in all() {
        (rule.check)(evidence, &mut Findings::signed(rule, &mut found));
    }
    sorting::sort_by(&mut found, |one, other| {
        let (one, other) = (one.rule, other.rule);
        (one.severity, one.id).cmp(&(other.severity, other.id))
    });
    found
}

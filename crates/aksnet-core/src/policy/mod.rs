//! What a platform team asks of every plan: a policy.
//!
//! [`PolicyDraft`] is the policy file, [`Policy`] the same as types that cannot be wrong. A policy
//! is refused as a whole where any of it cannot be read: half a policy would let through what the
//! other half forbids. Breaches are found by the rules of family `AKN9xx`.

mod defaults;
mod draft;
#[cfg(feature = "serde")]
mod json;
mod lock;
mod read;

pub use draft::{
    BoundsDraft, DefaultDraft, DefaultsDraft, FixedNetworkDraft, LockDraft, ModelsDraft,
    PolicyDraft, RangeDraft,
};
pub use lock::Lock;

use alloc::{string::String, vec::Vec};

use crate::model::{MaxSurge, NetworkModel, Prefix};

/// Version of the policy file.
pub const POLICY_FORMAT: u64 = 1;

/// Most entries of a list of a policy. Unit: entries.
pub const MOST_ENTRIES: usize = 1_000;

/// Longest text of a policy. Unit: bytes.
pub const LONGEST_TEXT: usize = 1_000;

/// What a platform team asks of every plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Who sets it.
    pub owner: String,
    /// VNets whose ranges are fixed.
    pub networks: Vec<FixedNetwork>,
    /// Ranges no plan may use.
    pub forbidden: Vec<PolicyRange>,
    /// Ranges that VNets must lie in; empty where any will do.
    pub allowed: Vec<PolicyRange>,
    /// Network models that clusters may have, where not all.
    pub models: Option<(Vec<NetworkModel>, Words)>,
    /// Bounds of max pods. Unit: pods on a node.
    pub max_pods: Bounds<u64>,
    /// Bounds of max surge.
    pub max_surge: Bounds<MaxSurge>,
    /// Fields with a value of their own.
    pub locks: Vec<Lock>,
    /// What is taken where a plan says nothing.
    pub defaults: DefaultsDraft,
}

/// The team's own words on a part of its policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Why, or what to do.
    pub text: String,
    /// Where to read more; begins with `https://`.
    pub link: String,
}

/// A VNet whose ranges are fixed.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedNetwork {
    /// Its name.
    pub name: String,
    /// Its address space.
    pub prefixes: Vec<Prefix>,
    /// The team's own words.
    pub words: Words,
}

/// A range of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyRange {
    /// The range.
    pub prefix: Prefix,
    /// The team's own words.
    pub words: Words,
}

/// The least and the most a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds<T> {
    /// The least.
    pub least: Option<T>,
    /// The most.
    pub most: Option<T>,
    /// The team's own words.
    pub words: Words,
}

impl<T> Default for Bounds<T> {
    fn default() -> Self {
        Self {
            least: None,
            most: None,
            words: Words::default(),
        }
    }
}

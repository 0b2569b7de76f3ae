//! A plan: first as the text somebody typed, then as types that cannot be wrong.
//!
//! [`PlanDraft`] is the plan file: every leaf is the text as typed, so nothing is ever
//! lost. [`PlanDraft::read`] makes a [`Plan`] of it, together with an error for each
//! field that cannot be read and a note for each default that was filled in.

mod arrange;
mod choice;
mod draft;
mod edit;
mod field;
mod growth;
mod item;
#[cfg(feature = "serde")]
mod json;
mod max_surge;
mod nearest;
mod plan;
mod reading;
mod record;
mod split;
mod version;

pub use choice::{
    AllocationMode, NetworkDataplane, NetworkModel, NetworkPolicy, OsType, OutboundType, PoolMode,
    Purpose,
};
pub use draft::{
    ClusterDraft, ConnectedRangeDraft, GrowthDraft, LoadBalancerDraft, NatGatewayDraft,
    NodePoolDraft, PlanDraft, SubnetDraft, VirtualNetworkDraft,
};
pub use edit::{Edit, EditError, EditValue};
pub(crate) use field::written;
pub use field::{DefaultUsed, FieldError, Setting};
pub use growth::{Growth, Rate};
pub use item::Item;
#[cfg(feature = "serde")]
pub use json::{Value, fill};
pub use max_surge::MaxSurge;
pub use nearest::nearest;
pub use plan::{Cluster, ConnectedRange, NodePool, Plan, Prefix, Subnet, SubnetId, VirtualNetwork};
pub use reading::Reading;
pub(crate) use record::record;
pub use record::{Field, Kind, Record, RecordList, Slot, SlotMut};
pub use version::KubernetesVersion;

/// Version of the plan file and of the report.
pub const FORMAT: u64 = 1;

//! What rules look at.

use alloc::{format, string::String};
use core::cell::{Cell, OnceCell};

use super::layout::Layout;
use super::reach::Reach;
use super::room::Room;
use super::uses::{Uses, uses};
use crate::azure::ranges;
use crate::change::Difference;
use crate::cidr::Block;
use crate::ledger::Ledger;
use crate::model::{Cluster, NodePool, Plan, PlanDraft};
use crate::policy::Policy;

/// Fixes that are tried at most: a plan with more breaches of a policy is mended in several goes.
const MOST_TRIES: u32 = 16;

/// A plan and everything that was worked out about it before any rule looks.
pub struct Evidence<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its ledger.
    pub ledger: &'a Ledger,
    /// The plan beside its baseline, where it has one.
    pub(super) difference: Option<Difference<'a>>,
    /// The policy the plan is under, and the plan as typed, where there is one.
    pub(super) policy: Option<(&'a Policy, &'a PlanDraft)>,
    /// Fixes that may still be tried before they are offered, each at the price of a check.
    pub(super) tries: Cell<u32>,
    layout: OnceCell<Layout>,
    room: OnceCell<Room<'a>>,
    reach: OnceCell<Reach<'a>>,
    uses: OnceCell<Uses<'a>>,
}

/// A node pool, and where it stands in the plan.
#[derive(Clone, Copy)]
pub(super) struct PoolPlace<'a> {
    /// Its cluster.
    pub(super) cluster: &'a Cluster,
    /// Place of its cluster in the plan.
    pub(super) cluster_place: usize,
    /// The pool.
    pub(super) pool: &'a NodePool,
    /// Its place in the cluster.
    pub(super) place: usize,
}

impl PoolPlace<'_> {
    /// JSON Pointer of one of its fields.
    pub(super) fn path(&self, field: &str) -> String {
        format!(
            "/clusters/{}/nodePools/{}/{field}",
            self.cluster_place, self.place
        )
    }
}

impl<'a> Evidence<'a> {
    /// Gathers the evidence on a plan.
    pub fn of(plan: &'a Plan, ledger: &'a Ledger) -> Self {
        Self {
            plan,
            ledger,
            difference: None,
            policy: None,
            tries: Cell::new(MOST_TRIES),
            layout: OnceCell::new(),
            room: OnceCell::new(),
            reach: OnceCell::new(),
            uses: OnceCell::new(),
        }
    }

    /// The same on a plan that is to change what is deployed already: its baseline.
    pub fn against(plan: &'a Plan, ledger: &'a Ledger, baseline: &'a Plan) -> Self {
        Self {
            difference: Some(Difference::between(baseline, plan)),
            ..Self::of(plan, ledger)
        }
    }

    /// The same under a policy; `draft` is the plan as typed.
    #[must_use]
    pub fn under(mut self, policy: &'a Policy, draft: &'a PlanDraft) -> Self {
        self.policy = Some((policy, draft));
        self
    }

    /// Clusters, each with its place in the plan.
    pub(super) fn clusters(&self) -> impl Iterator<Item = (usize, &'a Cluster)> + use<'a> {
        let clusters = self.plan.clusters.iter().map(|cluster| &**cluster);
        clusters.enumerate()
    }

    /// Node pools of all clusters.
    pub(super) fn pools(&self) -> impl Iterator<Item = PoolPlace<'a>> + use<'a> {
        self.clusters().flat_map(|(cluster_place, cluster)| {
            let pools = cluster.pools.iter().enumerate();
            pools.map(move |(place, pool)| PoolPlace {
                cluster,
                cluster_place,
                pool,
                place,
            })
        })
    }

    /// The first free block of private space of that size, in the order 10/8, 172.16/12, 192.168/16, 100.64/10.
    pub fn free_block(&self, prefix: u8) -> Option<Block> {
        self.room().block(prefix)
    }

    /// A free range for pods that is at least so large: the default of AKS, else the first free block.
    pub fn free_for_pods(&self, prefix: u8) -> Option<Block> {
        let default = ranges::DEFAULT_POD_CIDR.block;
        if default.prefix() <= prefix && self.room().is_free(default) {
            return Some(default);
        }
        self.free_block(prefix)
    }

    /// Where the blocks of every VNet lie.
    pub(super) fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(self.plan))
    }

    /// Where there is room for what a fix wants to move.
    pub(super) fn room(&self) -> &Room<'a> {
        self.room.get_or_init(|| Room::in_plan(self.plan))
    }

    /// What clusters use each subnet for.
    pub(super) fn uses(&self) -> &Uses<'a> {
        self.uses.get_or_init(|| uses(self))
    }

    /// What every VNet can reach.
    pub(super) fn reach(&self) -> &Reach<'a> {
        self.reach.get_or_init(|| Reach::of(self.plan))
    }
}

//! What rules look at.

use core::cell::OnceCell;

use super::reach::Reach;
use super::room::Room;
use crate::cidr::Block;
use crate::ledger::Ledger;
use crate::model::Plan;

/// A plan and everything that was worked out about it before any rule looks.
pub struct Evidence<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its ledger.
    pub ledger: &'a Ledger,
    room: OnceCell<Room>,
    reach: OnceCell<Reach>,
}

impl<'a> Evidence<'a> {
    /// Gathers the evidence on a plan.
    pub fn of(plan: &'a Plan, ledger: &'a Ledger) -> Self {
        Self {
            plan,
            ledger,
            room: OnceCell::new(),
            reach: OnceCell::new(),
        }
    }

    /// The first free block of private space of that size, in the order 10/8, 172.16/12, 192.168/16, 100.64/10.
    pub fn free_block(&self, prefix: u8) -> Option<Block> {
        self.room().block(prefix)
    }

    /// Where there is room for what a fix wants to move.
    pub(super) fn room(&self) -> &Room {
        self.room.get_or_init(|| Room::in_plan(self.plan))
    }

    /// What every VNet can reach.
    pub(super) fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::of(self.plan))
    }
}

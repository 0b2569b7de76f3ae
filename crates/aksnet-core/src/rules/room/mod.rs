//! Where there is room for what a fix wants to grow or move.
//!
//! A fix leaves the whole plan no worse: what it places touches nothing the plan uses and no
//! range that Azure or AKS keeps. Where there is no room, there is no fix.

mod moves;
mod sizes;
mod space;
mod vnet;

pub(super) use moves::{
    block_in_vnet, grow_vnet, is_free_beside, move_pods, move_prefix, move_services, move_subnet,
    resize,
};
pub(super) use space::Room;

//! Address blocks: exact arithmetic, order, overlap and free space.
//!
//! [`Block`] and [`Block6`] are canonical: no bits are set right of the
//! prefix. [`Blocks`] keeps many of them in order, so that overlaps are found
//! in one sweep and an edit costs no second sort. Counts are `u64` (`u128` for
//! IPv6); nothing here wraps, rounds or panics on what it is given.

mod address;
mod aggregate;
mod allocate;
mod block;
mod block6;
mod cover;
mod exact;
mod free;
mod key;
mod order;
mod overlapping;
mod pairs;
mod parse;
mod parse6;
mod parse_error;
mod radix;

pub use address::{ParseAddressError, parse_address};
pub use aggregate::aggregate;
pub use allocate::{Fit, allocate, allocate_all};
pub use block::Block;
pub use block6::Block6;
pub use free::free;
pub use order::{Blocks, TooManyBlocks};
pub use parse_error::ParseBlockError;
pub use parse6::ParseBlock6Error;

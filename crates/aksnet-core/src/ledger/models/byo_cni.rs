//! A CNI of your own: an address of the node subnet. What pods get is the CNI's business.
//!
//! Source: [`BYO_CNI`](crate::azure::sources::BYO_CNI).

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source};

pub(super) fn draws() -> Vec<NodeDraw> {
    vec![NodeDraw::steady(Source::NodeSubnet, Some(1))]
}

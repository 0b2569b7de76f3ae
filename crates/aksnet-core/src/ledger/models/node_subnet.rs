//! Azure CNI Node Subnet: the node's address and one for every pod it may run, held from the start.
//!
//! Source: [`PLAN_IP_ADDRESSING`](crate::azure::sources::PLAN_IP_ADDRESSING), which gives
//! (N + S) + (N + S) x M. Azure's own check before creation prints N x (M - 1) in the later
//! reports; the documented number is the one to plan with.

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source};

pub(super) fn draws(max_pods: Option<u64>) -> Vec<NodeDraw> {
    let units = max_pods.map(|pods| pods.saturating_add(1));
    vec![NodeDraw::steady(Source::NodeSubnet, units)]
}

//! Azure CNI Node Subnet: the node's address and one for every pod it may run, held from the start.
//!
//! Source: [`PLAN_IP_ADDRESSING`](crate::azure::sources::PLAN_IP_ADDRESSING), which gives
//! (N + S) + (N + S) x M. Azure's own check before creation prints N x (M - 1) in the later
//! reports; the documented number is the one to plan with, the other says what Azure accepts.

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source};
use crate::azure::limits;

pub(super) fn draws(max_pods: Option<u64>) -> Vec<NodeDraw> {
    let units = max_pods.map(|pods| pods.saturating_add(limits::NODE_SUBNET_NODE.value));
    let by_azure = max_pods.map(|pods| pods.saturating_sub(limits::PREFLIGHT_NODE_SUBNET.value));
    vec![NodeDraw {
        by_azure,
        ..NodeDraw::steady(Source::NodeSubnet, units)
    }]
}

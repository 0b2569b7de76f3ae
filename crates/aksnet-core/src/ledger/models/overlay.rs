//! Azure CNI Overlay: an address of the node subnet and a /24 of the pod CIDR.
//!
//! Source: [`OVERLAY`](crate::azure::sources::OVERLAY). The block is fixed, whatever max pods.

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source, node_pod_block};

pub(super) fn draws() -> Vec<NodeDraw> {
    vec![
        NodeDraw::steady(Source::NodeSubnet, Some(1)),
        NodeDraw::steady(Source::PodCidr, Some(node_pod_block())),
    ]
}

//! kubenet: an address of the node subnet, a /24 of the pod CIDR, and a route to it.
//!
//! Source: [`KUBENET`](crate::azure::sources::KUBENET).

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source, node_pod_block};

pub(super) fn draws() -> Vec<NodeDraw> {
    vec![
        NodeDraw::steady(Source::NodeSubnet, Some(1)),
        NodeDraw::steady(Source::PodCidr, Some(node_pod_block())),
        NodeDraw::steady(Source::RouteTable, Some(1)),
    ]
}

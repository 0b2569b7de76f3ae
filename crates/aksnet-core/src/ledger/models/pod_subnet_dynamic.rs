//! Azure CNI Pod Subnet, dynamic: an address of the node subnet, and batches of the pod subnet.
//!
//! A node takes one batch as it comes up and another whenever fewer than half a batch are
//! unassigned: 16 x ceil(0.5 + U / 16) with U pods, never more than max pods.
//! Sources: [`POD_SUBNET`](crate::azure::sources::POD_SUBNET) for the batch,
//! [`IPAM_MATH`](crate::azure::sources::IPAM_MATH) for the formula.

use alloc::{vec, vec::Vec};

use super::{NodeDraw, Source};
use crate::azure::limits;

pub(super) fn draws(max_pods: Option<u64>) -> Vec<NodeDraw> {
    let batch = limits::DYNAMIC_BATCH.value;
    vec![
        NodeDraw::steady(Source::NodeSubnet, Some(1)),
        NodeDraw {
            source: Source::PodSubnet,
            at_create: Some(batch),
            // Azure counts a batch for every node before it adds one, also where max pods is smaller.
            at_full_scale: max_pods.map(|pods| held(pods, pods).max(batch)),
            by_azure: Some(batch),
        },
    ]
}

/// Addresses a node holds with so many pods running.
fn held(running: u64, max_pods: u64) -> u64 {
    let batch = limits::DYNAMIC_BATCH.value;
    let wanted = running.saturating_add(limits::DYNAMIC_FREE.value);
    wanted.div_ceil(batch).saturating_mul(batch).min(max_pods)
}

#[cfg(test)]
mod tests {
    use super::held;

    #[test]
    fn batches_follow_the_published_series() {
        // Azure/azure-container-networking, docs/feature/ipammath/1-ipam-math.md.
        let published = [
            (0, 16),
            (8, 16),
            (9, 32),
            (24, 32),
            (25, 48),
            (40, 48),
            (41, 64),
        ];
        for (running, wanted) in published {
            assert_eq!(held(running, 250), wanted, "{running} pods");
        }
        assert_eq!(held(30, 30), 30);
    }
}

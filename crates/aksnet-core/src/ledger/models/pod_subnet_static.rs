//! Azure CNI Pod Subnet, static block: an address of the node subnet, and whole blocks of the pod subnet.
//!
//! Blocks are /28; one address of them is the node's own: 16 x ceil((M + 1) / 16).
//! Source: [`POD_SUBNET`](crate::azure::sources::POD_SUBNET).

use alloc::{vec, vec::Vec};

use super::super::measure::Measure;
use super::{NodeDraw, Source};
use crate::azure::limits;

pub(super) fn draws(max_pods: Option<u64>) -> Vec<NodeDraw> {
    let block = Measure::block_size();
    let units = max_pods.map(|pods| pods.saturating_add(1).div_ceil(block).saturating_mul(block));
    vec![
        NodeDraw::steady(Source::NodeSubnet, Some(1)),
        NodeDraw {
            // Azure counts a batch for every node, whatever whole blocks come to.
            by_azure: Some(limits::DYNAMIC_BATCH.value),
            ..NodeDraw::steady(Source::PodSubnet, units)
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::{Source, draws};

    #[test]
    fn blocks_follow_the_published_table() {
        // Max pods 30, 31 and 32 take 2, 2 and 3 blocks; 250 takes 16.
        for (max_pods, blocks) in [(30, 2), (31, 2), (32, 3), (250, 16)] {
            let pods = draws(Some(max_pods));
            let pods = pods
                .iter()
                .find(|draw| draw.source == Source::PodSubnet)
                .unwrap();
            assert_eq!(pods.at_create, Some(blocks * 16), "max pods {max_pods}");
        }
    }
}

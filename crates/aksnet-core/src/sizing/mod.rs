//! The ledger solved for something: nodes, a prefix length, a network model.

mod capacity;
mod comparison;
mod fitting;
mod frontier;
mod space;

pub use capacity::{Capacity, Question, capacity};
pub use comparison::{Alternative, AssumedPodSubnet, Comparison, LimitedBy, PodRange, compare};
pub use fitting::{Fitting, fitting};
pub use frontier::{COMMON_MAX_PODS, Frontier, FrontierPoint, frontier};
pub use space::{Space, spaces, unused_in};

use crate::azure::limits;
use crate::cidr::Block;

/// The block of the pod CIDR that the n-th node gets, counted from 0, in the order of the documentation.
///
/// The order is an illustration: AKS promises a block for each node, not which.
pub fn node_pod_block(pod_cidr: Block, node: u64) -> Option<Block> {
    pod_cidr.subblock(limits::NODE_POD_BLOCK.prefix(), node)
}

#[cfg(test)]
mod tests {
    use super::node_pod_block;
    use crate::cidr::Block;

    #[test]
    fn blocks_of_nodes_follow_one_another_to_the_end_of_the_pod_cidr() {
        let pod_cidr = Block::parse("10.244.0.0/22").unwrap();
        let block = |node| node_pod_block(pod_cidr, node);
        assert_eq!(block(0), Block::parse("10.244.0.0/24").ok());
        assert_eq!(block(3), Block::parse("10.244.3.0/24").ok());
        assert_eq!(block(4), None);
    }
}

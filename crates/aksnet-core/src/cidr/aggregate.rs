//! The smallest list of blocks for a set of addresses.

use alloc::vec::Vec;

use super::cover::Cover;
use super::key;
use super::{Block, Blocks, radix};

/// The fewest blocks that cover exactly the same addresses, in order.
///
/// ```
/// use aksnet_core::cidr::{Block, aggregate};
///
/// let read = |text| Block::parse(text).unwrap();
/// let blocks = [read("10.0.1.0/24"), read("10.0.0.0/24"), read("10.0.1.16/28")];
/// assert_eq!(aggregate(blocks), [read("10.0.0.0/23")]);
/// ```
pub fn aggregate(blocks: impl IntoIterator<Item = Block>) -> Vec<Block> {
    let mut keys: Vec<u64> = blocks
        .into_iter()
        .map(|block| key::pack(block, 0))
        .collect();
    radix::sort(&mut keys);
    merge(&keys)
}

impl Blocks {
    /// The fewest blocks that cover exactly the same addresses, in order. O(n).
    pub fn aggregate(&self) -> Vec<Block> {
        merge(&self.keys)
    }
}

/// Joins what touches, then writes each run as blocks. `keys` ascend; of two
/// with the same first address the larger block comes first.
fn merge(keys: &[u64]) -> Vec<Block> {
    // Never more than there were.
    let mut merged = Vec::with_capacity(keys.len());
    // The empty run in front of all addresses is written as no block.
    let mut run = 0..0;
    for &key in keys {
        // Two blocks are nested or apart: what starts inside ends inside.
        if u64::from(key::first(key)) < run.end {
            continue;
        }
        let next = key::span(key);
        if next.start == run.end {
            run.end = next.end;
        } else {
            merged.extend(Cover::new(run));
            run = next;
        }
    }
    merged.extend(Cover::new(run));
    merged
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn block(text: &str) -> Block {
        text.parse().expect(text)
    }

    #[test]
    fn nothing_stays_nothing_and_everything_swallows_all() {
        assert_eq!(aggregate([]), vec![]);
        let all = [block("255.255.255.255/32"), Block::ALL, block("0.0.0.0/32")];
        assert_eq!(aggregate(all), [Block::ALL]);
    }

    #[test]
    fn the_two_halves_of_all_addresses_are_all_addresses() {
        assert_eq!(
            aggregate([block("128.0.0.0/1"), block("0.0.0.0/1")]),
            [Block::ALL]
        );
    }

    #[test]
    fn neighbours_that_share_no_parent_stay_apart() {
        let blocks = [block("10.0.1.0/24"), block("10.0.2.0/24")];
        assert_eq!(aggregate(blocks), blocks);
    }

    #[test]
    fn a_gap_of_one_address_stays() {
        let blocks = [block("10.0.0.0/32"), block("10.0.0.2/31")];
        assert_eq!(aggregate(blocks), blocks);
    }

    #[test]
    fn an_order_aggregates_without_sorting_again() {
        let blocks = [block("10.0.0.2/31"), block("10.0.0.0/31")];
        let order = Blocks::new(blocks).expect("two blocks");
        assert_eq!(order.aggregate(), [block("10.0.0.0/30")]);
    }
}

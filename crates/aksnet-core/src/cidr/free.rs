//! What is left of a block.

use alloc::vec::Vec;

use super::cover::{Cover, Span, span};
use super::key;
use super::order::block_of;
use super::{Block, Blocks, radix};

/// The free space of `parent`: the fewest aligned blocks that no taken block
/// touches, in address order. Taken blocks may overlap, repeat, or lie
/// elsewhere.
///
/// ```
/// use aksnet_core::cidr::{Block, free};
///
/// let read = |text| Block::parse(text).unwrap();
/// let left = free(read("10.0.0.0/24"), &[read("10.0.0.64/26")]);
/// assert_eq!(left, [read("10.0.0.0/26"), read("10.0.0.128/25")]);
/// ```
pub fn free(parent: Block, taken: &[Block]) -> Vec<Block> {
    let keys = sorted_inside(parent, taken);
    // In WebAssembly a list that grows as it is written takes a tenth longer.
    let mut free = Vec::with_capacity(keys.len());
    for gap in Gaps::new(parent, &keys) {
        free.extend(Cover::new(gap));
    }
    free
}

impl Blocks {
    /// The free space of `parent`, without a sort; see [`free`]. O(log n + k)
    /// for k blocks that start inside it.
    pub fn free(&self, parent: Block) -> Vec<Block> {
        self.gaps(parent).flat_map(Cover::new).collect()
    }

    pub(super) fn gaps(&self, parent: Block) -> Gaps<'_> {
        if self.is_inside_earlier(parent) {
            return Gaps::none();
        }
        let (_, inside) = self.split_around(parent);
        Gaps::new(parent, inside)
    }
}

/// The taken blocks that overlap `parent`, ascending by first address.
pub(super) fn sorted_inside(parent: Block, taken: &[Block]) -> Vec<u64> {
    let mut keys: Vec<u64> = taken
        .iter()
        .filter(|block| block.overlaps(parent))
        .map(|&block| key::pack(block, 0))
        .collect();
    radix::sort(&mut keys);
    keys
}

/// The spans of a block between taken ones.
pub(super) struct Gaps<'a> {
    /// Ascending; all of them overlap the block.
    taken: core::slice::Iter<'a, u64>,
    /// What has not been looked at.
    rest: Span,
}

impl<'a> Gaps<'a> {
    /// `taken` ascends, and all of it overlaps `parent`.
    pub(super) fn new(parent: Block, taken: &'a [u64]) -> Self {
        // A block around the parent comes before those inside it.
        if taken
            .first()
            .is_some_and(|&key| block_of(key).contains(parent))
        {
            return Self::none();
        }
        Self {
            taken: taken.iter(),
            rest: span(parent),
        }
    }

    fn none() -> Self {
        Self {
            taken: [].iter(),
            rest: 0..0,
        }
    }
}

impl Iterator for Gaps<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        for &key in self.taken.by_ref() {
            // Two blocks are nested or apart: what starts before the rest ends before it.
            let first = u64::from(key::first(key));
            if first < self.rest.start {
                continue;
            }
            let gap = self.rest.start..first;
            self.rest.start = key::span(key).end;
            if !gap.is_empty() {
                return Some(gap);
            }
        }
        let last = self.rest.clone();
        self.rest.start = last.end;
        (!last.is_empty()).then_some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Block {
        text.parse().expect(text)
    }

    #[test]
    fn an_empty_block_is_free_as_a_whole() {
        assert_eq!(free(Block::ALL, &[]), [Block::ALL]);
        let one = block("255.255.255.255/32");
        assert_eq!(free(one, &[]), [one]);
    }

    #[test]
    fn nothing_is_free_in_a_taken_block() {
        let subnet = block("10.0.0.0/24");
        for taken in [subnet, block("10.0.0.0/16"), Block::ALL] {
            assert_eq!(free(subnet, &[taken]), []);
            let order = Blocks::new([taken]).expect("one block");
            assert_eq!(order.free(subnet), []);
        }
    }

    #[test]
    fn taking_the_last_address_leaves_one_block_per_size() {
        let left = free(Block::ALL, &[block("255.255.255.255/32")]);
        assert_eq!(left.len(), 32);
        assert_eq!(left.last(), Some(&block("255.255.255.254/32")));
    }

    #[test]
    fn what_lies_elsewhere_takes_nothing() {
        let subnet = block("10.0.1.0/24");
        let beside = [block("10.0.0.0/24"), block("10.0.2.0/24")];
        assert_eq!(free(subnet, &beside), [subnet]);
        let order = Blocks::new(beside).expect("two blocks");
        assert_eq!(order.free(subnet), [subnet]);
    }

    #[test]
    fn nested_and_equal_blocks_take_their_space_once() {
        let taken = [
            block("10.0.0.0/25"),
            block("10.0.0.64/26"),
            block("10.0.0.0/25"),
        ];
        assert_eq!(free(block("10.0.0.0/24"), &taken), [block("10.0.0.128/25")]);
    }
}

//! An address range as the fewest blocks.

use core::ops::Range;

use super::Block;

/// Addresses from `start` up to, not including, `end`; 2^32 is the end of all.
pub(super) type Span = Range<u64>;

/// The addresses of one block.
pub(super) fn span(block: Block) -> Span {
    u64::from(block.first_u32())..u64::from(block.last_u32()).wrapping_add(1)
}

/// The blocks that make up a span, fewest possible, in order: 62 at most.
pub(super) struct Cover(Span);

impl Cover {
    pub(super) const fn new(span: Span) -> Self {
        Self(span)
    }
}

impl Iterator for Cover {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let start = self.0.start;
        let left = self.0.end.saturating_sub(start);
        // As large as fits and as the start is aligned to.
        let bits = left.checked_ilog2()?.min(start.trailing_zeros());
        self.0.start = start.wrapping_add(1_u64.wrapping_shl(bits));
        let first = u32::try_from(start).ok()?;
        Some(Block::aligned(first, bits))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn nothing_is_no_block_and_everything_is_one() {
        assert_eq!(Cover::new(0..0).next(), None);
        assert_eq!(Cover::new(1 << 32..1 << 32).next(), None);
        assert!(Cover::new(0..1 << 32).eq([Block::ALL]));
    }

    #[test]
    fn the_worst_span_takes_62_blocks() {
        assert_eq!(Cover::new(1..(1 << 32) - 1).count(), 62);
    }

    #[test]
    fn blocks_follow_each_other_without_a_gap() {
        let blocks: Vec<Block> = Cover::new(5..77).collect();
        let mut next = 5;
        for block in blocks {
            assert_eq!(span(block).start, next);
            next = span(block).end;
        }
        assert_eq!(next, 77);
    }
}

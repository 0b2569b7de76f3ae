//! A block and the caller's index in one word.
//!
//! From the top: 32 bits first address, 6 bits prefix length, 26 bits index.
//! Words compare as blocks do, equal blocks by index, so sorting words is
//! sorting blocks without a look at the blocks themselves.

use super::Block;
use super::block::host_mask;
use super::cover::Span;

/// Width of the index.
pub(super) const INDEX_BITS: u32 = 26;

/// Where the first address starts.
pub(super) const ADDRESS_BIT: u32 = 32;

/// Highest index.
pub(super) const MAX_INDEX: u32 = (1 << INDEX_BITS) - 1;

/// The word of a block; `index` is at most [`MAX_INDEX`].
pub(super) const fn pack(block: Block, index: u32) -> u64 {
    ((block.first_u32() as u64) << ADDRESS_BIT)
        | ((block.prefix() as u64) << INDEX_BITS)
        | (index & MAX_INDEX) as u64
}

/// First address.
pub(super) const fn first(key: u64) -> u32 {
    (key >> ADDRESS_BIT) as u32
}

/// Last address.
pub(super) const fn last(key: u64) -> u32 {
    first(key) | host_mask(prefix(key))
}

/// The addresses from the first up to, not including, the one behind the last.
pub(super) fn span(key: u64) -> Span {
    u64::from(first(key))..u64::from(last(key)).wrapping_add(1)
}

/// Prefix length.
pub(super) const fn prefix(key: u64) -> u8 {
    ((key >> INDEX_BITS) & 63) as u8
}

/// The caller's index.
#[expect(clippy::cast_possible_truncation, reason = "masked to 26 bits")]
pub(super) const fn index(key: u64) -> u32 {
    (key & MAX_INDEX as u64) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_what_was_packed_at_both_ends() {
        for (block, at) in [
            (Block::ALL, 0),
            (Block::ALL, MAX_INDEX),
            (Block::literal(255, 255, 255, 255, 32), MAX_INDEX),
            (Block::literal(10, 0, 0, 0, 31), 1),
        ] {
            let key = pack(block, at);
            assert_eq!(first(key), block.first_u32());
            assert_eq!(last(key), block.last_u32());
            assert_eq!(prefix(key), block.prefix());
            assert_eq!(index(key), at);
        }
    }

    #[test]
    fn words_compare_as_blocks() {
        let blocks = [
            Block::ALL,
            Block::literal(0, 0, 0, 0, 32),
            Block::literal(10, 0, 0, 0, 8),
            Block::literal(10, 0, 0, 0, 31),
            Block::literal(255, 255, 255, 255, 32),
        ];
        for one in blocks {
            for other in blocks {
                assert_eq!(one.cmp(&other), pack(one, 7).cmp(&pack(other, 7)));
            }
        }
        assert!(pack(Block::ALL, 1) < pack(Block::ALL, 2));
    }
}

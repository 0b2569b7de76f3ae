//! Blocks in order, each with the caller's index.

use alloc::vec::Vec;
use core::fmt;
use core::net::Ipv4Addr;

use super::key::{self, INDEX_BITS, MAX_INDEX};
use super::{Block, radix};

/// Blocks in ascending order, each with an index of the caller's.
///
/// Sorted once, in linear time; [`insert`](Self::insert),
/// [`remove`](Self::remove) and [`replace`](Self::replace) keep the order, so
/// an edit costs no second sort. 8 bytes per block.
///
/// ```
/// use aksnet_core::cidr::{Block, Blocks};
///
/// let read = |text| Block::parse(text).unwrap();
/// let ranges = [read("10.0.4.0/24"), read("10.1.0.0/16"), read("10.0.0.0/16")];
/// let blocks = Blocks::new(ranges)?;
/// let mut pairs = Vec::new();
/// blocks.pairs(|outer, inner| pairs.push((outer, inner)));
/// assert_eq!(pairs, [(2, 0)]);
/// # Ok::<(), aksnet_core::cidr::TooManyBlocks>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Blocks {
    pub(super) keys: Vec<u64>,
}

/// An index of 2^26 (67,108,864) or more: one over what [`Blocks`] keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyBlocks;

impl fmt::Display for TooManyBlocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("more than 67,108,864 blocks in one order")
    }
}

impl core::error::Error for TooManyBlocks {}

impl Blocks {
    /// No blocks.
    pub const fn empty() -> Self {
        Self { keys: Vec::new() }
    }

    /// Orders the blocks; each has its place in `blocks` as its index.
    ///
    /// # Errors
    ///
    /// [`TooManyBlocks`] from the 2^26th block on.
    pub fn new(blocks: impl IntoIterator<Item = Block>) -> Result<Self, TooManyBlocks> {
        // One more than allowed shows that there are too many.
        let counted = blocks.into_iter().zip(0..MAX_INDEX.saturating_add(2));
        let mut keys: Vec<u64> = counted
            .map(|(block, index)| key::pack(block, index))
            .collect();
        if keys.len() > 1 << INDEX_BITS {
            return Err(TooManyBlocks);
        }
        radix::sort(&mut keys);
        Ok(Self { keys })
    }

    /// Orders blocks that come with indexes of the caller's own. The same
    /// block with the same index twice counts once.
    ///
    /// # Errors
    ///
    /// [`TooManyBlocks`] for an index of 2^26 or more.
    pub fn with_indexes(
        blocks: impl IntoIterator<Item = (Block, u32)>,
    ) -> Result<Self, TooManyBlocks> {
        let mut keys = Vec::new();
        for (block, index) in blocks {
            if index > MAX_INDEX {
                return Err(TooManyBlocks);
            }
            keys.push(key::pack(block, index));
        }
        if keys.is_sorted_by_key(|key| key::index(*key)) {
            radix::sort(&mut keys);
        } else {
            keys.sort_unstable();
        }
        keys.dedup();
        Ok(Self { keys })
    }

    /// How many there are.
    ///
    /// Unit: blocks. Range: 0 to 2^26, or more where one index names several.
    pub fn len(&self) -> u64 {
        u64::try_from(self.keys.len()).unwrap_or(u64::MAX)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Blocks and their indexes in ascending order; equal blocks by index.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Block, u32)> + ExactSizeIterator {
        self.keys
            .iter()
            .map(|&key| (block_of(key), key::index(key)))
    }

    /// Adds a block. False if it is there already under that index.
    ///
    /// # Errors
    ///
    /// [`TooManyBlocks`] for an index of 2^26 or more.
    pub fn insert(&mut self, block: Block, index: u32) -> Result<bool, TooManyBlocks> {
        if index > MAX_INDEX {
            return Err(TooManyBlocks);
        }
        let key = key::pack(block, index);
        match self.keys.binary_search(&key) {
            Ok(_) => Ok(false),
            Err(place) => {
                self.keys.insert(place, key);
                Ok(true)
            }
        }
    }

    /// Takes a block out. False if it is not there under that index.
    pub fn remove(&mut self, block: Block, index: u32) -> bool {
        let found = self.find(block, index);
        if let Some(place) = found {
            self.keys.remove(place);
        }
        found.is_some()
    }

    /// Puts `new` in the place of `old`, under the same index.
    ///
    /// False, and nothing changed, if `old` is not there under that index or
    /// `new` is already.
    pub fn replace(&mut self, old: Block, new: Block, index: u32) -> bool {
        let Some(from) = self.find(old, index) else {
            return false;
        };
        let key = key::pack(new, index);
        let Err(to) = self.keys.binary_search(&key) else {
            return false;
        };
        // Only the keys between the two places move, by one.
        let moved = if from < to {
            let moved = self.keys.get_mut(from..to);
            moved.and_then(|keys| {
                keys.rotate_left(1);
                keys.last_mut()
            })
        } else {
            let moved = self.keys.get_mut(to..=from);
            moved.and_then(|keys| {
                keys.rotate_right(1);
                keys.first_mut()
            })
        };
        if let Some(place) = moved {
            *place = key;
        }
        true
    }

    fn find(&self, block: Block, index: u32) -> Option<usize> {
        let key = key::pack(block, index);
        self.keys
            .binary_search(&key)
            .ok()
            .filter(|_| index <= MAX_INDEX)
    }
}

/// The block of a key.
pub(super) fn block_of(key: u64) -> Block {
    let first = Ipv4Addr::from_bits(key::first(key));
    // A key is only ever packed from a block.
    Block::new(first, key::prefix(key)).unwrap_or(Block::ALL)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn block(text: &str) -> Block {
        text.parse().expect(text)
    }

    #[test]
    fn keeps_the_callers_indexes_in_block_order() {
        let order = Blocks::new([
            block("10.0.0.0/24"),
            block("0.0.0.0/0"),
            block("10.0.0.0/24"),
        ]);
        let order = order.expect("three blocks");
        let listed: Vec<(Block, u32)> = order.iter().collect();
        assert_eq!(
            listed,
            [
                (Block::ALL, 1),
                (block("10.0.0.0/24"), 0),
                (block("10.0.0.0/24"), 2)
            ]
        );
    }

    #[test]
    fn no_blocks_are_an_order_too() {
        let order = Blocks::new([]).expect("no blocks");
        assert_eq!(order, Blocks::empty());
        assert!(order.is_empty());
        assert_eq!(order.overlapping(Block::ALL).count(), 0);
    }

    #[test]
    fn an_edit_gives_the_order_a_second_sort_would() {
        let texts = ["10.0.0.0/8", "10.0.1.0/24", "10.0.2.0/24", "11.0.0.0/8"];
        let blocks = texts.map(block);
        // Every block moved to every place, before, between and behind.
        for (index, &old) in (0..).zip(&blocks) {
            for new in ["0.0.0.0/0", "10.0.1.128/25", "255.255.255.255/32"].map(block) {
                let mut order = Blocks::new(blocks).expect("four blocks");
                assert!(order.replace(old, new, index));
                let mut edited = blocks;
                edited[usize::try_from(index).expect("small")] = new;
                assert_eq!(Ok(order), Blocks::new(edited));
            }
        }
    }

    #[test]
    fn an_edit_of_what_is_not_there_changes_nothing() {
        let mut order = Blocks::new([block("10.0.0.0/8")]).expect("one block");
        let before = order.clone();
        assert!(!order.remove(block("10.0.0.0/8"), 1));
        assert!(!order.replace(block("10.0.0.0/9"), Block::ALL, 0));
        assert!(!order.replace(block("10.0.0.0/8"), block("10.0.0.0/8"), 0));
        assert_eq!(order.insert(block("10.0.0.0/8"), 0), Ok(false));
        assert_eq!(order, before);
        assert!(order.remove(block("10.0.0.0/8"), 0) && order.is_empty());
    }

    #[test]
    fn an_index_past_the_last_is_refused_and_never_cut() {
        let mut order = Blocks::empty();
        assert_eq!(order.insert(Block::ALL, MAX_INDEX), Ok(true));
        assert_eq!(order.insert(Block::ALL, MAX_INDEX + 1), Err(TooManyBlocks));
        assert!(!order.remove(Block::ALL, u32::MAX));
        let over = vec![(Block::ALL, MAX_INDEX + 1)];
        assert_eq!(Blocks::with_indexes(over), Err(TooManyBlocks));
    }

    #[test]
    fn repeated_entries_with_one_index_count_once() {
        let twice = [(Block::ALL, 7), (Block::ALL, 7)];
        assert_eq!(Blocks::with_indexes(twice).map(|order| order.len()), Ok(1));
    }
}

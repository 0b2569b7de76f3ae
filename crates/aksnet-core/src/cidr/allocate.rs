//! Room for new blocks beside those that must not move.

use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;
use core::net::Ipv4Addr;

use super::cover::{Cover, Span};
use super::free::{Gaps, sorted_inside};
use super::{Block, Blocks};

/// Which of several free places to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Fit {
    /// The lowest address.
    #[default]
    First,
    /// The smallest free block that is large enough, of those the lowest:
    /// keeps large free blocks whole.
    Best,
}

/// A free block of that prefix length in `parent`, touching no taken block.
///
/// `None` if there is no room, or if `prefix` is over 32 or shorter than the
/// parent's.
///
/// ```
/// use aksnet_core::cidr::{Block, Fit, allocate};
///
/// let read = |text| Block::parse(text).unwrap();
/// let (vnet, taken) = (read("10.0.0.0/24"), [read("10.0.0.64/27")]);
/// let first = allocate(vnet, &taken, 27, Fit::First);
/// assert_eq!(first, Some(read("10.0.0.0/27")));
/// let best = allocate(vnet, &taken, 27, Fit::Best);
/// assert_eq!(best, Some(read("10.0.0.96/27")));
/// ```
pub fn allocate(parent: Block, taken: &[Block], prefix: u8, fit: Fit) -> Option<Block> {
    let keys = sorted_inside(parent, taken);
    place(Gaps::new(parent, &keys), prefix, fit)
}

/// Free blocks for a whole list of prefix lengths, in the order asked for.
///
/// `taken` holds what exists and what is pinned: none of it moves. The largest
/// are placed first, so that a list which fits at all is placed in full.
/// `None` stands for each one without room, or with a prefix over 32 or
/// shorter than the parent's; the others are still placed.
pub fn allocate_all(
    parent: Block,
    taken: &[Block],
    prefixes: &[u8],
    fit: Fit,
) -> Vec<Option<Block>> {
    let keys = sorted_inside(parent, taken);
    place_all(Gaps::new(parent, &keys), prefixes, fit)
}

impl Blocks {
    /// A free block in `parent`, without a sort; see [`allocate`].
    pub fn allocate(&self, parent: Block, prefix: u8, fit: Fit) -> Option<Block> {
        place(self.gaps(parent), prefix, fit)
    }

    /// Free blocks for a list of prefix lengths, without a sort; see
    /// [`allocate_all`].
    pub fn allocate_all(&self, parent: Block, prefixes: &[u8], fit: Fit) -> Vec<Option<Block>> {
        place_all(self.gaps(parent), prefixes, fit)
    }
}

fn place(gaps: impl Iterator<Item = Span>, prefix: u8, fit: Fit) -> Option<Block> {
    let mut fitting = gaps
        .flat_map(Cover::new)
        .filter(|free| free.prefix() <= prefix);
    let chosen = match fit {
        Fit::First => fitting.next(),
        Fit::Best => {
            let mut best: Option<Block> = None;
            for free in fitting {
                if best.is_none_or(|best| free.prefix() > best.prefix()) {
                    best = Some(free);
                }
                if free.prefix() == prefix {
                    break;
                }
            }
            best
        }
    };
    chosen.and_then(|free| free.resized(prefix))
}

fn place_all(gaps: impl Iterator<Item = Span>, prefixes: &[u8], fit: Fit) -> Vec<Option<Block>> {
    let mut pool = Pool::of(gaps);
    let mut placed = vec![None; prefixes.len()];
    let mut order: Vec<(&u8, &mut Option<Block>)> = prefixes.iter().zip(&mut placed).collect();
    // Stable: of equal sizes the first asked for gets the lowest address.
    order.sort_by_key(|(prefix, _)| **prefix);
    for (&prefix, place) in order {
        *place = pool.take(prefix, fit);
    }
    placed
}

/// Free blocks by prefix length, each length by address.
struct Pool([BTreeSet<u32>; 33]);

impl Pool {
    fn of(gaps: impl Iterator<Item = Span>) -> Self {
        let mut pool = Self(core::array::from_fn(|_| BTreeSet::new()));
        for free in gaps.flat_map(Cover::new) {
            pool.add(free);
        }
        pool
    }

    fn add(&mut self, free: Block) {
        if let Some(firsts) = self.0.get_mut(usize::from(free.prefix())) {
            firsts.insert(free.first_u32());
        }
    }

    /// Cuts a block from the front of a free one and keeps the rest.
    fn take(&mut self, prefix: u8, fit: Fit) -> Option<Block> {
        let candidates = (0..=prefix).zip(&self.0);
        let candidates = candidates.filter_map(|(prefix, firsts)| Some((prefix, *firsts.first()?)));
        let (found, first) = match fit {
            Fit::First => candidates.min_by_key(|&(_, first)| first)?,
            Fit::Best => candidates.max_by_key(|&(prefix, _)| prefix)?,
        };
        let free = Block::new(Ipv4Addr::from_bits(first), found)?;
        let taken = free.resized(prefix)?;
        self.0.get_mut(usize::from(found))?.remove(&first);
        // The other half at every length down to the one taken.
        for half in found.saturating_add(1)..=prefix {
            if let Some(rest) = taken.resized(half).and_then(Block::next_of_size) {
                self.add(rest);
            }
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Block {
        text.parse().expect(text)
    }

    #[test]
    fn a_whole_block_is_allocated_at_either_end_of_the_scale() {
        for fit in [Fit::First, Fit::Best] {
            assert_eq!(allocate(Block::ALL, &[], 0, fit), Some(Block::ALL));
            let one = block("10.0.0.1/32");
            assert_eq!(allocate(one, &[], 32, fit), Some(one));
            assert_eq!(allocate(one, &[], 33, fit), None);
            assert_eq!(allocate(one, &[], 31, fit), None);
            assert_eq!(allocate(one, &[one], 32, fit), None);
        }
    }

    #[test]
    fn free_space_that_is_not_aligned_does_not_fit() {
        // 128 addresses are free, but as two quarters that share no /25.
        let taken = [block("10.0.0.0/26"), block("10.0.0.192/26")];
        for fit in [Fit::First, Fit::Best] {
            assert_eq!(allocate(block("10.0.0.0/24"), &taken, 25, fit), None);
            assert_eq!(
                allocate(block("10.0.0.0/24"), &taken, 26, fit),
                Some(block("10.0.0.64/26"))
            );
        }
    }

    #[test]
    fn a_list_comes_back_in_the_order_asked_for() {
        let placed = allocate_all(block("10.0.0.0/24"), &[], &[28, 25, 26], Fit::First);
        assert_eq!(
            placed,
            [
                Some(block("10.0.0.192/28")),
                Some(block("10.0.0.0/25")),
                Some(block("10.0.0.128/26"))
            ]
        );
    }

    #[test]
    fn a_list_that_fills_the_block_exactly_fits() {
        let placed = allocate_all(block("10.0.0.0/30"), &[], &[32, 31, 32], Fit::Best);
        assert!(placed.iter().all(Option::is_some));
    }

    #[test]
    fn the_one_without_room_is_named_and_the_rest_is_placed() {
        let taken = [block("10.0.0.0/26")];
        let placed = allocate_all(block("10.0.0.0/24"), &taken, &[25, 25, 26, 40], Fit::First);
        assert_eq!(
            placed,
            [
                Some(block("10.0.0.128/25")),
                None,
                Some(block("10.0.0.64/26")),
                None
            ]
        );
    }

    #[test]
    fn an_order_allocates_like_a_list() {
        let taken = [block("10.0.0.64/27"), block("10.0.0.0/28")];
        let order = Blocks::new(taken).expect("two blocks");
        let parent = block("10.0.0.0/24");
        for fit in [Fit::First, Fit::Best] {
            for prefix in 0..=33 {
                assert_eq!(
                    order.allocate(parent, prefix, fit),
                    allocate(parent, &taken, prefix, fit)
                );
            }
            assert_eq!(
                order.allocate_all(parent, &[25, 27, 28], fit),
                allocate_all(parent, &taken, &[25, 27, 28], fit)
            );
        }
    }
}

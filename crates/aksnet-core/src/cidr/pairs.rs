//! Which blocks overlap, in one sweep over the order.

use alloc::vec;
use alloc::vec::Vec;

use super::{Blocks, key};

/// A block that the sweep is still inside of.
#[derive(Clone, Copy, Default)]
struct Open {
    last: u32,
    index: u32,
}

/// Nested blocks that differ are at most 33 deep; equal ones go deeper.
const DEPTH: usize = 33;

impl Blocks {
    /// Calls `found(outer, inner)` with the indexes of every two blocks that
    /// overlap; of equal ones the lower index comes first.
    ///
    /// Two blocks are nested or apart, so one stack of the blocks around the
    /// current one holds all it overlaps: O(n + pairs). There are up to
    /// n(n-1)/2 pairs; [`first_conflicts`](Self::first_conflicts) is bounded.
    pub fn pairs(&self, mut found: impl FnMut(u32, u32)) {
        // `open[..depth]`: cheaper than pushing and popping.
        let mut open: Vec<Open> = vec![Open::default(); DEPTH];
        let mut depth = 0_usize;
        for &key in &self.keys {
            let first = key::first(key);
            while let Some(above) = depth.checked_sub(1)
                && open.get(above).is_some_and(|top| top.last < first)
            {
                depth = above;
            }
            let index = key::index(key);
            for outer in open.iter().take(depth) {
                found(outer.index, index);
            }
            let this = Open {
                last: key::last(key),
                index,
            };
            match open.get_mut(depth) {
                Some(place) => *place = this,
                None => open.push(this),
            }
            depth = depth.saturating_add(1);
        }
    }

    /// Calls `found(outer, inner)` once for every block that lies in or equals
    /// an earlier one: `outer` is the nearest around it.
    ///
    /// At most one call per block, O(n), however hostile the plan.
    pub fn first_conflicts(&self, mut found: impl FnMut(u32, u32)) {
        let mut open: Vec<Open> = Vec::new();
        for &key in &self.keys {
            let (first, last) = (key::first(key), key::last(key));
            while open.last().is_some_and(|top| top.last < first) {
                open.pop();
            }
            let index = key::index(key);
            if let Some(top) = open.last() {
                found(top.index, index);
                // Ends with its parent: it takes over, or the stack would
                // grow with every equal block.
                if top.last == last {
                    open.pop();
                }
            }
            open.push(Open { last, index });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cidr::Block;

    type Pairs = Vec<(u32, u32)>;

    fn both(texts: &[&str]) -> (Pairs, Pairs) {
        let blocks = texts.iter().map(|text| text.parse::<Block>().expect(text));
        let order = Blocks::new(blocks).expect("few blocks");
        let (mut pairs, mut first) = (Vec::new(), Vec::new());
        order.pairs(|outer, inner| pairs.push((outer, inner)));
        order.first_conflicts(|outer, inner| first.push((outer, inner)));
        (pairs, first)
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let texts = [
            "0.0.0.0/1",
            "128.0.0.0/2",
            "192.0.0.0/32",
            "255.255.255.255/32",
        ];
        assert_eq!(both(&texts), (Vec::new(), Vec::new()));
        assert_eq!(both(&[]), (Vec::new(), Vec::new()));
    }

    #[test]
    fn every_block_around_is_a_pair_and_the_nearest_a_conflict() {
        let texts = ["10.0.0.0/24", "10.0.0.0/16", "0.0.0.0/0", "10.1.0.0/16"];
        let (pairs, first) = both(&texts);
        assert_eq!(pairs, [(2, 1), (2, 0), (1, 0), (2, 3)]);
        assert_eq!(first, [(2, 1), (1, 0), (2, 3)]);
    }

    #[test]
    fn an_inner_block_that_ends_with_its_parent_does_not_hide_it() {
        let texts = [
            "10.0.0.0/24",
            "10.0.0.0/25",
            "10.0.0.128/25",
            "10.0.0.128/26",
        ];
        let (pairs, first) = both(&texts);
        assert_eq!(pairs, [(0, 1), (0, 2), (0, 3), (2, 3)]);
        assert_eq!(first, [(0, 1), (0, 2), (2, 3)]);
    }

    #[test]
    fn equal_blocks_conflict_once_each() {
        let texts = ["10.0.0.0/32"; 5];
        let (pairs, first) = both(&texts);
        assert_eq!(pairs.len(), 10);
        assert_eq!(first, [(0, 1), (1, 2), (2, 3), (3, 4)]);
    }
}

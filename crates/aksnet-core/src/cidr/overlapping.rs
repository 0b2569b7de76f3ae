//! Which blocks overlap a given one.

use super::order::block_of;
use super::{Block, Blocks, key};

impl Blocks {
    /// Indexes of the blocks that overlap `query`: those that start inside it
    /// in order, then those that start before it, from the inside out.
    ///
    /// O(log n + k) for k answers. No links are kept that an edit would have
    /// to mend: blocks around the query are at most 32 leaps apart.
    pub fn overlapping(&self, query: Block) -> impl Iterator<Item = u32> {
        let (before, inside) = self.split_around(query);
        let around = Around {
            query,
            before,
            run: &[],
        };
        inside.iter().copied().chain(around).map(key::index)
    }

    /// Whether any block overlaps `query`. O(log n).
    pub fn overlaps(&self, query: Block) -> bool {
        self.overlapping(query).next().is_some()
    }

    /// The keys that start before `query` and those that start inside it.
    pub(super) fn split_around(&self, query: Block) -> (&[u64], &[u64]) {
        let low = u64::from(query.first_u32()) << key::ADDRESS_BIT;
        let high = (u64::from(query.last_u32()) << key::ADDRESS_BIT) | u64::from(u32::MAX);
        let (before, rest) = split(&self.keys, |key| key < low);
        let (inside, _) = split(rest, |key| key <= high);
        (before, inside)
    }

    /// Whether a block that starts before `query` contains it.
    pub(super) fn is_inside_earlier(&self, query: Block) -> bool {
        let (before, _) = self.split_around(query);
        let mut around = Around {
            query,
            before,
            run: &[],
        };
        around.next().is_some()
    }
}

/// Blocks that contain the query and start before it, from the inside out.
struct Around<'a> {
    query: Block,
    /// Keys not yet ruled out, all of which start before the query.
    before: &'a [u64],
    /// Equal blocks found together.
    run: &'a [u64],
}

impl Iterator for Around<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        loop {
            if let Some((&key, rest)) = self.run.split_first() {
                self.run = rest;
                return Some(key);
            }
            let nearest = block_of(*self.before.last()?);
            if nearest.contains(self.query) {
                let lowest = key::pack(nearest, 0);
                (self.before, self.run) = split(self.before, |key| key < lowest);
            } else {
                // What contains the query and stands before `nearest` contains
                // both, hence the smallest block around both: leap there.
                let both = Block::covering(nearest.first(), self.query.first());
                let highest = key::pack(both, key::MAX_INDEX);
                (self.before, _) = split(self.before, |key| key <= highest);
            }
        }
    }
}

/// Splits sorted keys where `is_low` turns false.
fn split(keys: &[u64], is_low: impl Fn(u64) -> bool) -> (&[u64], &[u64]) {
    let at = keys.partition_point(|&key| is_low(key));
    keys.split_at_checked(at).unwrap_or((keys, &[]))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn overlapping(query: &str, texts: &[&str]) -> Vec<u32> {
        let blocks = texts.iter().map(|text| text.parse::<Block>().expect(text));
        let order = Blocks::new(blocks).expect("few blocks");
        let query = query.parse().expect(query);
        let found: Vec<u32> = order.overlapping(query).collect();
        assert_eq!(order.overlaps(query), !found.is_empty());
        found
    }

    #[test]
    fn finds_what_lies_inside_and_what_lies_around() {
        let texts = [
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.4.0/24",
            "10.0.5.0/24",
            "10.0.4.128/25",
            "10.0.4.0/24",
            "0.0.0.0/0",
        ];
        assert_eq!(overlapping("10.0.4.0/24", &texts), [2, 5, 4, 1, 0, 6]);
        assert_eq!(overlapping("10.0.4.7/32", &texts), [2, 5, 1, 0, 6]);
        assert_eq!(overlapping("11.0.0.0/8", &texts), [6]);
        assert_eq!(overlapping("0.0.0.0/0", &texts).len(), 7);
    }

    #[test]
    fn many_blocks_on_the_way_do_not_hide_the_one_around() {
        // Every predecessor of the query but the first lies beside it.
        let mut texts = Vec::from(["10.0.0.0/24"]);
        texts.extend(["10.0.0.8/29"; 50]);
        texts.extend(["10.0.0.16/30", "10.0.0.20/32", "10.0.0.21/32"]);
        assert_eq!(overlapping("10.0.0.22/32", &texts), [0]);
        assert!(overlapping("10.0.1.0/32", &texts).is_empty());
    }

    #[test]
    fn a_block_that_starts_with_the_query_is_found_on_either_side_of_it() {
        let texts = ["0.0.0.0/0", "0.0.0.0/32"];
        assert_eq!(overlapping("0.0.0.0/31", &texts), [0, 1]);
        assert_eq!(overlapping("255.255.255.255/32", &texts), [0]);
    }
}

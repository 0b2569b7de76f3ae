//! Blocks of both families in order, each with what it belongs to.

use alloc::{format, string::String, vec::Vec};

use super::any_block::AnyBlock;
use crate::cidr::{Block6, Blocks};
use crate::sorting;

/// Blocks of both families in order, each with what it belongs to.
pub(super) struct Order<T> {
    v4: Blocks,
    /// Ascending, as [`Blocks`] are.
    v6: Vec<(Block6, u32)>,
    entries: Vec<(AnyBlock, T)>,
}

/// What a block meets: the first in order, and how many more.
pub(super) struct Met<T> {
    /// The first block met.
    pub(super) block: AnyBlock,
    /// What that block belongs to.
    pub(super) owner: T,
    /// Others met; counted no further than one over [`COUNTED`].
    others: usize,
}

/// Others that are counted: a hostile plan has millions of pairs, and nobody reads their number.
const COUNTED: usize = 100;

impl<T> Met<T> {
    /// The first of those, and how many follow.
    pub(super) fn first_of(mut met: impl Iterator<Item = (AnyBlock, T)>) -> Option<Self> {
        let (block, owner) = met.next()?;
        let others = met.take(COUNTED.saturating_add(1)).count();
        Some(Self {
            block,
            owner,
            others,
        })
    }

    /// How many addresses a block shares with what it meets, in words.
    pub(super) fn shared(&self, block: AnyBlock) -> String {
        if self.is_alone() {
            block.shared(self.block)
        } else {
            "addresses".into()
        }
    }

    /// Whether the first is the only one.
    pub(super) fn is_alone(&self) -> bool {
        self.others == 0
    }

    /// What to say after the first; see [`and_more`].
    pub(super) fn and_more(&self, one: &str) -> String {
        and_more(self.others, one)
    }
}

/// "", " and 1 more subnet", " and 12 more subnets": what to say after the first of several.
pub(super) fn and_more(others: usize, one: &str) -> String {
    let ending = if one.ends_with('x') { "es" } else { "s" };
    match others {
        0 => String::new(),
        1 => format!(" and 1 more {one}"),
        2..=COUNTED => format!(" and {others} more {one}{ending}"),
        _ => format!(" and over {COUNTED} more {one}{ending}"),
    }
}

impl<T> FromIterator<(AnyBlock, T)> for Order<T> {
    fn from_iter<I: IntoIterator<Item = (AnyBlock, T)>>(entries: I) -> Self {
        let entries: Vec<(AnyBlock, T)> = entries.into_iter().collect();
        let indexed = || (0_u32..).zip(&entries);
        let v4 = indexed().filter_map(|(index, (block, _))| Some((block.v4()?, index)));
        let mut v6: Vec<(Block6, u32)> = indexed()
            .filter_map(|(index, (block, _))| match block {
                AnyBlock::V4(_) => None,
                AnyBlock::V6(block) => Some((*block, index)),
            })
            .collect();
        sorting::sort(&mut v6);
        Self {
            // More blocks than an order takes would be a plan file of a gigabyte; they are not compared.
            v4: Blocks::with_indexes(v4).unwrap_or_default(),
            v6,
            entries,
        }
    }
}

impl<T: Copy> Order<T> {
    /// The blocks that overlap one: those that start inside it in order, then those around it.
    pub(super) fn overlapping(&self, block: AnyBlock) -> impl Iterator<Item = (AnyBlock, T)> + '_ {
        let (v4, v6) = match block {
            AnyBlock::V4(block) => (Some(self.v4.overlapping(block)), None),
            AnyBlock::V6(block) => (None, Some(self.overlapping6(block))),
        };
        let indexes = v4.into_iter().flatten().chain(v6.into_iter().flatten());
        indexes.filter_map(|index| self.entry(index))
    }

    /// What a block meets.
    pub(super) fn met(&self, block: AnyBlock) -> Option<Met<T>> {
        Met::first_of(self.overlapping(block))
    }

    /// Whether one block has the given one inside it.
    pub(super) fn holds(&self, block: AnyBlock) -> bool {
        // A VNet has a prefix or two, and nearly every subnet lies in the first.
        let mut first = self.entries.iter().take(2);
        let mut around = self.overlapping(block.start());
        first.any(|(outer, _)| outer.contains(block))
            || around.any(|(outer, _)| outer.contains(block))
    }

    /// Calls `found(outer, inner)` once for every block that lies in or equals an earlier one in address order.
    pub(super) fn first_conflicts(&self, mut found: impl FnMut((AnyBlock, T), (AnyBlock, T))) {
        self.conflicts(|outer, inner| {
            if let (Some(outer), Some(inner)) = (self.entry(outer), self.entry(inner)) {
                found(outer, inner);
            }
        });
    }

    /// Every entry that overlaps one given before it, together with the first of those; in the order given.
    pub(super) fn late(&self) -> Vec<((AnyBlock, T), (AnyBlock, T))> {
        let mut nested = Vec::new();
        self.conflicts(|outer, inner| nested.push((outer as usize, inner as usize)));
        // First given of the blocks around each, and of the blocks inside it.
        let mut around: Vec<usize> = (0..self.entries.len()).collect();
        let mut inside = around.clone();
        for (outer, inner) in &nested {
            lower(&mut around, *outer, *inner);
        }
        for (outer, inner) in nested.iter().rev() {
            lower(&mut inside, *inner, *outer);
        }
        let firsts = around
            .into_iter()
            .zip(inside)
            .map(|(one, other)| one.min(other));
        let firsts = firsts.enumerate().filter(|(place, first)| first < place);
        firsts
            .filter_map(|(place, first)| {
                Some((*self.entries.get(place)?, *self.entries.get(first)?))
            })
            .collect()
    }

    fn conflicts(&self, mut found: impl FnMut(u32, u32)) {
        self.v4.first_conflicts(&mut found);
        // The same sweep as over IPv4 blocks.
        let mut open: Vec<(u128, u32)> = Vec::new();
        for (block, index) in &self.v6 {
            while open
                .pop_if(|(last, _)| *last < block.first_u128())
                .is_some()
            {}
            if let Some((last, outer)) = open.last().copied() {
                found(outer, *index);
                if last == block.last_u128() {
                    open.pop();
                }
            }
            open.push((block.last_u128(), *index));
        }
    }

    fn entry(&self, index: u32) -> Option<(AnyBlock, T)> {
        self.entries.get(usize::try_from(index).ok()?).copied()
    }

    fn overlapping6(&self, query: Block6) -> impl Iterator<Item = u32> + '_ {
        let start = self
            .v6
            .partition_point(|(it, _)| it.first() < query.first());
        let end = self
            .v6
            .partition_point(|(it, _)| it.first() <= query.last());
        let around = (0..query.prefix()).rev().flat_map(move |prefix| {
            let outer = query
                .resized(prefix)
                .filter(|it| it.first() < query.first());
            let from = outer.map_or(0, |outer| self.v6.partition_point(|(it, _)| *it < outer));
            let to = outer.map_or(0, |outer| self.v6.partition_point(|(it, _)| *it <= outer));
            self.v6.get(from..to).unwrap_or_default()
        });
        let inside = self.v6.get(start..end).unwrap_or_default();
        inside.iter().chain(around).map(|(_, index)| *index)
    }
}

/// Lowers the number at one place to that at another.
fn lower(firsts: &mut [usize], from: usize, to: usize) {
    let bound = firsts.get(from).copied().unwrap_or(from);
    if let Some(first) = firsts.get_mut(to) {
        *first = bound.min(*first);
    }
}

#[cfg(test)]
mod tests {
    use alloc::{vec, vec::Vec};

    use super::{Met, Order};
    use crate::rules::any_block::tests::block;

    fn order(texts: &[&str]) -> Order<usize> {
        texts.iter().copied().map(block).zip(0..).collect()
    }

    fn overlapping(texts: &[&str], query: &str) -> Vec<usize> {
        let order = order(texts);
        let found = order.overlapping(block(query));
        found.map(|(_, owner)| owner).collect()
    }

    #[test]
    fn families_never_meet() {
        let texts = ["0.0.0.0/0", "::/0"];
        assert_eq!(overlapping(&texts, "10.0.0.0/8"), [0]);
        assert_eq!(overlapping(&texts, "fd00::/8"), [1]);
        assert!(!block("0.0.0.0/0").contains(block("::/128")));
    }

    #[test]
    fn ipv6_blocks_inside_and_around_are_found_as_ipv4_ones_are() {
        let texts = [
            "fd00::/8",
            "fd00:0:0:1::/64",
            "fd00:0:0:1::/80",
            "fd00:0:0:2::/64",
            "fd00::/48",
            "fd00:0:0:1::/64",
        ];
        assert_eq!(overlapping(&texts, "fd00:0:0:1::/64"), [1, 5, 2, 4, 0]);
        assert_eq!(overlapping(&texts, "fd00:0:0:3::/64"), [4, 0]);
        assert_eq!(overlapping(&texts, "fe00::/8"), Vec::<usize>::new());
        assert!(order(&texts).holds(block("fd00:0:0:2:8000::/65")));
        assert!(!order(&texts).holds(block("fc00::/7")));
    }

    #[test]
    fn ipv6_conflicts_come_once_a_block_even_where_all_are_equal() {
        let mut found = vec![];
        order(&["fd00::/64"; 4]).first_conflicts(|(_, one), (_, two)| found.push((one, two)));
        assert_eq!(found, [(0, 1), (1, 2), (2, 3)]);
        found.clear();
        let nested = ["fd00::/48", "fd00::/64", "fd00:0:0:1::/64", "fd01::/48"];
        order(&nested).first_conflicts(|(_, one), (_, two)| found.push((one, two)));
        assert_eq!(found, [(0, 1), (0, 2)]);
    }

    #[test]
    fn every_late_block_is_found_with_the_first_it_meets() {
        let late = |texts: &[&str]| -> Vec<(usize, usize)> {
            let late = order(texts).late().into_iter();
            late.map(|((_, late), (_, first))| (late, first)).collect()
        };
        // The last hides the first from the second in address order only.
        assert_eq!(
            late(&["10.2.0.0/15", "10.3.4.0/23", "10.2.0.0/15"]),
            [(1, 0), (2, 0)]
        );
        assert_eq!(
            late(&[
                "10.0.0.0/24",
                "10.0.1.0/24",
                "10.0.0.0/16",
                "fd00::/64",
                "fd00::/8"
            ]),
            [(2, 0), (4, 3)]
        );
        assert_eq!(late(&["10.0.0.0/24", "10.0.1.0/24"]), []);
        assert_eq!(late(&["10.0.0.0/24"; 4]), [(1, 0), (2, 0), (3, 0)]);
    }

    #[test]
    fn others_are_counted_up_to_a_hundred() {
        let met = |others| Met {
            block: block("10.0.0.0/8"),
            owner: (),
            others,
        };
        let texts = [0, 1, 12, 100, 101].map(|others| met(others).and_more("subnet"));
        let expected = [
            "",
            " and 1 more subnet",
            " and 12 more subnets",
            " and 100 more subnets",
            " and over 100 more subnets",
        ];
        assert_eq!(texts, expected);
        assert_eq!(met(2).and_more("prefix"), " and 2 more prefixes");
        let many = order(&vec!["10.0.0.0/24"; 150]);
        let met = many.met(block("10.0.0.0/16")).unwrap();
        assert_eq!(met.and_more("subnet"), " and over 100 more subnets");
    }
}

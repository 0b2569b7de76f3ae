//! Laws of the address arithmetic, against ipnet and against counting.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use aksnet_core::cidr::{
    Block, Block6, Blocks, Fit, aggregate, allocate, allocate_all, free, parse_address,
};
use ipnet::{Ipv4Net, Ipv6Net};
use proptest::collection::vec;
use proptest::prelude::*;

/// Any block at all.
fn any_block() -> impl Strategy<Value = Block> {
    (any::<u32>(), 0_u8..=32)
        .prop_map(|(bits, prefix)| Block::containing(Ipv4Addr::from_bits(bits), prefix).unwrap())
}

/// The last 64 addresses there are: few enough to count, at the end where
/// sums would wrap.
const SPACE: Block = Block::literal(255, 255, 255, 192, 26);

/// A block of the small space, or now and then one around it.
fn small_block() -> impl Strategy<Value = Block> {
    (0_u64..64, prop_oneof![1 => 0_u8..=26, 20 => 27_u8..=32])
        .prop_map(|(n, prefix)| Block::containing(SPACE.address(n).unwrap(), prefix).unwrap())
}

fn addresses(block: Block) -> BTreeSet<u64> {
    let inside = |&n: &u64| block.contains_address(SPACE.address(n).unwrap());
    (0..SPACE.size()).filter(inside).collect()
}

fn union<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> BTreeSet<u64> {
    let blocks = blocks.into_iter();
    blocks.flat_map(|&block| addresses(block)).collect()
}

/// Every block of that length in the small space that touches none of
/// `taken`, by address.
fn candidates(taken: &[Block], prefix: u8) -> Vec<Block> {
    (0..SPACE.subblocks(prefix))
        .map(|n| SPACE.subblock(prefix, n).unwrap())
        .filter(|block| !taken.iter().any(|taken| taken.overlaps(*block)))
        .collect()
}

/// Whether the list can be placed at all, by trying everything.
fn is_placeable(taken: &mut Vec<Block>, prefixes: &[u8]) -> bool {
    let Some((&prefix, rest)) = prefixes.split_first() else {
        return true;
    };
    candidates(taken, prefix).into_iter().any(|block| {
        taken.push(block);
        let placed = is_placeable(taken, rest);
        taken.pop();
        placed
    })
}

fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap()
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    items
}

/// Anything, and texts close to a block.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".*",
        "[0-9]{1,4}([.,][0-9]{1,4}){0,5}([/ \\\\:-][0-9.]{0,15})?",
        "[ \"',;]{0,3}[0-9]{1,3}([ ]?[.,][ ]?[0-9]{1,3}){3}[ ]?[/–-]?[ ]?[0-9.]{0,15}[ \"',;]{0,3}",
        "[0-9a-f]{0,4}(:[0-9a-f]{0,4}){0,8}(/[0-9]{0,3})?",
    ]
}

proptest! {
    #[test]
    fn a_block_reads_back_as_written(block in any_block()) {
        prop_assert_eq!(block.to_string().parse(), Ok(block));
        prop_assert_eq!(Block::parse(&block.to_string()), Ok(block));
        let range = format!("{} - {}", block.first(), block.last());
        prop_assert_eq!(Block::parse(&range), Ok(block));
        let masked = format!("{} {}", block.first(), Ipv4Net::from(block).netmask());
        prop_assert_eq!(Block::parse(&masked), Ok(block));
    }

    #[test]
    fn an_ipv6_block_reads_back_as_written(bits: u128, prefix in 0_u8..=128) {
        let block = Block6::containing(Ipv6Addr::from_bits(bits), prefix).unwrap();
        prop_assert_eq!(block.to_string().parse(), Ok(block));
        let net = Ipv6Net::from(block);
        prop_assert_eq!(block.to_string(), net.to_string());
        prop_assert_eq!(block.last(), net.broadcast());
    }

    #[test]
    fn blocks_agree_with_ipnet(one in any_block(), other in any_block(), bits: u32) {
        let (net, beside) = (Ipv4Net::from(one), Ipv4Net::from(other));
        prop_assert_eq!(one.last(), net.broadcast());
        prop_assert_eq!(one.contains(other), net.contains(&beside));
        prop_assert_eq!(one.overlaps(other), net.contains(&beside) || beside.contains(&net));
        prop_assert_eq!(one.cmp(&other), net.cmp(&beside));
        let address = Ipv4Addr::from_bits(bits);
        prop_assert_eq!(one.contains_address(address), net.contains(&address));
        let parent = one.prefix().checked_sub(1).and_then(|prefix| one.grown_to(prefix));
        prop_assert_eq!(parent.map(Ipv4Net::from), net.supernet());
        let next = one.next_of_size();
        prop_assert_eq!(next.and_then(Block::previous_of_size), next.map(|_| one));
    }

    #[test]
    fn an_address_and_its_place_agree(block in any_block(), n in prop_oneof![0..1_u64 << 33, any::<u64>()]) {
        match block.address(n) {
            Some(address) => {
                prop_assert!(n < block.size());
                prop_assert_eq!(block.subblock(32, n).map(Block::first), Some(address));
                prop_assert_eq!(u64::from(address.to_bits() - block.first_u32()), n);
            }
            None => prop_assert!(n >= block.size() && block.subblock(32, n).is_none()),
        }
    }

    #[test]
    fn no_text_panics_and_every_suggestion_reads_back(text in text()) {
        match Block::parse(&text) {
            Ok(block) => {
                let strict = text.parse::<Block>();
                prop_assert_eq!(strict.is_ok(), block.to_string() == text);
            }
            Err(error) => {
                prop_assert_eq!(text.parse::<Block>(), Err(error));
                prop_assert!(!error.to_string().is_empty());
                if let Some(suggestion) = error.suggestion() {
                    prop_assert!(suggestion.parse::<Block>().is_ok(), "{}", suggestion);
                }
            }
        }
        if let Err(error) = Block6::parse(&text)
            && let Some(suggestion) = error.suggestion()
        {
            prop_assert!(suggestion.parse::<Block6>().is_ok(), "{}", suggestion);
        }
        if let Err(error) = parse_address(&text)
            && let Some(suggestion) = error.suggestion()
        {
            prop_assert!(parse_address(&suggestion).is_ok(), "{}", suggestion);
        }
    }

    #[test]
    fn pairs_are_all_pairs_that_overlap(blocks in vec(small_block(), 0..40)) {
        let order = Blocks::new(blocks.iter().copied()).unwrap();
        let mut found = Vec::new();
        order.pairs(|outer, inner| found.push((outer.min(inner), outer.max(inner))));
        let mut expected = Vec::new();
        for (i, one) in blocks.iter().enumerate() {
            for (j, other) in blocks.iter().enumerate().skip(i + 1) {
                if one.overlaps(*other) {
                    expected.push((index(i), index(j)));
                }
            }
        }
        prop_assert_eq!(sorted(found), expected);
    }

    #[test]
    fn a_first_conflict_names_the_nearest_block_around(blocks in vec(small_block(), 0..40)) {
        let order = Blocks::new(blocks.iter().copied()).unwrap();
        let mut found = Vec::new();
        order.first_conflicts(|outer, inner| found.push((inner, blocks[outer as usize])));
        let mut expected = Vec::new();
        for (i, inner) in blocks.iter().enumerate() {
            // Of equal blocks the first holds the others.
            let around = blocks.iter().enumerate().filter(|&(j, outer)| {
                outer.contains(*inner) && (outer != inner || j < i)
            });
            if let Some((_, nearest)) = around.max_by_key(|(_, outer)| outer.prefix()) {
                expected.push((index(i), *nearest));
            }
        }
        prop_assert_eq!(sorted(found), expected);
    }

    #[test]
    fn a_query_finds_what_a_look_at_every_block_finds(
        blocks in vec(small_block(), 0..40),
        query in small_block(),
    ) {
        let order = Blocks::new(blocks.iter().copied()).unwrap();
        let expected: Vec<u32> = (0..)
            .zip(&blocks)
            .filter(|(_, block)| block.overlaps(query))
            .map(|(i, _)| i)
            .collect();
        prop_assert_eq!(sorted(order.overlapping(query)), expected);
    }

    #[test]
    fn edits_keep_the_order(
        blocks in vec(small_block(), 1..20),
        edits in vec((any::<prop::sample::Index>(), small_block()), 0..20),
    ) {
        let mut blocks = blocks;
        let mut order = Blocks::new(blocks.iter().copied()).unwrap();
        for (at, new) in edits {
            let at = at.index(blocks.len());
            let old = std::mem::replace(&mut blocks[at], new);
            prop_assert_eq!(order.replace(old, new, index(at)), old != new);
            prop_assert_eq!(&order, &Blocks::new(blocks.iter().copied()).unwrap());
        }
        for (at, block) in blocks.iter().enumerate() {
            prop_assert!(order.remove(*block, index(at)));
            prop_assert_eq!(order.insert(*block, index(at)), Ok(true));
        }
        prop_assert_eq!(order, Blocks::new(blocks).unwrap());
    }

    #[test]
    fn aggregate_is_the_smallest_cover(blocks in vec(small_block(), 0..40)) {
        let merged = aggregate(blocks.iter().copied());
        let nets: Vec<Ipv4Net> = blocks.iter().map(|&block| block.into()).collect();
        let written: Vec<Ipv4Net> = merged.iter().map(|&block| block.into()).collect();
        prop_assert_eq!(written, Ipv4Net::aggregate(&nets));
        prop_assert_eq!(union(&merged), union(&blocks));
        prop_assert_eq!(Blocks::new(blocks).unwrap().aggregate(), merged);
    }

    #[test]
    fn aggregate_agrees_with_ipnet_anywhere(blocks in vec(any_block(), 0..200)) {
        let nets: Vec<Ipv4Net> = blocks.iter().map(|&block| block.into()).collect();
        let merged: Vec<Ipv4Net> = aggregate(blocks).into_iter().map(Into::into).collect();
        prop_assert_eq!(merged, Ipv4Net::aggregate(&nets));
    }

    #[test]
    fn free_space_and_taken_blocks_make_up_the_parent(
        taken in vec(small_block(), 0..12),
        parent in small_block(),
    ) {
        let parent = parent.intersection(SPACE).unwrap();
        let left = free(parent, &taken);
        let mut expected = addresses(parent);
        for address in union(&taken) {
            expected.remove(&address);
        }
        prop_assert_eq!(union(&left), expected);
        // As few blocks as can be, in order.
        prop_assert_eq!(&aggregate(left.iter().copied()), &left);
        prop_assert_eq!(Blocks::new(taken).unwrap().free(parent), left);
    }

    #[test]
    fn an_allocation_is_the_lowest_or_the_tightest(
        taken in vec(small_block(), 0..12),
        prefix in 24_u8..=33,
    ) {
        let fitting = candidates(&taken, prefix);
        let first = allocate(SPACE, &taken, prefix, Fit::First);
        prop_assert_eq!(first, fitting.first().copied());
        let best = allocate(SPACE, &taken, prefix, Fit::Best);
        let left = free(SPACE, &taken);
        let room = |block: &Block| left.iter().find(|room| room.contains(*block)).unwrap().prefix();
        let tightest = fitting.iter().map(room).max();
        let expected = fitting.iter().find(|block| Some(room(block)) == tightest);
        prop_assert_eq!(best, expected.copied());
    }

    #[test]
    fn a_list_is_placed_in_full_whenever_it_can_be(
        taken in vec(small_block(), 0..6),
        prefixes in vec(27_u8..=30, 0..5),
    ) {
        for fit in [Fit::First, Fit::Best] {
            let placed = allocate_all(SPACE, &taken, &prefixes, fit);
            let mut all = taken.clone();
            for (&prefix, place) in prefixes.iter().zip(&placed) {
                if let Some(block) = *place {
                    prop_assert!(SPACE.contains(block) && block.prefix() == prefix);
                    prop_assert!(!all.iter().any(|other| other.overlaps(block)));
                    all.push(block);
                }
            }
            let mut before = taken.clone();
            prop_assert_eq!(
                placed.iter().all(Option::is_some),
                is_placeable(&mut before, &sorted(prefixes.iter().copied()))
            );
            // What was refused would not fit beside the rest either.
            for (&prefix, place) in prefixes.iter().zip(&placed) {
                prop_assert!(place.is_some() || candidates(&all, prefix).is_empty());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_long_list_is_ordered_like_a_short_one(blocks in vec(any_block(), 1_000..3_000)) {
        let order = Blocks::new(blocks.iter().copied()).unwrap();
        let expected = sorted(blocks.iter().copied().zip(0..));
        prop_assert_eq!(order.iter().collect::<Vec<_>>(), expected);
        // Indexes of the caller's own, in no order at all.
        let scattered = blocks.iter().copied().zip((0_u32..).map(|i| i * 7_919 % 65_536));
        let order = Blocks::with_indexes(scattered.clone()).unwrap();
        let mut expected = sorted(scattered);
        expected.dedup();
        prop_assert_eq!(order.iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn ten_thousand_equal_blocks_give_as_many_conflicts_and_no_more() {
    let order = Blocks::new(std::iter::repeat_n(SPACE, 10_000)).unwrap();
    let mut conflicts = 0_u64;
    order.first_conflicts(|_, _| conflicts += 1);
    assert_eq!(conflicts, 9_999);
    assert_eq!(order.aggregate(), [SPACE]);
    let some: Vec<u32> = order.overlapping(SPACE).take(3).collect();
    assert_eq!(some, [0, 1, 2]);
}

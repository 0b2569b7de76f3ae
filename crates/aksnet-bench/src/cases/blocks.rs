//! The engine's own address arithmetic.

use aksnet_core::cidr::{self, Block, Blocks};

use super::{Case, WANTED, mix};
use crate::input;

/// A list of blocks and what to do with it.
struct Work<F>(Vec<Block>, F);

impl<F: Fn(&[Block]) -> u64> Case for Work<F> {
    fn run(&mut self) -> u64 {
        (self.1)(&self.0)
    }
}

/// From an unsorted list to all pairs that overlap.
pub(super) fn overlaps(n: usize) -> Box<dyn Case> {
    Box::new(Work(input::blocks(n), |blocks: &[Block]| {
        Blocks::new(blocks.iter().copied()).map_or(0, |order| sum_pairs(&order))
    }))
}

/// From an unsorted list to the smallest one.
pub(super) fn aggregate(n: usize) -> Box<dyn Case> {
    Box::new(Work(input::blocks(n), |blocks: &[Block]| {
        sum_blocks(&cidr::aggregate(blocks.iter().copied()))
    }))
}

/// From an unsorted list to the free space around it, and a place in it.
pub(super) fn free(n: usize) -> Box<dyn Case> {
    Box::new(Work(input::blocks(n), |blocks: &[Block]| {
        let left = cidr::free(Block::ALL, blocks);
        let place = left.iter().find(|block| block.prefix() <= WANTED);
        let place = place.and_then(|block| block.resized(WANTED));
        mix(sum_blocks(&left), place.map_or(0, Block::first_u32))
    }))
}

/// From texts to canonical blocks.
pub(super) fn parse(n: usize) -> Box<dyn Case> {
    struct Texts(Vec<String>);
    impl Case for Texts {
        fn run(&mut self) -> u64 {
            let read = |text: &String| match Block::parse(text) {
                Ok(block) => Some(block),
                Err(error) => error.suggested_block(),
            };
            let blocks = self.0.iter().filter_map(read);
            blocks.fold(0, |sum, block| mix(sum, block.first_u32()))
        }
    }
    Box::new(Texts(input::texts(&input::blocks(n))))
}

/// One block moved in an order that is there already, then all pairs again.
pub(super) fn after_edit(n: usize) -> Box<dyn Case> {
    struct Edit {
        order: Blocks,
        places: [Block; 2],
    }
    impl Case for Edit {
        fn run(&mut self) -> u64 {
            // There and back again, so that every run starts the same.
            let [one, other] = self.places;
            self.order.replace(one, other, 0);
            let sum = sum_pairs(&self.order);
            self.order.replace(other, one, 0);
            sum
        }
    }
    let blocks = input::blocks(n);
    let one = blocks.first().copied().unwrap_or(Block::ALL);
    let other = one.next_of_size().or(one.previous_of_size()).unwrap_or(one);
    Box::new(Edit {
        order: Blocks::new(blocks).unwrap_or_default(),
        places: [one, other],
    })
}

fn sum_pairs(order: &Blocks) -> u64 {
    let mut sum = 0_u64;
    // Independent of the order in which pairs are found.
    order.pairs(|outer, inner| {
        sum = sum.wrapping_add(u64::from(outer) ^ u64::from(inner).rotate_left(20));
    });
    sum
}

fn sum_blocks(blocks: &[Block]) -> u64 {
    blocks
        .iter()
        .fold(0, |sum, block| mix(sum, block.first_u32()))
}

//! The limit's two sorts.

use super::Case;
use crate::{input, limit};

struct Sorting {
    unsorted: Vec<u64>,
    keys: Vec<u64>,
    scratch: Vec<u64>,
    sort: fn(&mut Vec<u64>, &mut Vec<u64>),
}

pub(super) fn by_comparison(n: usize) -> Box<dyn Case> {
    prepare(n, |keys, _| keys.sort_unstable())
}

pub(super) fn by_radix(n: usize) -> Box<dyn Case> {
    prepare(n, limit::radix_sort)
}

fn prepare(n: usize, sort: fn(&mut Vec<u64>, &mut Vec<u64>)) -> Box<dyn Case> {
    let unsorted: Vec<u64> = input::blocks(n)
        .iter()
        .zip(0_u64..)
        .map(|(block, index)| {
            u64::from(block.first_u32()) << 32 | u64::from(block.prefix()) << 26 | index
        })
        .collect();
    Box::new(Sorting {
        keys: unsorted.clone(),
        scratch: vec![0; unsorted.len()],
        unsorted,
        sort,
    })
}

impl Case for Sorting {
    fn reset(&mut self) {
        self.keys.copy_from_slice(&self.unsorted);
    }

    fn run(&mut self) -> u64 {
        (self.sort)(&mut self.keys, &mut self.scratch);
        limit::pass(&self.keys)
    }
}

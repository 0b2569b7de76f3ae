//! What is measured.
//!
//! A case holds its input and does its work again and again. To measure more,
//! write a case and add a line to [`ALL`]: the tables, the WebAssembly run and
//! the instruction counts all read this list.

mod blocks;
mod ipnet;
mod plans;
mod sorting;

/// Work that can be repeated.
pub(crate) trait Case {
    /// Brings the input back to its state before [`run`](Self::run), outside
    /// the time taken.
    fn reset(&mut self) {}

    /// Does the work and gives a number that depends on all of it, the same in
    /// every run.
    fn run(&mut self) -> u64;
}

/// A case by name.
pub(crate) struct Entry {
    /// What is worked out. Everybody who does the same work gets the same
    /// result.
    pub(crate) work: &'static str,
    /// Who does it.
    pub(crate) by: &'static str,
    /// How many blocks, or clusters in the plan.
    pub(crate) sizes: &'static [usize],
    /// Builds the input for one of the sizes.
    pub(crate) prepare: fn(usize) -> Box<dyn Case>,
}

/// The sizes of work on blocks.
const BLOCKS: &[usize] = &[1_000, 10_000, 100_000, 1_000_000];

/// Every case.
pub(crate) static ALL: &[Entry] = &[
    entry("limit", "sort_unstable", BLOCKS, sorting::by_comparison),
    entry("limit", "radix sort", BLOCKS, sorting::by_radix),
    entry("overlaps", "aksnet", BLOCKS, blocks::overlaps),
    entry("overlaps", "ipnet", BLOCKS, ipnet::overlaps),
    entry("after an edit", "aksnet", BLOCKS, blocks::after_edit),
    entry("aggregate", "aksnet", BLOCKS, blocks::aggregate),
    entry("aggregate", "ipnet", BLOCKS, ipnet::aggregate),
    entry("free", "aksnet", BLOCKS, blocks::free),
    entry("free", "ipnet", BLOCKS, ipnet::free),
    entry("parse", "aksnet", BLOCKS, blocks::parse),
    entry("parse", "ipnet", BLOCKS, ipnet::parse),
    entry("check", "aksnet", plans::CLUSTERS, plans::check),
];

const fn entry(
    work: &'static str,
    by: &'static str,
    sizes: &'static [usize],
    prepare: fn(usize) -> Box<dyn Case>,
) -> Entry {
    Entry {
        work,
        by,
        sizes,
        prepare,
    }
}

/// The length of the block that first fit looks for.
const WANTED: u8 = 22;

/// Mixes a number into a checksum.
fn mix(sum: u64, number: u32) -> u64 {
    sum.wrapping_mul(31).wrapping_add(number.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_who_does_the_same_work_gets_the_same_result() {
        for one in ALL.iter().filter(|one| one.sizes == BLOCKS) {
            let mut case = (one.prepare)(3_000);
            let first = case.run();
            case.reset();
            assert_eq!(case.run(), first, "{} by {} again", one.work, one.by);
            for other in ALL.iter().filter(|other| other.work == one.work) {
                let theirs = (other.prepare)(3_000).run();
                assert_eq!(first, theirs, "{} by {} and {}", one.work, one.by, other.by);
            }
        }
    }
}

//! Sorting keys by their blocks in linear time.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::mem;

use super::key::INDEX_BITS;

/// Below this many keys a comparison sort is faster.
const SMALL: usize = 1_024;

/// From so many keys on, a pass costs more than wide counters do.
const MANY: usize = 8_192;

/// Digit values of fewer than [`MANY`] keys: no more counters than keys.
const NARROW: usize = 1 << 10;

/// Digit values of [`MANY`] keys or more: their counters just fit the
/// first-level cache, and what they save is a pass over the keys.
const WIDE: usize = 1 << 13;

/// Sorts keys whose indexes ascend, or are all the same.
///
/// Passes keep the order of keys that differ in the index alone, so the index
/// takes no pass.
pub(super) fn sort(keys: &mut Vec<u64>) {
    const LOW: u32 = INDEX_BITS;
    const N: u32 = NARROW.ilog2();
    const W: u32 = WIDE.ilog2();
    if keys.len() < SMALL || u32::try_from(keys.len()).is_err() {
        // Few keys, or more than the counters hold.
        keys.sort_unstable();
    } else if keys.len() < MANY {
        let mut digits = Digits::<NARROW>::from::<LOW>(keys);
        digits.pass::<LOW, { LOW + N }>();
        digits.pass::<{ LOW + N }, { LOW + 2 * N }>();
        digits.pass::<{ LOW + 2 * N }, { LOW + 3 * N }>();
        digits.last_pass::<{ LOW + 3 * N }>();
    } else {
        let mut digits = Digits::<WIDE>::from::<LOW>(keys);
        digits.pass::<LOW, { LOW + W }>();
        digits.pass::<{ LOW + W }, { LOW + 2 * W }>();
        digits.last_pass::<{ LOW + 2 * W }>();
    }
}

/// Keys distributed by one digit after the other, the lowest first.
///
/// `DIGITS` is a power of two and a digit's place a constant: a masked digit
/// needs no bounds check, and WebAssembly one shift less to find its counter.
/// Each loop is a function of its own: in one, WebAssembly runs out of
/// registers.
struct Digits<'a, const DIGITS: usize> {
    keys: &'a mut Vec<u64>,
    sorted: Vec<u64>,
    /// How many keys have each value of the digit whose pass is next.
    counts: Box<[u32; DIGITS]>,
    /// The same of the digit behind it, counted on the way.
    next: Box<[u32; DIGITS]>,
}

impl<'a, const DIGITS: usize> Digits<'a, DIGITS> {
    /// Counts the digit at `SHIFT`.
    fn from<const SHIFT: u32>(keys: &'a mut Vec<u64>) -> Self {
        let mut counts = Box::new([0; DIGITS]);
        count::<DIGITS, SHIFT>(keys, &mut counts);
        let sorted = vec![0; keys.len()];
        let next = Box::new([0; DIGITS]);
        Self {
            keys,
            sorted,
            counts,
            next,
        }
    }

    /// Distributes by the digit at `SHIFT`, counting the one at `NEXT`.
    fn pass<const SHIFT: u32, const NEXT: u32>(&mut self) {
        begin(&mut self.counts);
        let next = &mut self.next;
        // Distributing waits for memory: counting takes it no longer.
        distribute::<DIGITS, SHIFT>(self.keys, &mut self.sorted, &mut self.counts, |key| {
            add_one::<DIGITS, NEXT>(next, key);
        });
        mem::swap(self.keys, &mut self.sorted);
        mem::swap(&mut self.counts, &mut self.next);
        self.next.fill(0);
    }

    /// Distributes by the highest digit.
    fn last_pass<const SHIFT: u32>(&mut self) {
        begin(&mut self.counts);
        distribute::<DIGITS, SHIFT>(self.keys, &mut self.sorted, &mut self.counts, |_| {});
        mem::swap(self.keys, &mut self.sorted);
    }
}

#[inline(never)]
fn count<const DIGITS: usize, const SHIFT: u32>(keys: &[u64], counts: &mut [u32; DIGITS]) {
    each(keys, |key| add_one::<DIGITS, SHIFT>(counts, key));
}

fn add_one<const DIGITS: usize, const SHIFT: u32>(counts: &mut [u32; DIGITS], key: u64) {
    if let Some(count) = counts.get_mut(digit::<DIGITS, SHIFT>(key)) {
        *count = count.wrapping_add(1);
    }
}

/// From how many keys have each digit to where the first of them goes.
#[inline(never)]
fn begin<const DIGITS: usize>(counts: &mut [u32; DIGITS]) {
    let mut before = 0_u32;
    for place in counts {
        let count = mem::replace(place, before);
        before = before.wrapping_add(count);
    }
}

/// Puts each key at the place of its digit; `also` sees it too.
#[inline(never)]
fn distribute<const DIGITS: usize, const SHIFT: u32>(
    keys: &[u64],
    sorted: &mut [u64],
    places: &mut [u32; DIGITS],
    mut also: impl FnMut(u64),
) {
    each(keys, |key| {
        also(key);
        if let Some(place) = places.get_mut(digit::<DIGITS, SHIFT>(key)) {
            if let Some(slot) = sorted.get_mut(*place as usize) {
                *slot = key;
            }
            *place = place.wrapping_add(1);
        }
    });
}

/// Gives each key, in order. Four a turn: compilers unroll no loop of this kind.
fn each(keys: &[u64], mut take: impl FnMut(u64)) {
    let (fours, rest) = keys.as_chunks::<4>();
    for &[one, two, three, four] in fours {
        take(one);
        take(two);
        take(three);
        take(four);
    }
    rest.iter().copied().for_each(take);
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "masked to the digits at once"
)]
const fn digit<const DIGITS: usize, const SHIFT: u32>(key: u64) -> usize {
    key.wrapping_shr(SHIFT) as usize & DIGITS.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// Scattered keys whose indexes count up.
    fn keys(n: u64) -> Vec<u64> {
        (0..n)
            .map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 26 << 26) | i)
            .collect()
    }

    /// The same block again and again.
    fn repeating(n: u64) -> Vec<u64> {
        (0..n).map(|i| ((i % 7) << 40) | i).collect()
    }

    #[test]
    fn agrees_with_a_comparison_sort_around_the_thresholds() {
        for n in [0, 1, 2, 1_023, 1_024, 1_025, 4_096, 8_191, 8_192, 10_001] {
            for mut sorted in [keys(n), repeating(n)] {
                let mut expected = sorted.clone();
                expected.sort_unstable();
                sort(&mut sorted);
                assert_eq!(sorted, expected, "{n} keys");
            }
        }
    }
}

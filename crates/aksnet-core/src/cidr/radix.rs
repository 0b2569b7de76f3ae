//! Sorting keys by their upper bits in linear time.

use alloc::vec;
use alloc::vec::Vec;

/// Below this many keys a comparison sort is faster.
const SMALL: usize = 1_024;

/// Digit values of fewer than [`MANY`] keys: no more counters than keys.
const NARROW: usize = 1 << 10;

/// Digit values of [`MANY`] keys or more: their counters just fit the
/// first-level cache, and what they save is a pass over the keys.
const WIDE: usize = 1 << 13;

/// From so many keys on, a pass costs more than wide counters do.
const MANY: usize = 8_192;

/// Sorts by the bits from `low` up, keys equal there staying in their order.
///
/// The keys must already ascend in the bits below `low` among equal ones, as
/// indexes counted from 0 do; then the whole key is in order afterwards.
pub(super) fn sort(keys: &mut Vec<u64>, low: u32) {
    if keys.len() < SMALL || u32::try_from(keys.len()).is_err() {
        // Few keys, or more than the counters hold.
        keys.sort_unstable();
    } else if keys.len() < MANY {
        by_digits::<NARROW>(keys, low);
    } else {
        by_digits::<WIDE>(keys, low);
    }
}

/// Distributes the keys by one digit after the other, the lowest first.
/// `DIGITS` is a power of two, known to the compiler, so that a masked digit
/// needs no bounds check.
fn by_digits<const DIGITS: usize>(keys: &mut Vec<u64>, low: u32) {
    let shifts = (low..u64::BITS).step_by(DIGITS.ilog2() as usize);
    // In a loop of its own, counting leaves WebAssembly enough registers.
    let mut counts = vec![[0_u32; DIGITS]; shifts.len()];
    for (counts, shift) in counts.iter_mut().zip(shifts.clone()) {
        each(keys, |key| {
            if let Some(count) = counts.get_mut(digit::<DIGITS>(key, shift)) {
                *count = count.wrapping_add(1);
            }
        });
    }
    let mut sorted = vec![0; keys.len()];
    for (places, shift) in counts.iter_mut().zip(shifts) {
        let mut before = 0_u32;
        for place in &mut *places {
            let count = core::mem::replace(place, before);
            before = before.wrapping_add(count);
        }
        distribute(keys, &mut sorted, places, shift);
        core::mem::swap(keys, &mut sorted);
    }
}

/// Puts each key at the place of its digit.
fn distribute<const DIGITS: usize>(
    keys: &[u64],
    sorted: &mut [u64],
    places: &mut [u32; DIGITS],
    shift: u32,
) {
    each(keys, |key| {
        if let Some(place) = places.get_mut(digit::<DIGITS>(key, shift)) {
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
const fn digit<const DIGITS: usize>(key: u64, shift: u32) -> usize {
    key.wrapping_shr(shift) as usize & DIGITS.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// Scattered, repeating keys whose low bits count up.
    fn keys(n: u64) -> Vec<u64> {
        (0..n)
            .map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 26 << 26) | i)
            .collect()
    }

    #[test]
    fn agrees_with_a_comparison_sort_around_the_threshold() {
        for n in [0, 1, 2, 1_023, 1_024, 1_025, 4_096, 8_191, 8_192, 10_001] {
            for low in [0, 26, 32] {
                let mut sorted = keys(n);
                // Below `low` only the order of equal keys is promised.
                let mut expected = keys(n);
                expected.sort_by_key(|key| key >> low);
                sort(&mut sorted, low);
                if low == 32 {
                    assert!(sorted.is_sorted_by_key(|key| key >> low));
                } else {
                    expected.sort_unstable();
                    assert_eq!(sorted, expected, "{n} keys from bit {low}");
                }
            }
        }
    }

    #[test]
    fn equal_keys_stay_in_order() {
        let mut same: Vec<u64> = (0..5_000).map(|i| (7 << 32) | i).collect();
        let expected = same.clone();
        sort(&mut same, 32);
        assert_eq!(same, expected);
    }
}

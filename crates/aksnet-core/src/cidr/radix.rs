//! Sorting keys by their upper bits in linear time.

use alloc::vec;
use alloc::vec::Vec;

/// Widest digit: its 8,192 counters just fit the first-level cache, and what
/// they save is a pass over the keys.
const WIDEST: u32 = 13;

/// Narrowest digit.
const NARROWEST: u32 = 8;

/// Below this many keys a comparison sort is faster.
const SMALL: usize = 1_024;

/// Sorts by the bits from `low` up, keys equal there staying in their order.
///
/// The keys must already ascend in the bits below `low` among equal ones, as
/// indexes counted from 0 do; then the whole key is in order afterwards.
pub(super) fn sort(keys: &mut Vec<u64>, low: u32) {
    let Ok(n) = u32::try_from(keys.len()) else {
        // More than the counters hold.
        return keys.sort_unstable();
    };
    if keys.len() < SMALL {
        return keys.sort_unstable();
    }
    let (bits, mask) = digits(n, u64::BITS.saturating_sub(low));
    let mut places = vec![0; mask.saturating_add(1)];
    let mut next = places.clone();
    let mut sorted = vec![0; keys.len()];
    let mut shift = low;
    for &key in &*keys {
        count(&mut places, digit(key, shift, mask));
    }
    while shift < u64::BITS {
        let mut before = 0_u32;
        for place in &mut places {
            let count = core::mem::replace(place, before);
            before = before.wrapping_add(count);
        }
        next.fill(0);
        // The next digit is counted on the way. Behind the last one it is a
        // shift by the full width, which wraps, and what it counts is unused.
        let after = shift.saturating_add(bits);
        distribute(
            keys,
            &mut sorted,
            &mut places,
            &mut next,
            [shift, after],
            mask,
        );
        core::mem::swap(&mut places, &mut next);
        core::mem::swap(keys, &mut sorted);
        shift = after;
    }
}

/// Width of a digit, and its mask, for `n` keys of so many bits: no more
/// counters than keys, and passes of even width.
fn digits(n: u32, total: u32) -> (u32, usize) {
    let most = n.checked_ilog2().unwrap_or(0).clamp(NARROWEST, WIDEST);
    let passes = total.div_ceil(most).max(1);
    let bits = total.div_ceil(passes);
    (bits, 1_usize.wrapping_shl(bits).saturating_sub(1))
}

/// Puts each key at the place of its digit, and counts the digit after it.
fn distribute(
    keys: &[u64],
    sorted: &mut [u64],
    places: &mut [u32],
    next: &mut [u32],
    [shift, after]: [u32; 2],
    mask: usize,
) {
    for &key in keys {
        if let Some(place) = places.get_mut(digit(key, shift, mask)) {
            if let Some(slot) = sorted.get_mut(*place as usize) {
                *slot = key;
            }
            *place = place.wrapping_add(1);
        }
        count(next, digit(key, after, mask));
    }
}

fn count(counts: &mut [u32], digit: usize) {
    if let Some(count) = counts.get_mut(digit) {
        *count = count.wrapping_add(1);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "masked to 13 bits at most")]
const fn digit(key: u64, shift: u32, mask: usize) -> usize {
    key.wrapping_shr(shift) as usize & mask
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
        for n in [0, 1, 2, 1_023, 1_024, 1_025, 4_096, 10_000] {
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

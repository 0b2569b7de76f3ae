//! Sorting keys by their upper bits in linear time.

use alloc::vec;
use alloc::vec::Vec;

/// Bits per pass. 2,048 write positions of 4 bytes stay in the first-level
/// cache beside the lines being written.
const DIGIT_BITS: u32 = 11;
const DIGITS: usize = 1 << DIGIT_BITS;

/// Below this many keys a comparison sort wins: a pass costs 2,048 counters.
const SMALL: usize = 1_024;

/// Sorts by the bits from `low` up, keys equal there staying in their order.
///
/// The keys must already ascend in the bits below `low` among equal ones, as
/// indexes counted from 0 do; then the whole key is in order afterwards.
pub(super) fn sort(keys: &mut Vec<u64>, low: u32) {
    if keys.len() < SMALL || u32::try_from(keys.len()).is_err() {
        keys.sort_unstable();
        return;
    }
    let mut from = core::mem::take(keys);
    let mut to = vec![0; from.len()];
    let mut shift = low;
    while shift < u64::BITS {
        if pass(&from, &mut to, shift) {
            core::mem::swap(&mut from, &mut to);
        }
        shift = shift.saturating_add(DIGIT_BITS);
    }
    *keys = from;
}

/// Distributes the keys by one digit. False, and nothing moved, if all of
/// them have the same.
fn pass(from: &[u64], to: &mut [u64], shift: u32) -> bool {
    let mut places = [0_u32; DIGITS];
    for &key in from {
        if let Some(count) = places.get_mut(digit(key, shift)) {
            *count = count.wrapping_add(1);
        }
    }
    let mut before = 0_u32;
    for place in &mut places {
        let count = *place;
        if usize::try_from(count) == Ok(from.len()) {
            return false;
        }
        *place = before;
        before = before.wrapping_add(count);
    }
    for &key in from {
        if let Some(place) = places.get_mut(digit(key, shift)) {
            if let Some(slot) = to.get_mut(*place as usize) {
                *slot = key;
            }
            *place = place.wrapping_add(1);
        }
    }
    true
}

#[expect(clippy::cast_possible_truncation, reason = "masked to 11 bits")]
const fn digit(key: u64, shift: u32) -> usize {
    key.wrapping_shr(shift) as usize & (DIGITS - 1)
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
        for n in [0, 1, 2, 1_023, 1_024, 1_025, 10_000] {
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

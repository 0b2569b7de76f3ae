//! The limit: what no algorithm that sorts its blocks can beat by much.
//!
//! The fastest of two sorts of the bare `u64` keys, and one pass over them.
//! Neither builds the keys nor allocates within the time taken.

/// Least significant digit first, 13 bits a pass. `scratch` is as long as
/// `keys`.
///
/// The 26 bits of the index are left out: the keys come in that order.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::arithmetic_side_effects,
    reason = "digits are masked to the counters, places count to the length"
)]
pub(crate) fn radix_sort(keys: &mut Vec<u64>, scratch: &mut Vec<u64>) {
    const LOW: u32 = 26;
    const BITS: u32 = 13;
    const DIGITS: usize = 1 << BITS;
    const PASSES: usize = (u64::BITS - LOW).div_ceil(BITS) as usize;
    let digit = |key: u64, pass: usize| (key >> (LOW + pass as u32 * BITS)) as usize & (DIGITS - 1);

    let mut counts = vec![vec![0_u32; DIGITS]; PASSES];
    for &key in &*keys {
        for (pass, counts) in counts.iter_mut().enumerate() {
            counts[digit(key, pass)] += 1;
        }
    }
    for (pass, counts) in counts.iter_mut().enumerate() {
        let mut place = 0;
        for count in counts.iter_mut() {
            place += std::mem::replace(count, place);
        }
        for &key in &*keys {
            let place = &mut counts[digit(key, pass)];
            scratch[*place as usize] = key;
            *place += 1;
        }
        std::mem::swap(keys, scratch);
    }
}

/// One pass: how often the first address changes.
pub(crate) fn pass(keys: &[u64]) -> u64 {
    let changes = keys
        .windows(2)
        .filter(|two| matches!(two, [one, other] if one >> 32 != other >> 32));
    u64::try_from(changes.count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Numbers;

    #[test]
    fn the_radix_sort_sorts() {
        let mut numbers = Numbers::seeded(7);
        let mut keys: Vec<u64> = (0..5_000).map(|i| numbers.next() << 26 | i).collect();
        let mut scratch = vec![0; keys.len()];
        radix_sort(&mut keys, &mut scratch);
        assert!(keys.is_sorted());
        assert_eq!(pass(&[1 << 32, 1 << 32 | 5, 2 << 32]), 1);
    }
}

//! Sorting that is compiled once.
//!
//! The library's own sorts are compiled anew for every type they sort, two to
//! four kilobytes each, and so is `collect` into an ordered set or map, which
//! sorts first. Here only moving the elements is.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::mem;

/// Sorts; equal elements stay in their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a comparison; equal elements stay in their order.
///
/// O(n log n) comparisons.
///
/// ```
/// use aksnet_core::sorting::sort_by;
///
/// let mut prefixes = ["/24", "/8", "/16"];
/// sort_by(&mut prefixes, |one, other| one.len().cmp(&other.len()));
/// assert_eq!(prefixes, ["/8", "/24", "/16"]);
/// ```
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(
        items.len(),
        &|one, other| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    rearrange(&mut order, &mut |one, other| items.swap(one, other));
}

/// A set or map of these, put in one by one.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(items);
    gathered
}

/// The places of `count` elements in their order.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    order
}

/// Swaps elements until each stands where `order` has its place, cycle by
/// cycle: fewer swaps than elements. Leaves every place in `order` its own.
fn rearrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut here = start;
        while let Some(place) = order.get_mut(here) {
            let from = mem::replace(place, here);
            if from == start {
                break;
            }
            swap(here, from);
            here = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    /// Every list of up to five of three keys, each with the place it had.
    fn lists() -> impl Iterator<Item = Vec<(u32, u32)>> {
        (0..=5_u32).flat_map(|length| {
            (0..3_u32.pow(length)).map(move |number| {
                let digits = core::iter::successors(Some(number), |rest| Some(rest / 3));
                let keys = digits.map(|rest| rest % 3);
                keys.zip(0..length).collect()
            })
        })
    }

    #[test]
    fn sorts_as_the_library_does_and_keeps_equals_in_order() {
        for list in lists() {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs);
            ours.reverse();
            sort(&mut ours);
            theirs.sort_unstable();
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn gathers_what_collecting_would() {
        for list in lists() {
            let ours: BTreeSet<u32> = gathered(list.iter().map(|(key, _)| *key));
            let theirs: BTreeSet<u32> = list.iter().map(|(key, _)| *key).collect();
            assert_eq!(ours, theirs);
        }
    }
}

//! The first free block of each size.

use crate::cidr::Block;

/// The first free block of each size, by prefix length.
///
/// Found once: two hundred clusters that each ask for room cost no more than one.
pub(super) struct Sizes([Option<Block>; 33]);

impl Sizes {
    /// The first of each size, in the order of the free blocks.
    pub(super) fn of(free: impl IntoIterator<Item = Block>) -> Self {
        let mut firsts = [None; 33];
        // Sizes from here on have their first already.
        let mut found = 33_u8;
        for free in free {
            for prefix in free.prefix()..found {
                if let Some(first) = firsts.get_mut(usize::from(prefix)) {
                    *first = free.resized(prefix);
                }
            }
            found = found.min(free.prefix());
        }
        Self(firsts)
    }

    /// The first free block of that size.
    pub(super) fn first(&self, prefix: u8) -> Option<Block> {
        self.0.get(usize::from(prefix)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Sizes;
    use crate::cidr::Block;

    #[test]
    fn a_size_is_taken_from_the_first_block_that_is_large_enough() {
        let free = ["10.0.0.64/26", "10.0.1.0/24", "10.0.2.0/24", "10.4.0.0/16"];
        let sizes = Sizes::of(free.map(|text| Block::parse(text).unwrap()));
        let first = |prefix| sizes.first(prefix).map(|block| alloc::format!("{block}"));
        assert_eq!(first(32).as_deref(), Some("10.0.0.64/32"));
        assert_eq!(first(26).as_deref(), Some("10.0.0.64/26"));
        assert_eq!(first(25).as_deref(), Some("10.0.1.0/25"));
        assert_eq!(first(17).as_deref(), Some("10.4.0.0/17"));
        assert_eq!(first(15), None);
        assert_eq!(first(200), None);
    }
}

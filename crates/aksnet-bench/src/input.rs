//! Address plans to measure on: many networks, each with subnets in it.

use std::net::Ipv4Addr;

use aksnet_core::cidr::Block;

/// Numbers that look random and are the same in every run: `SplitMix64`.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// A number in `first..=last`.
    fn prefix(&mut self, first: u8, last: u8) -> u8 {
        let span = u64::from(last.saturating_sub(first)).saturating_add(1);
        first.saturating_add(u8::try_from(self.below(span)).unwrap_or(0))
    }
}

/// `n` blocks in no order: virtual networks of four sizes anywhere in the
/// address space, eight subnets of six sizes carved into each, and now and
/// then a subnet written twice.
///
/// The more networks, the smaller they are, so that together they cover about
/// a quarter of the space and the overlaps grow with `n`, not faster.
pub(crate) fn blocks(n: usize) -> Vec<Block> {
    const SUBNETS: usize = 8;
    let mut numbers = Numbers::seeded(0x616b_736e_6574);
    let networks = n.div_ceil(SUBNETS.saturating_add(1)).max(1);
    let bits = networks.ilog2().saturating_add(3);
    let largest = u8::try_from(bits.clamp(12, 20)).unwrap_or(20);
    let mut blocks = Vec::with_capacity(n);
    while blocks.len() < n {
        let prefix = numbers.prefix(largest, largest.saturating_add(3));
        let address = u32::try_from(numbers.next() >> 32).unwrap_or(0);
        let Some(network) = Block::containing(Ipv4Addr::from_bits(address), prefix) else {
            continue;
        };
        blocks.push(network);
        let mut next = 0_u64;
        for _ in 0..SUBNETS {
            let longest = prefix.saturating_add(9).min(29);
            let prefix = numbers.prefix(prefix.saturating_add(4), longest);
            let Some(address) = network.address(next) else {
                break;
            };
            // The next free place of that size, now and then one left out.
            let place = Block::containing(address, prefix)
                .filter(|block| block.first() == address)
                .or_else(|| Block::containing(address, prefix)?.next_of_size());
            let Some(subnet) = place.filter(|place| network.contains(*place)) else {
                break;
            };
            blocks.push(subnet);
            if numbers.below(64) == 0 {
                blocks.push(subnet);
            }
            let gap = subnet.size().saturating_mul(numbers.below(3));
            next = u64::from(subnet.last_u32().wrapping_sub(network.first_u32()))
                .saturating_add(gap)
                .saturating_add(1);
        }
    }
    blocks.truncate(n);
    shuffle(&mut blocks, &mut numbers);
    blocks
}

/// Texts as they stand in plans: mostly canonical, one in eight with host
/// bits set.
pub(crate) fn texts(blocks: &[Block]) -> Vec<String> {
    let mut numbers = Numbers::seeded(0x7465_7874);
    blocks
        .iter()
        .map(|block| {
            let inside = if numbers.below(8) == 0 {
                block.address(numbers.below(block.size()))
            } else {
                None
            };
            format!("{}/{}", inside.unwrap_or(block.first()), block.prefix())
        })
        .collect()
}

fn shuffle(blocks: &mut [Block], numbers: &mut Numbers) {
    for last in (1..blocks.len()).rev() {
        let end = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
        let other = usize::try_from(numbers.below(end)).unwrap_or(0);
        blocks.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use aksnet_core::cidr::Blocks;

    use super::*;

    #[test]
    fn overlaps_grow_with_the_number_of_blocks_and_no_faster() {
        for n in [1_000, 10_000, 100_000] {
            let blocks = blocks(n);
            assert_eq!(blocks.len(), n);
            let mut pairs = 0_usize;
            let order = Blocks::new(blocks).expect("below the limit");
            order.pairs(|_, _| pairs = pairs.saturating_add(1));
            assert!((n / 2..n * 3).contains(&pairs), "{pairs} pairs of {n}");
        }
    }

    #[test]
    fn the_same_blocks_come_out_every_time() {
        assert_eq!(blocks(100), blocks(100));
    }
}

//! The addresses of a subnet, each of them free or taken.

/// The addresses of a subnet, from its first one on.
#[derive(Clone, Debug)]
pub struct Space {
    taken: Vec<bool>,
    /// Below it no single address is free.
    lowest: usize,
    /// Below it no whole block is free.
    lowest_block: usize,
}

/// Addresses of a /28 block.
const BLOCK: usize = 16;

impl Space {
    /// A subnet as Azure hands it over: the first four addresses and the last are its own.
    pub fn subnet(prefix: u8) -> Self {
        let host_bits = 32_u8.saturating_sub(prefix);
        let size = 1_usize.checked_shl(u32::from(host_bits)).unwrap_or(0);
        let mut taken = vec![false; size];
        for first in taken.iter_mut().take(4) {
            *first = true;
        }
        if let Some(last) = taken.last_mut() {
            *last = true;
        }
        Self {
            taken,
            lowest: 0,
            lowest_block: 0,
        }
    }

    /// Takes one address, any.
    pub fn take(&mut self) -> bool {
        let free = self.taken.iter().skip(self.lowest).position(|taken| !taken);
        let Some(place) = free.map(|free| self.lowest.saturating_add(free)) else {
            self.lowest = self.taken.len();
            return false;
        };
        self.lowest = place;
        self.taken
            .get_mut(place)
            .is_some_and(|taken| !std::mem::replace(taken, true))
    }

    /// Takes sixteen addresses that begin at a multiple of sixteen.
    pub fn take_block(&mut self) -> bool {
        let whole = |block: &[bool]| block.len() == BLOCK && !block.contains(&true);
        let free = self
            .taken
            .chunks(BLOCK)
            .skip(self.lowest_block)
            .position(whole);
        let Some(place) = free.map(|free| self.lowest_block.saturating_add(free)) else {
            self.lowest_block = self.taken.len();
            return false;
        };
        self.lowest_block = place;
        self.taken
            .chunks_mut(BLOCK)
            .nth(place)
            .is_some_and(|block| {
                block.fill(true);
                true
            })
    }

    /// Addresses still free.
    pub fn free(&self) -> u64 {
        self.taken.iter().map(|taken| u64::from(!taken)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn a_subnet_loses_five_addresses_and_two_blocks() {
        assert_eq!(
            [29, 28, 27, 24].map(|prefix| Space::subnet(prefix).free()),
            [3, 11, 27, 251]
        );
        let mut space = Space::subnet(24);
        assert_eq!((0..20).filter(|_| space.take_block()).count(), 14);
        assert_eq!((0..300).filter(|_| space.take()).count(), 27);
    }
}

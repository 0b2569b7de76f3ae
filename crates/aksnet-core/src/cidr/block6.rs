//! A canonical IPv6 block.

use alloc::format;
use core::fmt;
use core::net::Ipv6Addr;
use core::str::FromStr;

use ipnet::Ipv6Net;

use super::{ParseBlock6Error, parse6};

/// An IPv6 address block with no host bits set.
///
/// Compares and sorts like [`Block`](super::Block): by first address, the
/// larger of two that start together first. Written in the form of RFC 5952.
///
/// ```
/// use aksnet_core::cidr::Block6;
///
/// let pods = Block6::parse("fd12:3456:789a::/64")?;
/// assert_eq!(pods.subblock(80, 1).unwrap().to_string(), "fd12:3456:789a:0:1::/80");
/// # Ok::<(), aksnet_core::cidr::ParseBlock6Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block6(Ipv6Net);

/// Longest IPv6 prefix length: one address.
const LONGEST: u8 = 128;

/// The bits right of the prefix. `prefix` is at most 128.
const fn host_mask(prefix: u8) -> u128 {
    match u128::MAX.checked_shr(prefix as u32) {
        Some(mask) => mask,
        None => 0,
    }
}

impl Block6 {
    /// The block that starts at `first`.
    ///
    /// `None` if `prefix` is over 128 or `first` has bits set right of it.
    pub const fn new(first: Ipv6Addr, prefix: u8) -> Option<Self> {
        if prefix > LONGEST || first.to_bits() & host_mask(prefix) != 0 {
            return None;
        }
        match Ipv6Net::new(first, prefix) {
            Ok(net) => Some(Self(net)),
            Err(_) => None,
        }
    }

    /// The block of that prefix length which `addr` lies in.
    ///
    /// `None` if `prefix` is over 128.
    pub const fn containing(addr: Ipv6Addr, prefix: u8) -> Option<Self> {
        if prefix > LONGEST {
            return None;
        }
        let first = addr.to_bits() & !host_mask(prefix);
        Self::new(Ipv6Addr::from_bits(first), prefix)
    }

    /// Lowest address.
    pub const fn first(self) -> Ipv6Addr {
        self.0.addr()
    }

    /// Highest address, itself in the block.
    pub const fn last(self) -> Ipv6Addr {
        Ipv6Addr::from_bits(self.last_u128())
    }

    /// Lowest address as a number.
    pub const fn first_u128(self) -> u128 {
        self.0.addr().to_bits()
    }

    /// Highest address as a number, itself in the block.
    pub const fn last_u128(self) -> u128 {
        self.first_u128() | host_mask(self.prefix())
    }

    /// Prefix length.
    ///
    /// Unit: bits. Range: 0 (every address) to 128 (one address).
    pub const fn prefix(self) -> u8 {
        self.0.prefix_len()
    }

    /// Number of addresses in the block.
    ///
    /// Unit: addresses. Range: 1 (`/128`) to 2^127 (`/1`); `/0` has 2^128,
    /// one more than a `u128` holds, and answers `u128::MAX`.
    pub const fn size(self) -> u128 {
        host_mask(self.prefix()).saturating_add(1)
    }

    /// Whether the address lies in the block.
    pub const fn contains_address(self, addr: Ipv6Addr) -> bool {
        addr.to_bits() & !host_mask(self.prefix()) == self.first_u128()
    }

    /// Whether every address of `other` lies in this block.
    pub const fn contains(self, other: Self) -> bool {
        self.prefix() <= other.prefix() && self.contains_address(other.first())
    }

    /// Whether some address lies in both blocks.
    pub const fn overlaps(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// The addresses in both blocks: the smaller of two that overlap.
    pub const fn intersection(self, other: Self) -> Option<Self> {
        if self.contains(other) {
            Some(other)
        } else if other.contains(self) {
            Some(self)
        } else {
            None
        }
    }

    /// The `n`-th address, counted from 0. `None` past the end.
    pub const fn address(self, n: u128) -> Option<Ipv6Addr> {
        if n > host_mask(self.prefix()) {
            return None;
        }
        Some(Ipv6Addr::from_bits(self.first_u128() | n))
    }

    /// The `index`-th block of that prefix length inside this one, counted
    /// from 0.
    ///
    /// `None` past the end, for a prefix over 128, or for one shorter than
    /// the block's own.
    pub fn subblock(self, prefix: u8, index: u128) -> Option<Self> {
        if prefix < self.prefix() || prefix > LONGEST {
            return None;
        }
        let offset = match host_mask(prefix).checked_add(1) {
            Some(size) => index.checked_mul(size)?,
            // Only `/0` is that large, and it has one block of itself.
            None if index == 0 => 0,
            None => return None,
        };
        Self::new(self.address(offset)?, prefix)
    }

    /// The block of that shorter prefix length around this one.
    ///
    /// `None` if `prefix` is longer than the block's own; equal gives the
    /// block itself.
    pub const fn grown_to(self, prefix: u8) -> Option<Self> {
        if prefix > self.prefix() {
            return None;
        }
        Self::containing(self.first(), prefix)
    }

    /// The block of that prefix length which holds the first address: grown
    /// around it, or cut to its front.
    ///
    /// `None` if `prefix` is over 128.
    pub const fn resized(self, prefix: u8) -> Option<Self> {
        Self::containing(self.first(), prefix)
    }

    /// The block of the same size right after this one, if there is one.
    pub const fn next_of_size(self) -> Option<Self> {
        match self.last_u128().checked_add(1) {
            Some(first) => Self::new(Ipv6Addr::from_bits(first), self.prefix()),
            None => None,
        }
    }

    /// The block of the same size right before this one, if there is one.
    pub const fn previous_of_size(self) -> Option<Self> {
        match self.first_u128().checked_sub(1) {
            Some(last) => Self::containing(Ipv6Addr::from_bits(last), self.prefix()),
            None => None,
        }
    }

    /// Reads what people type: stray spaces and any spelling of the address
    /// are accepted. The strict reading, only RFC 5952, is [`FromStr`].
    ///
    /// # Errors
    ///
    /// One [`ParseBlock6Error`] variant per kind of mistake. Where it is clear
    /// what was meant, [`ParseBlock6Error::suggestion`] holds the text to offer.
    pub fn parse(text: &str) -> Result<Self, ParseBlock6Error> {
        parse6::forgiving(text)
    }
}

impl From<Block6> for Ipv6Net {
    fn from(block: Block6) -> Self {
        block.0
    }
}

impl fmt::Display for Block6 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `Ipv6Net` ignores width and alignment, which tables need.
        match f.width() {
            None => fmt::Display::fmt(&self.0, f),
            Some(_) => f.pad(&format!("{}", self.0)),
        }
    }
}

impl fmt::Debug for Block6 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads `address/len`, written as [`Display`](fmt::Display) writes it.
impl FromStr for Block6 {
    type Err = ParseBlock6Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse6::strict(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Block6 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn block(text: &str) -> Block6 {
        Block6::parse(text).expect(text)
    }

    #[test]
    fn the_whole_space_saturates_its_size() {
        let all = block("::/0");
        assert_eq!(all.size(), u128::MAX);
        assert_eq!(all.last_u128(), u128::MAX);
        assert_eq!(all.address(u128::MAX), Some(all.last()));
        assert_eq!(all.subblock(0, 0), Some(all));
        assert_eq!(all.subblock(0, 1), None);
        assert_eq!((all.next_of_size(), all.previous_of_size()), (None, None));
    }

    #[test]
    fn one_address_is_a_block() {
        let one = block("fd00::1/128");
        assert_eq!((one.size(), one.first()), (1, one.last()));
        assert_eq!(one.address(1), None);
        assert_eq!(one.subblock(128, 0), Some(one));
        assert_eq!(one.subblock(128, 1), None);
        assert_eq!(one.subblock(129, 0), None);
    }

    #[test]
    fn steps_and_resizes_like_ipv4() {
        let block64 = block("fd00:0:0:1::/64");
        assert_eq!(block64.next_of_size(), Some(block("fd00:0:0:2::/64")));
        assert_eq!(block64.previous_of_size(), Some(block("fd00::/64")));
        assert_eq!(block64.grown_to(48), Some(block("fd00::/48")));
        assert_eq!(block64.grown_to(65), None);
        assert_eq!(block64.resized(65), Some(block("fd00:0:0:1::/65")));
        assert_eq!(block64.resized(129), None);
    }

    #[test]
    fn nested_blocks_overlap_and_neighbours_do_not() {
        let (outer, inner, beside) = (
            block("fd00::/48"),
            block("fd00:0:0:1::/64"),
            block("fd00:0:1::/48"),
        );
        assert!(outer.contains(inner) && !inner.contains(outer) && outer < inner);
        assert_eq!(inner.intersection(outer), Some(inner));
        assert_eq!(outer.intersection(beside), None);
    }

    #[test]
    fn canonical_means_no_host_bits() {
        let address = Ipv6Addr::LOCALHOST;
        assert_eq!(Block6::new(address, 127), None);
        assert_eq!(Block6::new(address, 129), None);
        assert_eq!(Block6::containing(address, 127).map(Block6::size), Some(2));
    }

    #[test]
    fn every_prefix_length_reads_back() {
        for prefix in 0..=128 {
            let block = Block6::containing(Ipv6Addr::from_bits(0xfd << 120 | 0xabc), prefix)
                .expect("prefix is at most 128");
            assert_eq!(block.to_string().parse(), Ok(block));
        }
    }
}

//! A canonical IPv4 block.

use alloc::format;
use core::fmt;
use core::net::Ipv4Addr;
use core::str::FromStr;

use ipnet::Ipv4Net;

use super::{ParseBlockError, parse};

/// An IPv4 address block with no host bits set.
///
/// [`Ipv4Net`] keeps host bits, so `10.0.0.5/24` and `10.0.0.0/24` compare
/// unequal even though they name the same 256 addresses. A `Block` is always
/// canonical, so `==`, `<` and [`overlaps`](Self::overlaps) mean what they say.
///
/// Blocks sort by first address; of two that start together the larger comes
/// first. In that order every block stands before the blocks it contains.
///
/// ```
/// use aksnet_core::cidr::Block;
///
/// let vnet: Block = "10.240.0.0/16".parse()?;
/// let subnet: Block = "10.240.4.0/22".parse()?;
/// assert!(vnet.contains(subnet) && vnet < subnet);
/// assert_eq!(subnet.size(), 1_024);
/// # Ok::<(), aksnet_core::cidr::ParseBlockError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    /// A number, not bytes in network order: every comparison would turn them.
    first: u32,
    prefix: u8,
}

/// Longest IPv4 prefix length: one address.
const LONGEST: u8 = 32;

/// The bits right of the prefix. `prefix` is at most 32.
pub(super) const fn host_mask(prefix: u8) -> u32 {
    // In u64, where a shift by 32 is as good as any other.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a shift right only clears bits"
    )]
    let mask = (u32::MAX as u64).wrapping_shr(prefix as u32) as u32;
    mask
}

impl Block {
    /// Every IPv4 address.
    pub const ALL: Self = Self {
        first: 0,
        prefix: 0,
    };

    /// The block that starts at `first`.
    ///
    /// `None` if `prefix` is over 32 or `first` has bits set right of it.
    pub const fn new(first: Ipv4Addr, prefix: u8) -> Option<Self> {
        let first = first.to_bits();
        if prefix > LONGEST || first & host_mask(prefix) != 0 {
            return None;
        }
        Some(Self { first, prefix })
    }

    /// The block of 2^`bits` addresses which `first`, its lowest, starts.
    ///
    /// For what is aligned to that already: lower bits of `first` are dropped,
    /// and `bits` is at most 32.
    pub(super) const fn aligned(first: u32, bits: u32) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most 32")]
        let prefix = (LONGEST as u32).saturating_sub(bits) as u8;
        let first = first & !host_mask(prefix);
        Self { first, prefix }
    }

    /// The block of that prefix length which `addr` lies in.
    ///
    /// `None` if `prefix` is over 32.
    pub const fn containing(addr: Ipv4Addr, prefix: u8) -> Option<Self> {
        if prefix > LONGEST {
            return None;
        }
        let first = addr.to_bits() & !host_mask(prefix);
        Some(Self { first, prefix })
    }

    /// `a.b.c.d/prefix`, for documented ranges held in a `static`.
    ///
    /// # Panics
    ///
    /// If that is not a canonical block. In a `static` or `const` the build
    /// fails instead; nothing read at run time goes through here.
    #[expect(clippy::expect_used, reason = "fails the build, not the planner")]
    pub const fn literal(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Self {
        Self::new(Ipv4Addr::new(a, b, c, d), prefix).expect("a canonical block")
    }

    /// The smallest block that holds both addresses.
    pub const fn covering(one: Ipv4Addr, other: Ipv4Addr) -> Self {
        let differing = one.to_bits() ^ other.to_bits();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a u32 has 32 leading zeros at most"
        )]
        let prefix = differing.leading_zeros() as u8;
        match Self::containing(one, prefix) {
            Some(block) => block,
            None => Self::ALL,
        }
    }

    /// The block from `first` to `last`, both included.
    ///
    /// `None` if those addresses are not exactly one block.
    pub fn spanning(first: Ipv4Addr, last: Ipv4Addr) -> Option<Self> {
        let block = Self::covering(first, last);
        (block.first() == first && block.last() == last).then_some(block)
    }

    /// Lowest address.
    pub const fn first(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.first)
    }

    /// Highest address, itself in the block.
    pub const fn last(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.last_u32())
    }

    /// Lowest address as a number.
    pub const fn first_u32(self) -> u32 {
        self.first
    }

    /// Highest address as a number, itself in the block.
    pub const fn last_u32(self) -> u32 {
        self.first_u32() | host_mask(self.prefix())
    }

    /// Prefix length.
    ///
    /// Unit: bits. Range: 0 (every address) to 32 (one address).
    pub const fn prefix(self) -> u8 {
        self.prefix
    }

    /// Number of addresses in the block, including the ones Azure keeps.
    ///
    /// Unit: addresses. Range: 1 (`/32`) to 2^32 (`/0`), hence `u64`.
    pub const fn size(self) -> u64 {
        (host_mask(self.prefix()) as u64).wrapping_add(1)
    }

    /// Whether the address lies in the block.
    pub const fn contains_address(self, addr: Ipv4Addr) -> bool {
        addr.to_bits() & !host_mask(self.prefix()) == self.first_u32()
    }

    /// Whether every address of `other` lies in this block.
    pub const fn contains(self, other: Self) -> bool {
        self.prefix() <= other.prefix() && self.contains_address(other.first())
    }

    /// Whether some address lies in both blocks.
    ///
    /// Two blocks are nested or apart, never half over each other.
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
    pub const fn address(self, n: u64) -> Option<Ipv4Addr> {
        if n >= self.size() {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "n is below the size, so it fits the host bits"
        )]
        let offset = n as u32;
        Some(Ipv4Addr::from_bits(self.first_u32() | offset))
    }

    /// The `index`-th block of that prefix length inside this one, counted
    /// from 0: the /24 that the n-th node takes from a pod CIDR.
    ///
    /// `None` past the end, for a prefix over 32, or for one shorter than the
    /// block's own.
    pub fn subblock(self, prefix: u8, index: u64) -> Option<Self> {
        let wide = Self::containing(self.first(), prefix).filter(|_| prefix >= self.prefix())?;
        let first = self.address(index.checked_mul(wide.size())?)?;
        Self::new(first, prefix)
    }

    /// How many blocks of that prefix length this block divides into.
    ///
    /// Unit: blocks. 0 for a prefix over 32 or shorter than the block's own.
    pub fn subblocks(self, prefix: u8) -> u64 {
        match prefix.checked_sub(self.prefix()) {
            Some(bits) if prefix <= LONGEST => 1_u64.checked_shl(bits.into()).unwrap_or(0),
            _ => 0,
        }
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
    /// `None` if `prefix` is over 32.
    pub const fn resized(self, prefix: u8) -> Option<Self> {
        Self::containing(self.first(), prefix)
    }

    /// The block of the same size right after this one, if there is one.
    pub const fn next_of_size(self) -> Option<Self> {
        match self.last_u32().checked_add(1) {
            Some(first) => Self::new(Ipv4Addr::from_bits(first), self.prefix()),
            None => None,
        }
    }

    /// The block of the same size right before this one, if there is one.
    pub const fn previous_of_size(self) -> Option<Self> {
        match self.first_u32().checked_sub(1) {
            Some(last) => Self::containing(Ipv4Addr::from_bits(last), self.prefix()),
            None => None,
        }
    }

    /// Reads what people type, and says what was meant where it is not a block.
    ///
    /// Accepted and normalised: stray spaces, a netmask in place of the prefix
    /// length (`10.0.0.0/255.255.0.0`, `10.0.0.0 255.255.0.0`), and a range
    /// that is exactly one block (`10.0.0.0 - 10.0.255.255`). The strict
    /// reading, only the spelling that is written back, is [`FromStr`].
    ///
    /// # Errors
    ///
    /// One [`ParseBlockError`] variant per kind of mistake. Where it is clear
    /// what was meant, [`ParseBlockError::suggestion`] holds the text to offer.
    pub fn parse(text: &str) -> Result<Self, ParseBlockError> {
        parse::forgiving(text)
    }
}

impl From<Block> for Ipv4Net {
    fn from(block: Block) -> Self {
        // A block's prefix length is never over 32, the one thing refused.
        Self::new(block.first(), block.prefix).unwrap_or_default()
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, prefix) = (self.first(), self.prefix);
        match f.width() {
            None => write!(f, "{first}/{prefix}"),
            Some(_) => f.pad(&format!("{first}/{prefix}")),
        }
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads `a.b.c.d/len`, written as [`Display`](fmt::Display) writes it.
impl FromStr for Block {
    type Err = ParseBlockError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse::strict(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Block {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests;

//! A block of either family.

use alloc::{format, string::String};
use core::fmt;

use super::number::grouped;
use crate::cidr::{Block, Block6};
use crate::model::Prefix;

/// A block of either family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnyBlock {
    /// An IPv4 block.
    V4(Block),
    /// An IPv6 block.
    V6(Block6),
}

impl AnyBlock {
    /// The block of a prefix that could be read.
    pub(super) fn of(prefix: Prefix) -> Option<Self> {
        match prefix {
            Prefix::V4(block) => Some(Self::V4(block)),
            Prefix::V6(block) => Some(Self::V6(block)),
            Prefix::Unknown => None,
        }
    }

    /// The IPv4 block, if it is one.
    pub(super) fn v4(self) -> Option<Block> {
        match self {
            Self::V4(block) => Some(block),
            Self::V6(_) => None,
        }
    }

    /// Whether every address of `other` lies in this block; never across families.
    pub(super) fn contains(self, other: Self) -> bool {
        match (self, other) {
            (Self::V4(outer), Self::V4(inner)) => outer.contains(inner),
            (Self::V6(outer), Self::V6(inner)) => outer.contains(inner),
            (Self::V4(_), Self::V6(_)) | (Self::V6(_), Self::V4(_)) => false,
        }
    }

    /// Whether some address lies in both blocks; never across families.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// How many addresses two overlapping blocks share, in words.
    pub(super) fn shared(self, other: Self) -> String {
        match if self.contains(other) { other } else { self } {
            Self::V4(block) if block.size() == 1 => "1 address".into(),
            Self::V4(block) => format!("{} addresses", grouped(block.size())),
            Self::V6(block) => {
                let bits = 128_u8.saturating_sub(block.prefix());
                format!("2^{bits} addresses")
            }
        }
    }

    /// How it lies against a block it overlaps, as a verb.
    pub(super) fn lies(self, other: Self) -> &'static str {
        if other.contains(self) {
            "lies in"
        } else {
            "covers"
        }
    }

    /// Its first address alone.
    pub(super) fn start(self) -> Self {
        match self {
            Self::V4(block) => Self::V4(Block::covering(block.first(), block.first())),
            Self::V6(block) => Self::V6(Block6::new(block.first(), 128).unwrap_or(block)),
        }
    }
}

impl fmt::Display for AnyBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(block) => block.fmt(f),
            Self::V6(block) => block.fmt(f),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::AnyBlock;
    use crate::cidr::{Block, Block6};

    /// The block a text stands for, of whichever family.
    pub(in crate::rules) fn block(text: &str) -> AnyBlock {
        match Block::parse(text) {
            Ok(block) => AnyBlock::V4(block),
            Err(_) => AnyBlock::V6(Block6::parse(text).expect(text)),
        }
    }

    #[test]
    fn what_two_blocks_share_is_said_in_words() {
        let shared = |one, other| block(one).shared(block(other));
        assert_eq!(shared("10.0.0.0/8", "10.0.1.0/24"), "256 addresses");
        assert_eq!(shared("10.0.1.7/32", "10.0.1.0/24"), "1 address");
        assert_eq!(shared("fd00::/48", "fd00::/64"), "2^64 addresses");
    }
}

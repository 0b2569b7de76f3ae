//! Why a text is not an IPv4 block, and what was probably meant.

use alloc::string::{String, ToString};
use core::fmt;
use core::net::Ipv4Addr;

use super::Block;

/// Why a text is not an IPv4 block.
///
/// [`Display`](fmt::Display) is a sentence fragment; [`suggestion`](Self::suggestion)
/// is the text to offer after "Did you mean", and always reads back as a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseBlockError {
    /// Nothing but spaces.
    Empty,
    /// Nothing that resembles a block.
    Syntax,
    /// An IPv6 block or address.
    Ipv6,
    /// Readable, but not as it is written back. Only the strict reading
    /// refuses stray spaces, netmasks and ranges with this.
    Spelling {
        /// The block it names.
        meant: Block,
    },
    /// Not four octets.
    OctetCount {
        /// How many there are.
        found: u32,
        /// The missing ones taken as zero.
        meant: Option<Block>,
    },
    /// An octet over 255.
    OctetTooLarge {
        /// Which one, 1 to 4.
        octet: u8,
    },
    /// An octet such as `010`, which some tools read as octal.
    LeadingZero {
        /// Which one, 1 to 4.
        octet: u8,
        /// The block read in decimal.
        meant: Option<Block>,
    },
    /// Another sign than the dot or the slash that belongs there.
    Separator {
        /// The sign that stands there.
        found: char,
        /// `.` or `/`.
        expected: char,
        /// The block with the right sign.
        meant: Option<Block>,
    },
    /// An address alone.
    MissingPrefix {
        /// That address.
        address: Ipv4Addr,
        /// The block its zero octets at the end point to.
        meant: Option<Block>,
    },
    /// A prefix length over 32.
    PrefixTooLong,
    /// A mask whose ones are not all in front.
    Netmask {
        /// That mask.
        mask: Ipv4Addr,
        /// The block, where the mask is a netmask turned round.
        meant: Option<Block>,
    },
    /// Bits are set to the right of the prefix.
    HostBits {
        /// The address as written.
        address: Ipv4Addr,
        /// The block it lies in.
        meant: Block,
    },
    /// A range of addresses that no one block covers exactly.
    RangeNotOneBlock {
        /// Lowest address of the range.
        first: Ipv4Addr,
        /// Highest address of the range.
        last: Ipv4Addr,
        /// The smallest block that covers it.
        covering: Block,
    },
    /// A range whose first address is above its last.
    RangeReversed {
        /// The address written first.
        first: Ipv4Addr,
        /// The address written last.
        last: Ipv4Addr,
        /// The block, where turning the range round makes one.
        meant: Option<Block>,
    },
}

impl ParseBlockError {
    /// The block that was probably meant.
    pub const fn suggested_block(&self) -> Option<Block> {
        match *self {
            Self::Empty
            | Self::Syntax
            | Self::Ipv6
            | Self::OctetTooLarge { .. }
            | Self::PrefixTooLong => None,
            Self::Spelling { meant } | Self::HostBits { meant, .. } => Some(meant),
            Self::RangeNotOneBlock { covering, .. } => Some(covering),
            Self::OctetCount { meant, .. }
            | Self::LeadingZero { meant, .. }
            | Self::Separator { meant, .. }
            | Self::MissingPrefix { meant, .. }
            | Self::Netmask { meant, .. }
            | Self::RangeReversed { meant, .. } => meant,
        }
    }

    /// The text that was probably meant.
    pub fn suggestion(&self) -> Option<String> {
        self.suggested_block().map(|block| block.to_string())
    }

    /// The same complaint about the spelling, with what was meant.
    pub(super) const fn meaning(self, meant: Option<Block>) -> Self {
        match self {
            Self::OctetCount { found, .. } => Self::OctetCount { found, meant },
            Self::LeadingZero { octet, .. } => Self::LeadingZero { octet, meant },
            Self::Separator {
                found, expected, ..
            } => Self::Separator {
                found,
                expected,
                meant,
            },
            Self::Netmask { mask, .. } => Self::Netmask { mask, meant },
            other => other,
        }
    }
}

impl fmt::Display for ParseBlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no block; expected one such as 10.240.0.0/16"),
            Self::Syntax => f.write_str("not an IPv4 block; expected one such as 10.240.0.0/16"),
            Self::Ipv6 => f.write_str("an IPv6 block where an IPv4 block is expected"),
            Self::Spelling { .. } => f.write_str("not of the form a.b.c.d/len"),
            Self::OctetCount { found: 1, .. } => f.write_str("1 octet where an IPv4 address has 4"),
            Self::OctetCount { found, .. } => {
                write!(f, "{found} octets where an IPv4 address has 4")
            }
            Self::OctetTooLarge { octet } => write!(f, "octet {octet} is over 255"),
            Self::LeadingZero { octet, .. } => write!(
                f,
                "octet {octet} starts with a zero, which some tools read as octal"
            ),
            Self::Separator {
                found, expected, ..
            } => write!(
                f,
                "{} stands where {} is expected",
                sign(*found),
                sign(*expected)
            ),
            Self::MissingPrefix { address, .. } => write!(
                f,
                "{address} has no prefix length; expected a block such as 10.240.0.0/16"
            ),
            Self::PrefixTooLong => f.write_str("the prefix length is over 32"),
            Self::Netmask { mask, .. } => write!(f, "{mask} is not a netmask"),
            Self::HostBits { address, meant } => {
                write!(f, "{address} is inside a /{}", meant.prefix())
            }
            Self::RangeNotOneBlock {
                first,
                last,
                covering,
            } => write!(
                f,
                "{first} to {last} is not one block; the smallest around it is {covering}"
            ),
            Self::RangeReversed { first, last, .. } => {
                write!(f, "the range starts at {first}, above its end {last}")
            }
        }
    }
}

impl core::error::Error for ParseBlockError {}

/// A sign by its name, so that a message reads aloud.
const fn sign(sign: char) -> &'static str {
    match sign {
        '.' => "a dot",
        ',' => "a comma",
        ' ' => "a space",
        '/' => "a slash",
        '\\' => "a backslash",
        '-' => "a dash",
        ':' => "a colon",
        _ => "another sign",
    }
}

//! Reading IPv6 blocks.

use alloc::string::{String, ToString};
use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::Block6;
use super::address::decimal;
use super::parse::tidy;

/// Why a text is not an IPv6 block.
///
/// [`Display`](fmt::Display) is a sentence fragment; [`suggestion`](Self::suggestion)
/// is the text to offer after "Did you mean".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseBlock6Error {
    /// Nothing but spaces.
    Empty,
    /// Nothing that resembles a block.
    Syntax,
    /// An IPv4 block or address.
    Ipv4,
    /// Readable, but not as it is written back. Only the strict reading
    /// refuses with this.
    Spelling {
        /// The block it names.
        meant: Block6,
    },
    /// An address alone.
    MissingPrefix {
        /// That address.
        address: Ipv6Addr,
        /// The block its zero groups at the end point to.
        meant: Option<Block6>,
    },
    /// A prefix length over 128.
    PrefixTooLong,
    /// Bits are set to the right of the prefix.
    HostBits {
        /// The address as written.
        address: Ipv6Addr,
        /// The block it lies in.
        meant: Block6,
    },
}

impl ParseBlock6Error {
    /// The block that was probably meant.
    pub const fn suggested_block(&self) -> Option<Block6> {
        match *self {
            Self::Empty | Self::Syntax | Self::Ipv4 | Self::PrefixTooLong => None,
            Self::Spelling { meant } | Self::HostBits { meant, .. } => Some(meant),
            Self::MissingPrefix { meant, .. } => meant,
        }
    }

    /// The text that was probably meant.
    pub fn suggestion(&self) -> Option<String> {
        self.suggested_block().map(|block| block.to_string())
    }
}

impl fmt::Display for ParseBlock6Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no block; expected one such as fd12:3456:789a::/64"),
            Self::Syntax => {
                f.write_str("not an IPv6 block; expected one such as fd12:3456:789a::/64")
            }
            Self::Ipv4 => f.write_str("an IPv4 block where an IPv6 block is expected"),
            Self::Spelling { .. } => f.write_str("not spelled as in RFC 5952"),
            Self::MissingPrefix { address, .. } => write!(
                f,
                "{address} has no prefix length; expected a block such as fd12:3456:789a::/64"
            ),
            Self::PrefixTooLong => f.write_str("the prefix length is over 128"),
            Self::HostBits { address, meant } => {
                write!(f, "{address} is inside a /{}", meant.prefix())
            }
        }
    }
}

impl core::error::Error for ParseBlock6Error {}

/// Reads only what [`Display`](fmt::Display) writes.
pub(super) fn strict(text: &str) -> Result<Block6, ParseBlock6Error> {
    let meant = forgiving(text)?;
    if meant.to_string() == text {
        Ok(meant)
    } else {
        Err(ParseBlock6Error::Spelling { meant })
    }
}

/// Reads what people type; see [`Block6::parse`].
pub(super) fn forgiving(text: &str) -> Result<Block6, ParseBlock6Error> {
    let text = tidy(text).ok_or(ParseBlock6Error::Syntax)?;
    if text.is_empty() {
        return Err(ParseBlock6Error::Empty);
    }
    let (address, suffix) = match text.split_once('/') {
        Some((address, suffix)) => (address, suffix),
        None => (text.as_str(), ""),
    };
    if address.parse::<Ipv4Addr>().is_ok() {
        return Err(ParseBlock6Error::Ipv4);
    }
    let address: Ipv6Addr = address.parse().map_err(|_| ParseBlock6Error::Syntax)?;
    if suffix.is_empty() {
        return Err(ParseBlock6Error::MissingPrefix {
            address,
            meant: natural(address),
        });
    }
    let prefix = decimal(suffix).ok_or(ParseBlock6Error::Syntax)?;
    let prefix = u8::try_from(prefix).map_err(|_| ParseBlock6Error::PrefixTooLong)?;
    let meant = Block6::containing(address, prefix).ok_or(ParseBlock6Error::PrefixTooLong)?;
    if meant.first() == address {
        Ok(meant)
    } else {
        Err(ParseBlock6Error::HostBits { address, meant })
    }
}

/// The block that the zero groups at the end of an address point to.
/// `None` where there are none, or only zeros.
fn natural(address: Ipv6Addr) -> Option<Block6> {
    // Whole groups of 16 bits.
    let zeros = address.to_bits().trailing_zeros() & !15;
    let prefix = u8::try_from(128_u32.checked_sub(zeros)?).ok()?;
    Block6::new(address, prefix).filter(|_| prefix != 0 && prefix != 128)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (String, Option<String>) {
        let error = Block6::parse(text).expect_err(text);
        (error.to_string(), error.suggestion())
    }

    #[test]
    fn accepts_any_spelling_and_writes_the_short_one() {
        let block = Block6::parse(" FD00:0:0:0:0:0:0:0 / 08 ").expect("a block");
        assert_eq!(block.to_string(), "fd00::/8");
    }

    #[test]
    fn the_strict_reading_offers_the_short_spelling() {
        let error = "fd00:0::/8".parse::<Block6>().expect_err("not RFC 5952");
        assert_eq!(error.to_string(), "not spelled as in RFC 5952");
        assert_eq!(error.suggestion().as_deref(), Some("fd00::/8"));
    }

    #[test]
    fn says_what_was_meant() {
        for (text, message, suggestion) in [
            ("fd00::5/64", "fd00::5 is inside a /64", "fd00::/64"),
            (
                "fd12:3456:789a::",
                "fd12:3456:789a:: has no prefix length; expected a block such as fd12:3456:789a::/64",
                "fd12:3456:789a::/48",
            ),
        ] {
            assert_eq!(error(text), (message.into(), Some(suggestion.into())));
        }
    }

    #[test]
    fn says_what_is_wrong_where_it_cannot_guess() {
        for (text, message) in [
            ("", "no block; expected one such as fd12:3456:789a::/64"),
            (
                "pods",
                "not an IPv6 block; expected one such as fd12:3456:789a::/64",
            ),
            (
                "fd00::/x",
                "not an IPv6 block; expected one such as fd12:3456:789a::/64",
            ),
            (
                "10.244.0.0/16",
                "an IPv4 block where an IPv6 block is expected",
            ),
            ("fd00::/129", "the prefix length is over 128"),
            ("fd00::/256", "the prefix length is over 128"),
            (
                "fd00::1",
                "fd00::1 has no prefix length; expected a block such as fd12:3456:789a::/64",
            ),
            (
                "::",
                ":: has no prefix length; expected a block such as fd12:3456:789a::/64",
            ),
        ] {
            assert_eq!(error(text), (message.into(), None), "{text:?}");
        }
    }
}

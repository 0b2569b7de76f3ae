//! Reading one IPv4 address.

use alloc::string::{String, ToString};
use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::parse::tidy;

/// Why a text is not an IPv4 address.
///
/// [`Display`](fmt::Display) is a sentence fragment; [`suggestion`](Self::suggestion)
/// is the text to offer after "Did you mean".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseAddressError {
    /// Nothing but spaces.
    Empty,
    /// Nothing that resembles an address.
    Syntax,
    /// An IPv6 address.
    Ipv6,
    /// Not four octets.
    OctetCount {
        /// How many there are.
        found: u32,
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
        /// The address read in decimal.
        meant: Ipv4Addr,
    },
    /// Commas in place of dots.
    Comma {
        /// The address with dots.
        meant: Ipv4Addr,
    },
    /// A block where one address is expected.
    HasPrefix {
        /// The address before the slash.
        meant: Ipv4Addr,
    },
}

impl ParseAddressError {
    /// The text that was probably meant.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::LeadingZero { meant, .. } | Self::Comma { meant } | Self::HasPrefix { meant } => {
                Some(meant.to_string())
            }
            Self::Empty
            | Self::Syntax
            | Self::Ipv6
            | Self::OctetCount { .. }
            | Self::OctetTooLarge { .. } => None,
        }
    }
}

impl fmt::Display for ParseAddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no address; expected one such as 10.0.0.10"),
            Self::Syntax => f.write_str("not an IPv4 address; expected one such as 10.0.0.10"),
            Self::Ipv6 => f.write_str("an IPv6 address where an IPv4 address is expected"),
            Self::OctetCount { found } => {
                write!(f, "{found} octets where an IPv4 address has 4")
            }
            Self::OctetTooLarge { octet } => write!(f, "octet {octet} is over 255"),
            Self::LeadingZero { octet, .. } => write!(
                f,
                "octet {octet} starts with a zero, which some tools read as octal"
            ),
            Self::Comma { .. } => f.write_str("a comma stands where a dot is expected"),
            Self::HasPrefix { .. } => f.write_str("a block where one address is expected"),
        }
    }
}

impl core::error::Error for ParseAddressError {}

/// Reads an IPv4 address as people type it: spaces around it are ignored.
///
/// # Errors
///
/// One [`ParseAddressError`] variant per kind of mistake. Where it is clear
/// what was meant, [`ParseAddressError::suggestion`] holds the text to offer.
///
/// ```
/// use aksnet_core::cidr::parse_address;
///
/// assert_eq!(parse_address(" 10.0.0.10 ")?.octets(), [10, 0, 0, 10]);
/// let error = parse_address("10.0.0.010").unwrap_err();
/// assert_eq!(error.suggestion().as_deref(), Some("10.0.0.10"));
/// # Ok::<(), aksnet_core::cidr::ParseAddressError>(())
/// ```
pub fn parse_address(text: &str) -> Result<Ipv4Addr, ParseAddressError> {
    let text = tidy(text).ok_or(ParseAddressError::Syntax)?;
    if text.is_empty() {
        return Err(ParseAddressError::Empty);
    }
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text.as_str(), None),
    };
    if address.parse::<Ipv6Addr>().is_ok() {
        return Err(ParseAddressError::Ipv6);
    }
    let read = Reading::of(address);
    let Some(meant) = read.address else {
        return Err(match read.fault {
            Some(Fault::OctetCount { found }) => ParseAddressError::OctetCount { found },
            Some(Fault::OctetTooLarge { octet }) => ParseAddressError::OctetTooLarge { octet },
            _ => ParseAddressError::Syntax,
        });
    };
    match read.fault {
        Some(Fault::OctetCount { found }) => Err(ParseAddressError::OctetCount { found }),
        Some(Fault::LeadingZero { octet }) => Err(ParseAddressError::LeadingZero { octet, meant }),
        Some(Fault::Comma) => Err(ParseAddressError::Comma { meant }),
        _ if prefix.is_some() => Err(ParseAddressError::HasPrefix { meant }),
        _ => Ok(meant),
    }
}

/// What is wrong with the spelling of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Syntax,
    OctetCount { found: u32 },
    OctetTooLarge { octet: u8 },
    LeadingZero { octet: u8 },
    Comma,
}

/// An address as far as it could be read.
pub(super) struct Reading {
    /// What was meant; missing octets at the end count as zero.
    pub(super) address: Option<Ipv4Addr>,
    /// The number after the fourth octet, and the sign before it.
    pub(super) fifth: Option<(char, u32)>,
    /// The first fault.
    pub(super) fault: Option<Fault>,
}

impl Reading {
    /// Reads octets between dots (or commas, which is a fault).
    pub(super) fn of(text: &str) -> Self {
        let mut octets = [0_u8; 4];
        let mut fifth = None;
        let mut fault = None;
        let mut readable = true;
        let mut found = 0_u32;
        let mut before = '.';
        let mut rest = Some(text);
        while let Some(part) = rest {
            let (digits, after) = match part.find(['.', ',']) {
                Some(at) => part.split_at(at),
                None => (part, ""),
            };
            found = found.saturating_add(1);
            let Some(value) = decimal(digits) else {
                return Self {
                    address: None,
                    fifth: None,
                    fault: Some(Fault::Syntax),
                };
            };
            if before == ',' {
                fault.get_or_insert(Fault::Comma);
            }
            let octet = u8::try_from(found).unwrap_or(u8::MAX);
            if let Some(place) = octets.get_mut(usize::from(octet).saturating_sub(1)) {
                if digits.len() > 1 && digits.starts_with('0') {
                    fault.get_or_insert(Fault::LeadingZero { octet });
                }
                if let Ok(value) = u8::try_from(value) {
                    *place = value;
                } else {
                    readable = false;
                    fault = Some(Fault::OctetTooLarge { octet });
                }
            } else if found == 5 {
                fifth = Some((before, value));
            }
            let mut signs = after.chars();
            rest = signs.next().map(|sign| {
                before = sign;
                signs.as_str()
            });
        }
        if found != 4 {
            fault = Some(Fault::OctetCount { found });
        }
        Self {
            address: (readable && found <= 5).then(|| Ipv4Addr::from(octets)),
            fifth: fifth.filter(|_| found == 5),
            fault,
        }
    }
}

/// A number in decimal digits and nothing else, no larger than `u32::MAX`
/// (a longer one counts as that).
pub(super) fn decimal(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (String, Option<String>) {
        let error = parse_address(text).expect_err(text);
        (error.to_string(), error.suggestion())
    }

    #[test]
    fn reads_the_lowest_and_the_highest_address() {
        assert_eq!(parse_address("0.0.0.0"), Ok(Ipv4Addr::UNSPECIFIED));
        assert_eq!(parse_address("255.255.255.255"), Ok(Ipv4Addr::BROADCAST));
    }

    #[test]
    fn ignores_stray_spaces() {
        assert_eq!(
            parse_address("\u{a0}10. 0.0.10\t"),
            Ok(Ipv4Addr::new(10, 0, 0, 10))
        );
    }

    #[test]
    fn says_what_was_meant() {
        assert_eq!(
            error("10.0.0.010"),
            (
                "octet 4 starts with a zero, which some tools read as octal".into(),
                Some("10.0.0.10".into())
            )
        );
        assert_eq!(
            error("10,0,0,10"),
            (
                "a comma stands where a dot is expected".into(),
                Some("10.0.0.10".into())
            )
        );
        assert_eq!(
            error("10.0.0.10/32"),
            (
                "a block where one address is expected".into(),
                Some("10.0.0.10".into())
            )
        );
    }

    #[test]
    fn says_what_is_wrong_where_it_cannot_guess() {
        for (text, message) in [
            ("", "no address; expected one such as 10.0.0.10"),
            ("  ", "no address; expected one such as 10.0.0.10"),
            ("dns", "not an IPv4 address; expected one such as 10.0.0.10"),
            (
                "10..0.1",
                "not an IPv4 address; expected one such as 10.0.0.10",
            ),
            (
                "-1.0.0.1",
                "not an IPv4 address; expected one such as 10.0.0.10",
            ),
            (
                "fd00::10",
                "an IPv6 address where an IPv4 address is expected",
            ),
            (
                "fd00::10/64",
                "an IPv6 address where an IPv4 address is expected",
            ),
            ("10.0.0", "3 octets where an IPv4 address has 4"),
            ("10.0.0.0.1", "5 octets where an IPv4 address has 4"),
            ("10.0.0.0.1.2.3", "7 octets where an IPv4 address has 4"),
            ("10.0.256.1", "octet 3 is over 255"),
            ("99999999999999999999.0.0.1", "octet 1 is over 255"),
        ] {
            assert_eq!(error(text), (message.into(), None), "{text:?}");
        }
    }
}

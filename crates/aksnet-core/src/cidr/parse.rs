//! Reading IPv4 blocks: exactly, and as people type them.

use alloc::string::String;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::address::{Fault, Reading, decimal};
use super::{Block, ParseBlockError, exact};

/// Longer texts are no block, however they are spelled.
const LONGEST_TEXT: usize = 256;

/// Reads only what [`Display`](core::fmt::Display) writes.
pub(super) fn strict(text: &str) -> Result<Block, ParseBlockError> {
    if let Some(read) = exact::read(text) {
        return read;
    }
    match diagnose(text) {
        Ok(meant) => Err(ParseBlockError::Spelling { meant }),
        Err(error) => Err(error),
    }
}

/// Reads what people type; see [`Block::parse`].
pub(super) fn forgiving(text: &str) -> Result<Block, ParseBlockError> {
    match exact::read(text) {
        Some(read) => read,
        None => diagnose(text),
    }
}

/// Removes spaces that mean nothing: at the ends and beside a sign. What is
/// left between two words is one space. `None` if the text is too long.
pub(super) fn tidy(text: &str) -> Option<String> {
    let text = text.trim_matches(is_space);
    if text.len() > LONGEST_TEXT {
        return None;
    }
    let mut tidy = String::with_capacity(text.len());
    let mut spaced = false;
    for sign in text.chars() {
        if is_space(sign) {
            spaced = true;
            continue;
        }
        let beside_word = |sign: char| sign.is_alphanumeric();
        if spaced && beside_word(sign) && tidy.ends_with(beside_word) {
            tidy.push(' ');
        }
        spaced = false;
        tidy.push(sign);
    }
    Some(tidy)
}

/// White space, and the invisible signs that come along when copying from
/// a web page.
fn is_space(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Reads every form but the exact one, and names the fault otherwise.
fn diagnose(text: &str) -> Result<Block, ParseBlockError> {
    let text = tidy(text).ok_or(ParseBlockError::Syntax)?;
    if text.is_empty() {
        return Err(ParseBlockError::Empty);
    }
    let bare = text.trim_matches(['"', '\'', ',', ';']);
    if bare.len() != text.len() {
        // Copied out of JSON or a list with its quotes or comma.
        let meant = diagnose(bare)?;
        return Err(ParseBlockError::Spelling { meant });
    }
    let before_slash = text.split('/').next().unwrap_or_default();
    if before_slash.parse::<Ipv6Addr>().is_ok() {
        return Err(ParseBlockError::Ipv6);
    }
    if let Some((first, last)) = range(&text) {
        return read_range(first, last);
    }
    let signs = ['/', '\\', ' ', ':', '-', '–', '—'];
    match text.find(signs) {
        Some(at) => {
            let (address, rest) = text.split_at(at);
            let mut suffix = rest.chars();
            let sign = suffix.next().unwrap_or('/');
            read_parts(address, sign, suffix.as_str())
        }
        None => read_alone(&text),
    }
}

/// The two ends of `a.b.c.d - a.b.c.d`.
fn range(text: &str) -> Option<(&str, &str)> {
    let (first, last) = text
        .split_once(['-', '–', '—'])
        .or_else(|| text.split_once(" to "))?;
    // `10.0.0.0-16` is a dash for a slash.
    (first.contains('.') && last.contains('.')).then_some((first, last))
}

fn read_range(first: &str, last: &str) -> Result<Block, ParseBlockError> {
    let (low, high) = (Reading::of(first), Reading::of(last));
    let (Some(first), Some(last)) = (low.address, high.address) else {
        let fault = if low.address.is_none() {
            low.fault
        } else {
            high.fault
        };
        return Err(complaint(fault.unwrap_or(Fault::Syntax)));
    };
    if let Some(fault) = low.fault.or(high.fault) {
        return Err(complaint(fault).meaning(Block::spanning(first, last)));
    }
    if first > last {
        return Err(ParseBlockError::RangeReversed {
            first,
            last,
            meant: Block::spanning(last, first),
        });
    }
    Block::spanning(first, last).ok_or_else(|| ParseBlockError::RangeNotOneBlock {
        first,
        last,
        covering: Block::covering(first, last),
    })
}

/// `address sign suffix`, where the sign should be a slash (or a space before
/// a netmask) and the suffix a prefix length.
fn read_parts(address: &str, sign: char, suffix: &str) -> Result<Block, ParseBlockError> {
    let read = Reading::of(address);
    let Some(address) = read.address.filter(|_| read.fifth.is_none()) else {
        return Err(complaint(read.fault.unwrap_or(Fault::Syntax)));
    };
    let mut fault = read.fault.map(complaint);
    let is_mask = suffix.contains('.');
    if sign != '/' && !(sign == ' ' && is_mask) {
        fault = fault.or(Some(ParseBlockError::Separator {
            found: if matches!(sign, '–' | '—') {
                '-'
            } else {
                sign
            },
            expected: '/',
            meant: None,
        }));
    }
    let prefix = if is_mask {
        let mask = Reading::of(suffix);
        match (mask.address, mask.fault) {
            (Some(mask), None) => {
                let (prefix, straight) = mask_prefix(mask);
                if !straight {
                    fault = fault.or(Some(ParseBlockError::Netmask { mask, meant: None }));
                }
                prefix
            }
            (_, mask_fault) => return Err(complaint(mask_fault.unwrap_or(Fault::Syntax))),
        }
    } else if suffix.is_empty() {
        return Err(fault.unwrap_or(ParseBlockError::MissingPrefix {
            address,
            meant: natural(address),
        }));
    } else {
        match decimal(suffix).map(u8::try_from) {
            Some(Ok(prefix)) if prefix <= 32 => {
                if suffix.len() > 1 && suffix.starts_with('0') {
                    let meant = Block::containing(address, prefix);
                    fault = fault.or(meant.map(|meant| ParseBlockError::Spelling { meant }));
                }
                Some(prefix)
            }
            Some(_) => return Err(ParseBlockError::PrefixTooLong),
            None => return Err(ParseBlockError::Syntax),
        }
    };
    let meant = prefix.and_then(|prefix| Block::containing(address, prefix));
    match (fault, meant) {
        (Some(fault), _) => Err(fault.meaning(meant)),
        (None, Some(block)) if block.first() == address => Ok(block),
        (None, Some(meant)) => Err(ParseBlockError::HostBits { address, meant }),
        (None, None) => Err(ParseBlockError::Syntax),
    }
}

/// An address with nothing after it.
fn read_alone(text: &str) -> Result<Block, ParseBlockError> {
    let read = Reading::of(text);
    let Some(address) = read.address else {
        return Err(complaint(read.fault.unwrap_or(Fault::Syntax)));
    };
    if let Some((found, prefix)) = read.fifth {
        let prefix = u8::try_from(prefix).map_err(|_| ParseBlockError::PrefixTooLong)?;
        return match Block::containing(address, prefix) {
            // `10.0.0.0.16`
            Some(block) => Err(ParseBlockError::Separator {
                found,
                expected: '/',
                meant: Some(block),
            }),
            None => Err(complaint(Fault::OctetCount { found: 5 })),
        };
    }
    match read.fault {
        Some(fault) => Err(complaint(fault).meaning(natural(address))),
        None => Err(ParseBlockError::MissingPrefix {
            address,
            meant: natural(address),
        }),
    }
}

/// The block that the zero octets at the end of an address point to:
/// 10.240.0.0 is probably a /16. `None` where there are none, or only zeros.
fn natural(address: Ipv4Addr) -> Option<Block> {
    let prefix = match address.octets() {
        [0, ..] => return None,
        [_, 0, 0, 0] => 8,
        [_, _, 0, 0] => 16,
        [_, _, _, 0] => 24,
        _ => return None,
    };
    Block::new(address, prefix)
}

/// The prefix length a mask stands for, and whether its ones are in front (a
/// netmask) rather than its zeros (the wildcard mask of an access list).
fn mask_prefix(mask: Ipv4Addr) -> (Option<u8>, bool) {
    let bits = mask.to_bits();
    let straight = bits.leading_ones().wrapping_add(bits.trailing_zeros()) >= 32;
    let turned = bits.leading_zeros().wrapping_add(bits.trailing_ones()) >= 32;
    let ones = if straight {
        Some(bits.leading_ones())
    } else if turned {
        Some(bits.leading_zeros())
    } else {
        None
    };
    (ones.and_then(|ones| u8::try_from(ones).ok()), straight)
}

/// A fault of the address as an error of the block.
const fn complaint(fault: Fault) -> ParseBlockError {
    match fault {
        Fault::Syntax => ParseBlockError::Syntax,
        Fault::OctetCount { found } => ParseBlockError::OctetCount { found, meant: None },
        Fault::OctetTooLarge { octet } => ParseBlockError::OctetTooLarge { octet },
        Fault::LeadingZero { octet } => ParseBlockError::LeadingZero { octet, meant: None },
        Fault::Comma => ParseBlockError::Separator {
            found: ',',
            expected: '.',
            meant: None,
        },
    }
}

#[cfg(test)]
mod tests;

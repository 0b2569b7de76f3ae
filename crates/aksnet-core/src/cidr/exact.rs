//! Reading `a.b.c.d/len` exactly as it is written back, fast.
//!
//! How many digits an octet has is a coin toss to the processor, and a wrong
//! guess costs more than reading the octet. So nothing branches on it: the dots
//! are found eight bytes at a time, and each octet is three digits of which
//! the missing ones are shifted out.

use core::net::Ipv4Addr;

use super::{Block, ParseBlockError};

/// Reads the block; `None` for any text of another form.
pub(super) fn read(text: &str) -> Option<Result<Block, ParseBlockError>> {
    let text = text.as_bytes();
    let (end, prefix) = prefix(text)?;
    let [first, second, third] = dots(text, end)?;
    let address = Ipv4Addr::new(
        octet(text, 0, first)?,
        octet(text, first.wrapping_add(1), second)?,
        octet(text, second.wrapping_add(1), third)?,
        octet(text, third.wrapping_add(1), end)?,
    );
    let meant = Block::containing(address, prefix)?;
    Some(if meant.first() == address {
        Ok(meant)
    } else {
        Err(ParseBlockError::HostBits { address, meant })
    })
}

/// The prefix length, and where the slash before it stands.
fn prefix(text: &[u8]) -> Option<(usize, u8)> {
    match *text {
        [ref address @ .., b'/', units @ b'0'..=b'9'] => Some((address.len(), digit(units))),
        // `/08` is not the spelling that is written back.
        [
            ref address @ ..,
            b'/',
            tens @ b'1'..=b'9',
            units @ b'0'..=b'9',
        ] => {
            let prefix = digit(tens).wrapping_mul(10).wrapping_add(digit(units));
            Some((address.len(), prefix))
        }
        _ => None,
    }
}

/// Where the three dots stand, if nothing else but digits stands before `end`.
fn dots(text: &[u8], end: usize) -> Option<[usize; 3]> {
    // The shortest address has 7 bytes, the longest 15, and a prefix length
    // of 2 or 3 follows: two loads of 8 bytes cover the address.
    if !(7..=15).contains(&end) {
        return None;
    }
    let low = u64::from_le_bytes(*text.first_chunk()?);
    let covered = text.get(..text.len().min(16))?;
    let missing = 16_usize.checked_sub(covered.len())?;
    let high = u64::from_le_bytes(*covered.last_chunk()?);
    let high = high.wrapping_shr(u32::try_from(missing).ok()?.wrapping_mul(8));
    let before_end = 1_u64.wrapping_shl(u32::try_from(end).ok()?).wrapping_sub(1);
    let mut signs = (no_digits(low) | no_digits(high) << 8) & before_end;
    let mut dots = [0; 3];
    for dot in &mut dots {
        *dot = usize::try_from(signs.trailing_zeros()).ok()?;
        if *text.get(*dot)? != b'.' {
            return None;
        }
        signs &= signs.wrapping_sub(1);
    }
    (signs == 0).then_some(dots)
}

/// One bit per byte, lowest byte first: set where no digit stands.
const fn no_digits(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Digits become 0 to 9; ten more than 0x76 sets the top bit of a byte.
    let values = bytes ^ (0x30 * ONES);
    let over = ((values & (0x7f * ONES)).wrapping_add(0x76 * ONES)) | values;
    // Gathers the eight top bits in the top byte.
    ((over >> 7) & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The number in one to three digits before `end`, without a zero in front:
/// others read `010` as octal 8.
fn octet(text: &[u8], start: usize, end: usize) -> Option<u8> {
    // By length: how far the digits move up, and the least number so written.
    let (shift, least) = match end.wrapping_sub(start) {
        1 => (16, 0),
        2 => (8, 10),
        3 => (0, 100),
        _ => return None,
    };
    // A slash and a digit follow the last octet: three bytes are always there.
    let [a, b, c] = *text.get(start..)?.first_chunk()?;
    let digits = u32::from_le_bytes([a, b, c, 0]) ^ 0x0030_3030;
    let digits = digits.wrapping_shl(shift);
    // Hundreds and tens in the lowest byte, units in the third.
    let tens = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0xff;
    let value = tens.wrapping_mul(10).wrapping_add((digits >> 16) & 0xff);
    u8::try_from(value).ok().filter(|_| value >= least)
}

/// The value of an ASCII digit.
const fn digit(byte: u8) -> u8 {
    byte.wrapping_sub(b'0')
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn octets_of_every_value_and_length_are_read_at_every_place() {
        for value in 0..=255_u8 {
            for place in 0..4 {
                for other in [0, 10, 255] {
                    let mut octets = [other; 4];
                    octets[place] = value;
                    let address = Ipv4Addr::from(octets);
                    for prefix in [0, 9, 10, 32] {
                        let meant = Block::containing(address, prefix).expect("up to 32");
                        let read = read(&format!("{address}/{prefix}")).expect("exact");
                        let read = read.unwrap_or_else(|error| {
                            error.suggested_block().expect("host bits set")
                        });
                        assert_eq!(read, meant);
                    }
                }
            }
        }
    }

    #[test]
    fn any_other_byte_anywhere_is_refused() {
        for text in ["10.0.0.0/8", "192.168.100.0/24", "0.0.0.0/0"] {
            assert!(read(text).is_some());
            for at in 0..text.len() {
                for other in (0..128_u8).map(char::from).chain(['\u{80}', '٣']) {
                    let mut changed = text.to_string();
                    changed.replace_range(at..=at, &other.to_string());
                    // What is read is what stands there.
                    if let Some(read) = read(&changed) {
                        let (address, prefix) = changed.split_once('/').expect("a slash");
                        let address: Ipv4Addr = address.parse().expect("an address");
                        let prefix: u8 = prefix.parse().expect("a prefix length");
                        assert_eq!(
                            prefix.to_string().len(),
                            changed.len() - address.to_string().len() - 1
                        );
                        let meant = Block::containing(address, prefix).expect("up to 32");
                        assert_eq!(read.is_ok(), meant.first() == address, "{changed:?}");
                    }
                }
                let mut shorter = text.to_string();
                shorter.remove(at);
                let is_canonical = |text: &str| {
                    let (address, prefix) = text.split_once('/')?;
                    let address: Ipv4Addr = address.parse().ok()?;
                    let prefix = prefix.parse().ok()?;
                    let block = Block::containing(address, prefix)?;
                    (format!("{address}/{prefix}") == text).then_some(block)
                };
                assert_eq!(read(&shorter).is_some(), is_canonical(&shorter).is_some());
            }
        }
    }

    #[test]
    fn zeros_in_front_and_numbers_too_large_are_refused() {
        for text in [
            "",
            "/",
            "/8",
            "0.0.0.0",
            "00.0.0.0/8",
            "10.00.0.0/8",
            "10.0.0.00/8",
            "10.0.0.0/08",
            "256.0.0.0/8",
            "10.0.0.999/8",
            "10.0.0.0/33",
            "10.0.0.0/99",
            "1.1.1/8",
            "1.1.1.1.1/8",
            "10..0.0/8",
            ".10.0.0/8",
            "10.0.0./8",
            "1000.0.0.0/8",
            "255.255.255.2555/32",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}

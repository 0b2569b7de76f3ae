//! The versions of a link, oldest first. None ever goes, and none ever changes.

use alloc::vec::Vec;

use crate::deflate;
use crate::dictionary;
use crate::error::LinkError;

/// The version of links that this planner writes.
pub const NEWEST: u32 = 1;

/// Bytes of the checksum in front of a plan.
const CHECKSUM: usize = 4;

/// One way to pack a plan file.
pub(crate) struct Version {
    /// Its number.
    number: u32,
    /// From the bytes of a link to those of a plan file.
    pub(crate) unpack: fn(&[u8]) -> Result<Vec<u8>, LinkError>,
}

/// All of them.
static VERSIONS: [Version; 2] = [
    // The plan file as it is: for scripts that write links and have nothing to compress with.
    Version {
        number: 0,
        unpack: |bytes| Ok(bytes.to_vec()),
    },
    // A checksum, and the plan file deflated behind a dictionary of what plan files are made of.
    Version {
        number: 1,
        unpack: unpack_1,
    },
];

/// The version of that number, as written in a link.
pub(crate) fn named(number: &str) -> Result<&'static Version, LinkError> {
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LinkError::NoVersion);
    }
    let number = number.parse().unwrap_or(u32::MAX);
    VERSIONS
        .iter()
        .find(|version| version.number == number)
        .ok_or(LinkError::FromTheFuture { version: number })
}

/// Packs a plan file in the newest version.
pub(crate) fn pack(json: &str) -> Vec<u8> {
    let mut bytes = checksum(json.as_bytes()).to_vec();
    bytes.extend(deflate::pack(dictionary::VERSION_1, json.as_bytes()));
    bytes
}

fn unpack_1(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    let (sum, packed) = bytes
        .split_first_chunk::<CHECKSUM>()
        .ok_or(LinkError::CutShort)?;
    let json = deflate::unpack(dictionary::VERSION_1, packed)?;
    if checksum(&json) == *sum {
        Ok(json)
    } else {
        Err(LinkError::Damaged)
    }
}

/// Adler-32, of RFC 1950: any one sign that changed shows.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    adler2::adler32_slice(bytes).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::{NEWEST, VERSIONS};

    #[test]
    fn versions_are_numbered_without_a_gap_and_the_newest_is_last() {
        for (number, version) in (0..).zip(&VERSIONS) {
            assert_eq!(version.number, number);
        }
        assert_eq!(VERSIONS.last().map(|last| last.number), Some(NEWEST));
    }

    #[test]
    fn a_script_that_cannot_compress_writes_version_0() {
        // printf '{"aksnet":1}' | base64
        assert_eq!(
            crate::unpack("#plan=0.eyJha3NuZXQiOjF9").as_deref(),
            Ok(r#"{"aksnet":1}"#)
        );
    }
}

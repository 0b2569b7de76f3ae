//! Bytes as letters that stand in an address as they are: base64 of RFC 4648, section 5, unpadded.

use alloc::{string::String, vec::Vec};

use base64ct::{Base64UrlUnpadded, Encoding as _};

use crate::error::LinkError;

pub(crate) fn write(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

pub(crate) fn read(text: &str) -> Result<Vec<u8>, LinkError> {
    let stranger = |sign: &char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'));
    for (place, sign) in (1..).zip(text.chars()) {
        if stranger(&sign) {
            return Err(LinkError::Sign { sign, place });
        }
    }
    // Four letters make three bytes: one letter alone, or bits left over, remain of a longer text.
    Base64UrlUnpadded::decode_vec(text).map_err(|_| LinkError::CutShort)
}

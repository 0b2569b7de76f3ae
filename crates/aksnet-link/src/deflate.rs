//! DEFLATE (RFC 1951) behind a dictionary: what is packed may repeat what the dictionary says.
//!
//! The library knows no dictionary of its own, and needs none: packing the dictionary first, and
//! flushing, leaves the packer at the start of a byte and able to look back; unpacking starts
//! behind a copy of the dictionary.

use alloc::vec::Vec;

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
    deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{
    DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};

use crate::error::LinkError;
use crate::link::LARGEST;

/// The strongest level that is not slow beyond sense.
const LEVEL: i32 = 9;

/// Packs bytes; equal bytes always pack alike.
pub(crate) fn pack(dictionary: &[u8], bytes: &[u8]) -> Vec<u8> {
    // Short texts rarely earn the code table of their own that the library would send along.
    let own_table = pack_with(dictionary, bytes, 0);
    let fixed_table = pack_with(dictionary, bytes, TDEFL_FORCE_ALL_STATIC_BLOCKS);
    if own_table.len() < fixed_table.len() {
        own_table
    } else {
        fixed_table
    }
}

fn pack_with(dictionary: &[u8], bytes: &[u8], table: u32) -> Vec<u8> {
    let raw = DataFormat::Raw.to_window_bits();
    let flags = create_comp_flags_from_zip_params(LEVEL, raw, 0) | table;
    let mut packer = CompressorOxide::new(flags);
    compress_to_output(&mut packer, dictionary, TDEFLFlush::Sync, |_| true);
    let mut packed = Vec::new();
    compress_to_output(&mut packer, bytes, TDEFLFlush::Finish, |part| {
        packed.extend_from_slice(part);
        true
    });
    packed
}

/// Unpacks bytes, up to [`LARGEST`] of them.
pub(crate) fn unpack(dictionary: &[u8], packed: &[u8]) -> Result<Vec<u8>, LinkError> {
    let bound = dictionary.len().saturating_add(LARGEST);
    let mut unpacker = DecompressorOxide::new();
    let mut bytes = dictionary.to_vec();
    let mut rest = packed;
    loop {
        let filled = bytes.len();
        if filled > bound {
            return Err(LinkError::TooLarge);
        }
        // Room grows as it fills: a short link asks for little memory.
        bytes.resize(
            filled
                .saturating_mul(2)
                .clamp(4_096, bound.saturating_add(1)),
            0,
        );
        let (status, read, written) = decompress(
            &mut unpacker,
            rest,
            &mut bytes,
            filled,
            TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
        );
        bytes.truncate(filled.saturating_add(written));
        rest = rest.get(read..).unwrap_or_default();
        match status {
            TINFLStatus::Done if rest.is_empty() => break,
            TINFLStatus::HasMoreOutput => {}
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
                return Err(LinkError::CutShort);
            }
            _ => return Err(LinkError::Damaged),
        }
    }
    if bytes.len() > bound {
        return Err(LinkError::TooLarge);
    }
    Ok(bytes.split_off(dictionary.len().min(bytes.len())))
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};
    use crate::dictionary::VERSION_1;
    use alloc::vec::Vec;

    #[test]
    fn what_is_packed_unpacks_behind_any_dictionary() {
        let long: Vec<u8> = (0..100_000_u32).map(|n| (n / 7 % 251) as u8).collect();
        for dictionary in [&b""[..], b"10.0.0.0/8", VERSION_1] {
            for bytes in [&b""[..], b"1", b"10.0.0.0/8 and 10.0.0.0/8", &long] {
                let packed = pack(dictionary, bytes);
                assert_eq!(unpack(dictionary, &packed).as_deref(), Ok(bytes));
            }
        }
    }

    #[test]
    fn repeating_the_dictionary_costs_little() {
        let packed = pack(VERSION_1, &VERSION_1[1_000..1_200]);
        assert!(packed.len() < 10, "{}", packed.len());
    }
}

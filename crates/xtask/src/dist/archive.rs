//! A zip whose bytes depend on what is in it alone: no times, no owners, one order.

use std::io::{Cursor, Write as _};

use anyhow::{Context as _, Result};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::File;

/// Files that everybody may read.
const MODE: u32 = 0o644;

/// The files in a zip, under their own names.
pub(super) fn zip(files: &[File]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(name.as_str(), options)
            .with_context(|| format!("packing {name}"))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::zip;
    use std::io::{Cursor, Read as _};

    #[test]
    fn the_same_files_make_the_same_zip_and_come_out_of_it() {
        let text = b"10.0.0.0/8 ".repeat(1_000);
        let files = [
            (String::from("page/a/b.txt"), text.clone()),
            (String::from("page/c"), Vec::new()),
        ];
        let bytes = zip(&files).unwrap();
        assert_eq!(bytes, zip(&files).unwrap());
        assert!(bytes.len() < 1_000, "{}", bytes.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut unpacked = Vec::new();
        archive
            .by_name("page/a/b.txt")
            .unwrap()
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
    }
}

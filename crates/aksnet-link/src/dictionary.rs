//! What plan files are made of, so that links need not say it.

/// The dictionary of version 1, frozen: a link of that version points into it by place.
///
/// Plain pieces of plan files: every property and name of the plan file of version 1, and texts
/// that many plans share. What is commonest stands last, where pointing to it is shortest.
/// A new version of links brings a dictionary of its own.
pub(crate) static VERSION_1: &[u8] = include_bytes!("dictionary/version_1.txt");

#[cfg(test)]
mod tests {
    use super::VERSION_1;

    #[test]
    fn the_dictionary_of_version_1_is_what_it_always_was() {
        assert_eq!(
            (VERSION_1.len(), adler2::adler32_slice(VERSION_1)),
            (2_976, 3_830_505_892)
        );
    }
}

//! Any text in every parser of single values.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aksnet_tests::hostile::text(text));

//! Any text as an error of Azure.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aksnet_tests::hostile::error_text(text));

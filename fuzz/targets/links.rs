//! Any text as a link, and any bytes as what a link of the newest version holds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aksnet_tests::hostile::link(bytes));

//! Any bytes as a plan file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aksnet_tests::hostile::plan_file(bytes));

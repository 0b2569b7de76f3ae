//! Any bytes as a policy of a platform team.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aksnet_tests::hostile::any_policy(bytes));

//! What Node.js calls.

use std::fmt::Write as _;

use wasm_bindgen::prelude::*;

use crate::measure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

/// Times every case that comes in size `n`: one line each of work, who does
/// it, nanoseconds and result, between tabs.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports what is public")]
pub fn measure(n: usize) -> String {
    let mut lines = String::new();
    for time in measure::all(n, nanoseconds) {
        let (work, by) = (time.entry.work, time.entry.by);
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{work}\t{by}\t{}\t{}", time.nanos, time.result);
    }
    lines
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock that starts with the process"
)]
fn nanoseconds() -> u64 {
    (milliseconds() * 1e6) as u64
}

//! Times the engine of the AKS Network Planner, native and as WebAssembly.
//!
//! The same cases run in both: this program natively, and itself compiled to
//! `wasm32-unknown-unknown` under Node.js. `cargo xtask bench` builds both and
//! runs them.

mod cases;
mod input;
mod limit;
mod measure;

#[cfg(not(target_arch = "wasm32"))]
mod goals;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
mod report;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// Node.js calls the exports of [`wasm`] instead.
#[cfg(target_arch = "wasm32")]
fn main() {}

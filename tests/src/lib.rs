//! Whole-product tests; see the folder `tests`.

#[cfg(feature = "browser")]
pub mod browser;
pub mod chance;
pub mod estate;
pub mod hostile;
pub mod plans;
pub mod simulator;
pub mod sketch;
pub mod world;

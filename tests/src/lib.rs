//! Whole-product tests; see the folder `tests`.

#[cfg(feature = "browser")]
pub mod browser;

//! Whole-product tests; see the folder `tests`.

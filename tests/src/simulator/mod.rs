//! Azure and AKS in small: addresses are handed out one by one, and somebody goes without when they run out.
//!
//! Written from the published descriptions of each network model, not from the
//! engine, and without its sums: what the engine multiplies, this counts.

mod ports;
mod preflight;
mod rolling;
mod run;
mod space;
mod supplies;

pub use preflight::preflight;
pub use rolling::{Rolled, roll};
pub use run::{Moment, Surging, fails, run};
pub use space::Space;
pub use supplies::{Outcome, Place};

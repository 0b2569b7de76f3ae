//! The planner as an element of any page: what `<aks-network-planner>` runs on.
//!
//! The element itself is written in JavaScript, in the npm package: `aksnet-js/package/element.js`.

mod given;
mod planner;

pub use given::{plan, policy, report};
pub use planner::Planner;

//! Plans over time: what changes between two of them, and what Azure does with the change.

mod alteration;
mod answer;
mod difference;
mod matching;

pub use alteration::{Alteration, AlterationKind, alterations};
pub use answer::{Answer, Reply, reply};
pub use difference::{Difference, Pair, SubnetPair};

//! What Azure documents: numbers, dates and ranges, each once, each with its source.

pub mod delegations;
pub mod disputes;
pub mod events;
pub mod limits;
pub mod ranges;
pub mod sources;

pub use disputes::Dispute;
pub use events::Event;
pub use limits::{Confidence, Limit};
pub use ranges::DocumentedRange;
pub use sources::Source;

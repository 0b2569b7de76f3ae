//! A plan in a link.
//!
//! A link holds the whole plan behind its `#`, which browsers keep to themselves: no server ever
//! sees it. `plan=`, a version, a full stop, and the plan file packed in that version's way:
//!
//! ```text
//! https://example.com/planner/#plan=1.eyJ...
//! ```
//!
//! The same plan file packs into the same link everywhere. Every version that was ever released
//! opens for ever; [`pack`] writes the newest.
//!
//! ```
//! let link = aksnet_link::pack(r#"{"aksnet":1,"name":"contoso-prod"}"#).unwrap();
//! assert!(link.starts_with("plan=1."));
//! let opened = aksnet_link::unpack(&format!("https://example.com/#{link}")).unwrap();
//! assert_eq!(opened, r#"{"aksnet":1,"name":"contoso-prod"}"#);
//! ```
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod deflate;
mod dictionary;
mod error;
mod letters;
mod link;
#[cfg(feature = "plan")]
mod plan;
mod version;

pub use error::LinkError;
pub use link::{LARGEST, LONGEST, pack, unpack};
#[cfg(feature = "plan")]
pub use plan::{Unopened, link, open};
pub use version::NEWEST;

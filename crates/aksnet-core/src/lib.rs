//! The engine of the AKS Network Planner.
//!
//! One pure library: text in, a report out. No clock, no input or output, no
//! random numbers, no document: everything ambient enters from outside.
//!
//! Each module knows only those before it:
//!
//! ```text
//! sorting <- cidr <- azure <- model <- ledger <- sizing <- change <- rules <- report <- ingest
//! cidr <- azure <- model <- policy <- ledger <- sizing <- change <- rules <- report <- ingest
//! ```
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod azure;
pub mod change;
pub mod cidr;
pub mod ingest;
pub mod ledger;
pub mod model;
pub mod policy;
pub mod report;
pub mod rules;
pub mod sizing;
pub mod sorting;

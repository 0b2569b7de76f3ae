//! The engine of the AKS Network Planner.
//!
//! One pure library: text in, a report out. No clock, no input or output, no
//! random numbers, no document: everything ambient enters from outside.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
pub mod cidr;

//! The commands as a script or a person meets them: texts, exit codes, files.
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

mod check;
mod diff;
mod documented;
mod explain;
mod fix;
mod growth;
mod link;
mod migrate;
mod policy;
mod questions;
mod run;
mod upgrade;

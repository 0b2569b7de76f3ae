//! What is written from the engine: reference pages, schemas, a new rule.
//!
//! The package aksnet-docs does the work. It needs the engine and its schemas, which
//! would keep every other command waiting on a new clone.

use anyhow::Result;

use crate::process;

/// Writes every generated page; with `check`, fails where one is stale.
pub(crate) fn docs(check: bool) -> Result<()> {
    run(if check {
        &["docs", "--check"]
    } else {
        &["docs"]
    })
}

/// Writes the first version of a rule.
pub(crate) fn new_rule(id: &str, name: &str) -> Result<()> {
    run(&["new-rule", id, name])
}

/// Lists the sources last read longer ago than so many days before a day.
pub(crate) fn sources(older_than: u32, today: &str) -> Result<()> {
    let older_than = older_than.to_string();
    run(&["sources", "--older-than", &older_than, "--today", today])
}

fn run(arguments: &[&str]) -> Result<()> {
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--package", "aksnet-docs", "--"])
            .args(arguments),
    )
}

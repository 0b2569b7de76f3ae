//! Writes what is generated from the engine: the rules reference, the limits table, the
//! schemas; and the first version of a new rule.
//!
//! `cargo xtask docs`, `new-rule` and `sources` start it at the root of the repository.

mod limits_page;
mod new_rule;
mod page;
mod plan_schema;
mod policy_schema;
mod report_schema;
mod rule_index;
mod rule_page;
mod sources;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use jiff::civil::Date;

use page::Page;

#[derive(Parser)]
enum Command {
    /// Writes every page, or names those that are stale
    Docs {
        /// Write nothing; fail where a page is stale
        #[arg(long)]
        check: bool,
    },
    /// Writes the first version of a rule
    NewRule {
        /// Its id, such as AKN219
        id: String,
        /// What is wrong, in kebab case
        name: String,
    },
    /// Lists the sources that are due for another reading
    Sources {
        /// Days since the last reading
        #[arg(long)]
        older_than: u32,
        /// The day to count from, as yyyy-mm-dd
        #[arg(long)]
        today: Date,
    },
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let root = Path::new("");
    match command {
        Command::Docs { check: true } => page::check(root, &pages(root)?),
        Command::Docs { check: false } => page::write(root, &pages(root)?),
        Command::NewRule { id, name } => new_rule::write(root, &id, &name),
        Command::Sources { older_than, today } => sources::list(older_than, today),
    }
}

/// Everything that is generated.
fn pages(root: &Path) -> Result<Vec<Page>> {
    let mut pages = vec![
        rule_index::page(),
        limits_page::page(),
        plan_schema::page()?,
        policy_schema::page()?,
        report_schema::page()?,
    ];
    for rule in aksnet_core::rules::all() {
        pages.push(rule_page::page(root, rule)?);
    }
    Ok(pages)
}

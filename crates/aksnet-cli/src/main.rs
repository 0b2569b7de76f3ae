//! The AKS Network Planner on the command line.
//!
//! Nothing is computed here: the engine reads, counts and judges; this prints.

mod arguments;
mod capacity;
mod check;
mod compare;
mod diff;
mod explain;
mod fix;
mod free;
mod frontier;
mod growth;
mod input;
mod link;
mod migrate;
mod outcome;
mod output;
mod policy;
mod rules;
mod sheet;
mod size;
mod table;
mod upgrade;
mod words;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser as _;

use arguments::{Arguments, Command};
use outcome::Outcome;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            output::complain(&format!("{error:#}"));
            Outcome::Unreadable.into()
        }
    }
}

fn run(arguments: &Arguments) -> Result<Outcome> {
    let format = arguments.format;
    match &arguments.command {
        Command::Check {
            plan,
            baseline,
            policy,
        } => check::run(plan, baseline.as_deref(), policy.as_deref(), format),
        Command::Diff { old, new } => diff::run(old, new, format),
        Command::Capacity { plan } => capacity::run(plan, format),
        Command::Size { plan } => size::run(plan, format),
        Command::Compare { plan, cluster } => compare::run(plan, cluster.as_deref(), format),
        Command::Frontier(question) => frontier::run(question, format),
        Command::Free { plan, size, within } => free::run(plan, *size, *within, format),
        Command::Fix(order) => fix::run(order, format),
        Command::Link { plan, page } => link::link(plan, page.as_ref(), format),
        Command::Open { link } => link::open(link),
        Command::Explain(message) => explain::run(message, format),
        Command::Growth(forecast) => growth::run(forecast, format),
        Command::Upgrade(rollout) => upgrade::run(rollout, format),
        Command::Migrate(journey) => migrate::run(journey, format),
        Command::Rules { id } => rules::run(id.as_deref(), format),
    }
}

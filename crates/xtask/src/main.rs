//! Sets up, builds, serves and tests the AKS Network Planner.
//!
//! Run as `cargo xtask <command>` from anywhere in the repository.

mod bench;
mod bench_page;
mod budgets;
mod build;
mod contents;
mod dist;
mod docs;
mod instructions;
mod offline;
mod package;
mod process;
mod serve;
mod setup;
mod size;
mod styles;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use setup::Tool;

#[derive(Parser)]
#[command(name = "cargo xtask", about, bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs whatever is missing, into a cache folder of your own
    Setup,
    /// Builds the page into `dist`, as it is released
    Build,
    /// Makes what is released into `target/dist`: the page as a folder and as one file, zips, checksums
    Dist {
        /// Make it twice and fail where a byte differs
        #[arg(long)]
        check: bool,
    },
    /// Builds the page and serves it on 127.0.0.1
    Serve {
        /// The port to serve on; without it, the first free one from 8080
        #[arg(long)]
        port: Option<u16>,
        /// Let the pages of this scheme, host and port show it in a frame; may be given several times
        #[arg(long, value_name = "ORIGIN")]
        framed_by: Vec<String>,
    },
    /// Runs everything that a change must pass, and stops at the first failure
    Test {
        /// Run this step alone; may be given several times
        #[arg(long, value_name = "STEP", value_parser = test::step_names())]
        only: Vec<String>,
        /// Print the steps and run none
        #[arg(long)]
        list: bool,
    },
    /// Shows what the built page weighs, by file and by module, beside the budget
    Size,
    /// Writes the rules reference, the limits table and the schemas from the engine
    Docs {
        /// Write nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Writes the first version of a rule: its module, its place in the list, two plans
    NewRule {
        /// Its id, such as AKN219
        id: String,
        /// What is wrong, in kebab case
        name: String,
    },
    /// Lists the sources that are due for another reading
    Sources {
        /// Days since the last reading
        #[arg(long, value_name = "DAYS", default_value_t = 180)]
        older_than: u32,
        /// The day to count from
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: String,
    },
    /// Times the engine, native and as WebAssembly, beside what sorting alone takes
    Bench {
        /// Fail where a goal is missed
        #[arg(long)]
        check: bool,
    },
    /// Measures the page in Chromium beside a hello-world page: size, keystrokes, first visit
    BenchPage {
        /// Fail where a goal is missed
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let Err(error) = run(Arguments::parse().command) else {
        return ExitCode::SUCCESS;
    };
    // Written out here, since a backtrace of this tool tells nobody anything.
    eprintln!("\nerror: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
    ExitCode::FAILURE
}

fn run(command: Command) -> Result<()> {
    workspace::enter()?;
    match command {
        Command::Setup => setup::report(Tool::ALL),
        Command::Build => build::page().map(drop),
        Command::Dist { check: true } => dist::check(),
        Command::Dist { check: false } => dist::dist().map(drop),
        Command::Serve { port, framed_by } => serve::serve(port, &framed_by),
        Command::Test { list: true, .. } => {
            test::list();
            Ok(())
        }
        Command::Test { only, .. } => test::test(&only),
        Command::Size => {
            let dist = build::page()?;
            contents::table(&build::named_module())?;
            size::check(&dist)
        }
        Command::Docs { check } => docs::docs(check),
        Command::NewRule { id, name } => docs::new_rule(&id, &name),
        Command::Sources { older_than, today } => docs::sources(older_than, &today),
        Command::Bench { check } => bench::bench(check),
        Command::BenchPage { check } => bench_page::bench(check),
    }
}

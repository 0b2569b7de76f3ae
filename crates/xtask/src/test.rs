//! Everything that a change must pass, as a list of steps.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::builder::PossibleValuesParser;

use crate::{
    build, dist, docs, instructions, package,
    package::MkDocs,
    process, setup,
    setup::{Browser, StandardLibrary, Tool},
    size,
};

/// One thing that a change must pass.
struct Step {
    /// What `--only` calls it.
    name: &'static str,
    /// What it shows.
    shows: &'static str,
    /// What must be installed first.
    tools: &'static [Tool],
    run: fn() -> Result<()>,
}

/// Every step, cheap ones first: the sooner a mistake shows, the better.
static STEPS: &[Step] = &[
    Step {
        name: "lock",
        shows: "Cargo.lock matches the manifests",
        tools: &[],
        run: lock,
    },
    Step {
        name: "fmt",
        shows: "the code is formatted",
        tools: &[Tool::Formatter],
        run: fmt,
    },
    Step {
        name: "clippy",
        shows: "no lint warns, on any target",
        tools: &[Tool::Linter],
        run: clippy,
    },
    Step {
        name: "test",
        shows: "unit, integration and documentation tests pass",
        tools: &[],
        run: test_native,
    },
    Step {
        name: "proof",
        shows: "the ledger agrees with a simulator, and the laws hold, on many thousands of plans",
        tools: &[],
        run: proof,
    },
    Step {
        name: "docs",
        shows: "the generated pages and schemas are those of this code",
        tools: &[],
        run: reference,
    },
    Step {
        name: "doc",
        shows: "the documentation of the code builds and its links lead somewhere",
        tools: &[],
        run: doc,
    },
    Step {
        name: "no-std",
        shows: "the engine compiles where there is no operating system",
        tools: &[Tool::BareLibrary],
        run: no_std,
    },
    Step {
        name: "wasm",
        shows: "the engine counts in wasm as it does natively",
        tools: &[Tool::WasmLibrary, Tool::Node, Tool::Bindgen],
        run: wasm,
    },
    Step {
        name: "instructions",
        shows: "the engine takes no more instructions than budgeted",
        tools: &[],
        run: instructions::check,
    },
    Step {
        name: "page",
        shows: "the released page builds and keeps to its size budget",
        tools: Tool::PAGE,
        run: page,
    },
    Step {
        name: "dist",
        shows: "a release stands alone, and made twice is the same byte for byte",
        tools: Tool::PAGE,
        run: dist::check,
    },
    Step {
        name: "js",
        shows: "the npm package does what its types and its README say",
        tools: &[
            Tool::WasmLibrary,
            Tool::Node,
            Tool::Optimizer,
            Tool::Bindgen,
            Tool::JavaScript,
        ],
        run: package::check,
    },
    Step {
        name: "browser",
        shows: "the released page works in real browsers, for everybody",
        tools: &[
            Tool::WasmLibrary,
            Tool::Optimizer,
            Tool::Bindgen,
            Tool::Trunk,
            Tool::Axe,
            Tool::JavaScript,
            Tool::VitePress,
            Tool::MkDocs,
            Tool::Nginx,
            Tool::Browser(Browser::Chromium),
            Tool::Browser(Browser::Firefox),
            Tool::Browser(Browser::WebKit),
        ],
        run: browser,
    },
];

/// The packages whose tests run in Node.js as wasm.
static WASM_TESTED: &[&str] = &["aksnet-wasm-tests"];

/// The names `--only` takes.
pub(crate) fn step_names() -> PossibleValuesParser {
    STEPS
        .iter()
        .map(|step| step.name)
        .collect::<Vec<_>>()
        .into()
}

/// Prints every step.
pub(crate) fn list() {
    for step in STEPS {
        println!("{:<12} {}", step.name, step.shows);
    }
}

/// Runs the steps named in `only`, or all of them, in order.
///
/// # Errors
///
/// The first step that fails, with the command that runs it again.
pub(crate) fn test(only: &[String]) -> Result<()> {
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .collect();
    for step in &chosen {
        setup::ensure(step.tools)?;
    }
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for step in &chosen {
        println!("\n==> {}: {}", step.name, step.shows);
        let start = Instant::now();
        (step.run)().with_context(|| {
            format!(
                "step {} failed; run it again with: cargo xtask test --only {}",
                step.name, step.name
            )
        })?;
        times.push((step.name, start.elapsed()));
    }
    println!("\nAll passed.");
    mention_missing(&chosen)?;
    for (name, time) in &times {
        println!("{:>7.1} s  {name}", time.as_secs_f64());
    }
    let all: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:>7.1} s  together", all.as_secs_f64());
    Ok(())
}

fn lock() -> Result<()> {
    process::run(process::cargo().args(["fetch", "--quiet", "--locked"]))
}

fn fmt() -> Result<()> {
    process::run(process::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    process::run(
        process::cargo()
            .args(["clippy", "--workspace", "--all-targets", "--all-features"])
            .args(["--", "-D", "warnings"]),
    )
}

fn test_native() -> Result<()> {
    process::run(process::cargo().args(["test", "--workspace"]))
}

/// Plans by chance for each property; the tests themselves, unoptimised, take a tenth of them.
const PROOF_CASES: &str = "2000";

/// The packages that count are optimised, the others stay as the tests have built them.
fn proof() -> Result<()> {
    process::run(
        process::cargo()
            .args(["test", "--package", "aksnet-tests"])
            .args(["--test", "simulation", "--test", "laws", "--test", "time"])
            .args(["--config", "profile.dev.package.aksnet-core.opt-level=2"])
            .args(["--config", "profile.dev.package.aksnet-tests.opt-level=2"])
            .env("PROPTEST_CASES", PROOF_CASES),
    )
}

fn reference() -> Result<()> {
    docs::docs(true)
}

fn doc() -> Result<()> {
    process::run(
        process::cargo()
            .args([
                "doc",
                "--workspace",
                "--no-deps",
                "--document-private-items",
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn no_std() -> Result<()> {
    let library = StandardLibrary::bare()?;
    for features in ["", "serde"] {
        process::run(library.cargo("build").args([
            "--package",
            "aksnet-core",
            "--features",
            features,
        ]))?;
    }
    Ok(())
}

fn wasm() -> Result<()> {
    let mut command = StandardLibrary::wasm()?.cargo("test");
    // Documentation tests know nothing of the runner; they run natively.
    command.arg("--tests");
    for package in WASM_TESTED {
        command.args(["--package", package]);
    }
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        setup::wasm_test_runner()?,
    );
    process::run(&mut command)
}

fn page() -> Result<()> {
    size::check(&build::page()?)
}

fn browser() -> Result<()> {
    // Made again, soon when nothing changed: an old page proves nothing.
    dist::dist()?;
    package::sites()?;
    let mkdocs = package::markdown_sites()?;
    let mut command = process::cargo();
    command
        .args(["test", "--package", "aksnet-tests", "--features", "browser"])
        .args(["--lib", "--test", "browser", "--"]);
    let mut any = false;
    for browser in Browser::ALL {
        if let Some(programs) = browser.find()? {
            command.envs(programs);
            any = true;
        } else {
            println!("NOT TESTED in {}, which is not here.", browser.name());
            command.args(["--skip", &browser.name().to_lowercase()]);
        }
    }
    match setup::nginx::find()? {
        Some(nginx) => {
            command.env(setup::nginx::VARIABLE, nginx);
        }
        None => println!("{NO_NGINX}"),
    }
    if mkdocs == MkDocs::Missing {
        println!("{NO_MKDOCS}");
        command.env("AKSNET_WITHOUT_MKDOCS", "1");
    }
    ensure!(any, "no browser is here to test the page in");
    process::run(
        command
            // Two browsers at once make each so slow that nothing is won.
            .args(["--test-threads=1", "--nocapture"])
            .env("AKSNET_AXE", setup::axe::ensure()?)
            // An error's own chain says more than where in the harness it arose.
            .env("RUST_LIB_BACKTRACE", "0")
            // The drivers and the page are on this machine.
            .env("NO_PROXY", "127.0.0.1"),
    )
}

/// What is said where there is no `MkDocs`.
const NO_MKDOCS: &str = "NOT TESTED in MkDocs, which is not here.";

const NO_NGINX: &str = "NOT TESTED behind nginx, which is not here.";

/// Says what a run that passed did not cover.
fn mention_missing(chosen: &[&Step]) -> Result<()> {
    for tool in chosen.iter().flat_map(|step| step.tools) {
        if let Tool::Browser(browser) = tool
            && browser.find()?.is_none()
        {
            println!("NOT TESTED in {}, which is not here.", browser.name());
        }
        if *tool == Tool::Nginx && setup::nginx::find()?.is_none() {
            println!("{NO_NGINX}");
        }
        if *tool == Tool::MkDocs && setup::mkdocs::find()?.is_none() {
            println!("{NO_MKDOCS}");
        }
    }
    Ok(())
}

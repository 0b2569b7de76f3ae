//! The command line, and the run under Node.js.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use crate::cases::ALL;
use crate::measure::{self, Time};
use crate::report::{Report, Size};

/// How often both sides are measured.
const ROUNDS: u32 = 5;

const USAGE: &str = "\
usage: aksnet-bench [--wasm MODULE.js] [--check]
       aksnet-bench count WORK N TIMES

  --wasm MODULE.js   also run this program as WebAssembly: the module that
                     wasm-bindgen wrote for Node.js
  --check            fail where a goal is missed
  count              do the engine's WORK in size N so many times, for a tool
                     that counts instructions";

pub(crate) fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match *arguments.as_slice() {
        [] => bench(None, false),
        ["--check"] => bench(None, true),
        ["--wasm", module] => bench(Some(module), false),
        ["--wasm", module, "--check"] => bench(Some(module), true),
        ["count", work, n, times] => count(work, n, times),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn bench(module: Option<&str>, check: bool) -> Result<(), String> {
    let start = Instant::now();
    let clock = || u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let all: BTreeSet<usize> = ALL.iter().flat_map(|entry| entry.sizes).copied().collect();
    let mut sizes = Vec::new();
    for n in all {
        let mut size = Size {
            n,
            native: Vec::new(),
            wasm: Vec::new(),
        };
        // The two sides take turns too: a slower spell hits both.
        for round in 1..=ROUNDS {
            eprintln!("measuring in size {n}, round {round} of {ROUNDS}");
            measure::keep_fastest(&mut size.native, measure::all(n, clock))?;
            if let Some(module) = module {
                measure::keep_fastest(&mut size.wasm, under_node(Path::new(module), n)?)?;
            }
        }
        sizes.push(size);
    }
    let report = Report::of(&sizes)?;
    print!("{report}");
    if check && !report.meets_goals() {
        return Err("a goal is missed".to_owned());
    }
    Ok(())
}

/// Runs [`measure::all`] in WebAssembly.
fn under_node(module: &Path, n: usize) -> Result<Vec<Time>, String> {
    let module = module
        .canonicalize()
        .map_err(|error| format!("{}: {error}", module.display()))?;
    let script = "process.stdout.write(require(process.argv[1]).measure(Number(process.argv[2])))";
    let output = Command::new("node")
        .args(["-e", script])
        .arg(&module)
        .arg(n.to_string())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("starting node: {error}"))?;
    if !output.status.success() {
        return Err(format!("node failed ({})", output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let times: Option<Vec<Time>> = text.lines().map(read).collect();
    times.ok_or_else(|| format!("node wrote what is no measurement:\n{text}"))
}

fn read(line: &str) -> Option<Time> {
    let mut fields = line.split('\t');
    let (work, by) = (fields.next()?, fields.next()?);
    Some(Time {
        entry: ALL
            .iter()
            .find(|entry| entry.work == work && entry.by == by)?,
        nanos: fields.next()?.parse().ok()?,
        result: fields.next()?.parse().ok()?,
    })
}

fn count(work: &str, n: &str, times: &str) -> Result<(), String> {
    let entry = ALL
        .iter()
        .find(|entry| entry.work == work && entry.by == "aksnet")
        .ok_or_else(|| format!("no work of the engine is called {work}"))?;
    let number = |text: &str| text.parse::<u32>().map_err(|_| USAGE.to_owned());
    let n = usize::try_from(number(n)?).map_err(|error| error.to_string())?;
    println!("{}", measure::repeat(entry, n, number(times)?));
    Ok(())
}

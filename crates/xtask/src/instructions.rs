//! How many instructions the engine executes for a piece of work.
//!
//! Times differ from run to run and from machine to machine; these counts
//! hardly do, so they can be budgets.

use anyhow::{Context as _, Result, bail};

use crate::{budgets, process};

/// What `aksnet-bench` calls the work that has a budget.
const WORK: [&str; 2] = ["overlaps", "aggregate"];

/// On how many blocks.
const BLOCKS: &str = "10000";

/// How far a count may be off its budget, up or down. Unit: percent.
const TOLERANCE: u64 = 2;

/// Counts, and compares with the budgets.
///
/// # Errors
///
/// When work takes more than its budget, or so much less that the budget no
/// longer guards it.
pub(crate) fn check() -> Result<()> {
    if cfg!(not(target_arch = "x86_64")) {
        println!("Skipped: the budgets are in instructions of x86-64 processors.");
        return Ok(());
    }
    if process::on_path(&["valgrind"]).is_none() {
        println!("Skipped: valgrind, which counts instructions, is not installed.");
        return Ok(());
    }
    let version = process::output(process::command("rustc").arg("--version"))?;
    let minor = budgets::number("instructions", "rustc-1")?;
    if !version.starts_with(&format!("rustc 1.{minor}.")) {
        println!("Skipped: the budgets are for rustc 1.{minor}, and this is {version}.");
        return Ok(());
    }
    println!("{:<12} {:>12} {:>12}", "work", "instructions", "budget");
    let mut off = Vec::new();
    for work in WORK {
        let budget = budgets::number("instructions", work)?;
        let count = count(work)?;
        println!("{work:<12} {count:>12} {budget:>12}");
        let most_off = budget.saturating_mul(TOLERANCE) / 100;
        if count.abs_diff(budget) > most_off {
            let side = if count > budget { "over" } else { "under" };
            off.push(format!(
                "{work} of {BLOCKS} blocks takes {count} instructions, more than {TOLERANCE}% {side} its budget of {budget}"
            ));
        }
    }
    if !off.is_empty() {
        bail!(
            "{}\nif that is meant to be, write the new count into budgets.toml",
            off.join("\n")
        );
    }
    Ok(())
}

/// Instructions of one run: what two more runs add, halved, so that preparing
/// the input does not count.
fn count(work: &str) -> Result<u64> {
    let one = counted(work, "1")?;
    let three = counted(work, "3")?;
    Ok(three.saturating_sub(one) / 2)
}

/// Instructions of the whole program.
fn counted(work: &str, times: &str) -> Result<u64> {
    let runner = r#"target."cfg(all())".runner = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-fd=1"]"#;
    let written = process::output(
        process::cargo()
            .args(["run", "--quiet", "--release", "--package", "aksnet-bench"])
            .args(["--config", runner])
            .args(["--", "count", work, BLOCKS, times]),
    )?;
    collected(&written).with_context(|| format!("callgrind gave no count:\n{written}"))
}

/// The number in `==1234== Collected : 5678`.
fn collected(written: &str) -> Option<u64> {
    let line = written.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read_out_of_what_callgrind_writes() {
        let written = "==7== Events    : Ir\n==7== Collected : 24739788\n==7== \n";
        assert_eq!(collected(written), Some(24_739_788));
        assert_eq!(collected("==7== Events    : Ir"), None);
    }
}

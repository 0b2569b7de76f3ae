//! `aksnet check`: verdicts, findings, and the sums behind them.

mod assumptions;
pub(crate) mod fields;
pub(crate) mod findings;
mod sums;
mod verdicts;

use std::path::Path;

use aksnet_core::report::Subject;
use anyhow::Result;

use crate::arguments::Format;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::policy;
use crate::sheet::{BOLD, PLAIN, Sheet};

/// Checks a plan; beside its baseline and under a policy, where they are given.
pub(crate) fn run(
    path: &Path,
    baseline: Option<&Path>,
    policy: Option<&Path>,
    format: Format,
) -> Result<Outcome> {
    input::one_stdin_at_most([Some(path), baseline, policy])?;
    let policy = policy::read(policy)?;
    let baseline = baseline.map(input::read).transpose()?;
    let (draft, misfits) = input::gather(path)?;
    let mut subject = Subject::under(draft, misfits, policy.as_ref());
    let deployed = baseline.as_ref().map(|baseline| &baseline.plan);
    subject.judge(deployed, policy.as_ref());
    let outcome = say(&subject, format)?;
    let Some(baseline) = baseline else {
        return Ok(outcome);
    };
    output::remark_on_fields(&baseline);
    Ok(outcome.max(Outcome::of_reading(&baseline)))
}

fn say(subject: &Subject, format: Format) -> Result<Outcome> {
    output::answer(format, &subject.report, |sheet| write(subject, sheet))?;
    Ok(Outcome::of_check(subject))
}

/// Verdicts first, sums after them, what was assumed last.
fn write(subject: &Subject, sheet: &mut Sheet) {
    if !subject.plan.name.is_empty() {
        sheet.line(0, BOLD, &subject.plan.name);
    }
    if subject.plan.clusters.is_empty() {
        sheet.gap();
        sheet.line(0, PLAIN, "The plan has no cluster");
    }
    for place in 0..subject.report.clusters.len() {
        verdicts::write(subject, place, sheet);
    }
    findings::write(&subject.report.findings, sheet);
    for place in 0..subject.report.clusters.len() {
        sums::write(subject, place, sheet);
    }
    fields::write_defaults(&subject.report.defaults, sheet);
    assumptions::write(&subject.report.assumptions, sheet);
    if !subject.report.errors.is_empty() {
        sheet.gap();
        fields::write_errors(&subject.report.errors, sheet);
    }
}

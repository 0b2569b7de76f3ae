//! `aksnet diff`: what changes between two plans, and what Azure does with it.

use std::path::Path;

use aksnet_core::change::{AlterationKind, Answer};
use aksnet_core::report::{ChangeReport, DifferenceReport};
use anstyle::Style;
use anyhow::Result;

use crate::arguments::Format;
use crate::check::findings;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BLUE, BOLD, GREEN, PLAIN, RED, SOFT, Sheet, YELLOW};
use crate::words;

/// Answers, worst first.
const WORST_FIRST: [Answer; 5] = [
    Answer::Refuses,
    Answer::NeedsNewCluster,
    Answer::NeedsNewPool,
    Answer::Accepts,
    Answer::PlanOnly,
];

/// Puts two plans beside each other.
pub(crate) fn run(old: &Path, new: &Path, format: Format) -> Result<Outcome> {
    let (old, new) = input::read_both(old, new)?;
    let mut report = DifferenceReport::between(&old.draft, &new.draft);
    report.old_errors.clone_from(&old.report.errors);
    report.errors.clone_from(&new.report.errors);
    output::answer(format, &report, |sheet| write(&report, sheet))?;
    output::remark_on_fields(&old);
    output::remark_on_fields(&new);
    let unread = Outcome::of_reading(&old).max(Outcome::of_reading(&new));
    let refused = if report.answer == Answer::Refuses {
        Outcome::Bad
    } else {
        Outcome::Good
    };
    Ok(unread.max(refused))
}

/// Changes by what Azure does with them, worst first; what the rules found after them.
fn write(report: &DifferenceReport, sheet: &mut Sheet) {
    if report.changes.is_empty() {
        sheet.line(0, BOLD, "No change");
    } else {
        let count = words::counted(report.changes.len(), "change", "changes");
        sheet.line(0, BOLD, &count);
    }
    for answer in WORST_FIRST {
        let changes: Vec<&ChangeReport> = report
            .changes
            .iter()
            .filter(|change| change.answer == answer)
            .collect();
        if changes.is_empty() {
            continue;
        }
        sheet.gap();
        sheet.line(0, style(answer), heading(answer));
        for change in changes {
            one(change, sheet);
        }
    }
    if !report.findings.is_empty() {
        findings::write(&report.findings, sheet);
    }
}

fn one(change: &ChangeReport, sheet: &mut Sheet) {
    let named = |text: &Option<String>| match text.as_deref() {
        None | Some("") => String::from("something without a name"),
        Some(text) => text.to_owned(),
    };
    let what = match (change.kind, &change.from, &change.to) {
        (AlterationKind::Added, _, to) => format!("{} is added", named(to)),
        (AlterationKind::Removed, from, _) => format!("{} is taken out", named(from)),
        (AlterationKind::Changed, from, to) => format!("{} becomes {}", named(from), named(to)),
    };
    sheet.space(2);
    sheet.put(PLAIN, &what);
    sheet.put(SOFT, &format!("  {}", change.path));
    sheet.end();
    let text = match (change.rule, &change.reason) {
        // The finding itself stands below.
        (Some(rule), _) => format!("see {rule} below"),
        (None, Some(reason)) => reason.clone(),
        (None, None) => return,
    };
    sheet.paragraph(4, SOFT, &text);
}

const fn heading(answer: Answer) -> &'static str {
    match answer {
        Answer::PlanOnly => "Of the plan only",
        Answer::Accepts => "Azure accepts",
        Answer::NeedsNewPool => "Needs a new pool",
        Answer::NeedsNewCluster => "Needs a new cluster",
        Answer::Refuses => "Azure refuses",
    }
}

const fn style(answer: Answer) -> Style {
    match answer {
        Answer::PlanOnly => BLUE,
        Answer::Accepts => GREEN,
        Answer::NeedsNewPool | Answer::NeedsNewCluster => YELLOW,
        Answer::Refuses => RED,
    }
}

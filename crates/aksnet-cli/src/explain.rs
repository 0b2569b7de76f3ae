//! `aksnet explain`: what an error text of Azure means.

use std::path::Path;

use aksnet_core::ingest::{ErrorExplained, Explanation, Figures, InPlan, Known, explain};
use aksnet_core::rules::grouped;
use anyhow::{Result, bail};

use crate::arguments::{Format, Message};
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::table::{Table, left};

/// Explains a text, with a plan beside it where one is given.
pub(crate) fn run(message: &Message, format: Format) -> Result<Outcome> {
    let text = text(message)?;
    let subject = message.plan.as_deref().map(input::read).transpose()?;
    let known = subject.as_ref().map(|subject| Known {
        plan: &subject.plan,
        ledger: &subject.ledger,
        findings: &subject.report.findings,
    });
    let explanation = explain(&text, known);
    output::answer(format, &explanation, |sheet| write(&explanation, sheet))?;
    if explanation.errors.is_empty() && names_a_file(message) {
        output::remark(|sheet| {
            sheet.line(0, PLAIN, "That is the name of a file; --file reads it.");
        });
    }
    if let Some(subject) = &subject {
        output::remark_on_fields(subject);
    }
    let recognised = if explanation.errors.is_empty() {
        Outcome::Bad
    } else {
        Outcome::Good
    };
    let read = subject.as_ref().map(Outcome::of_reading);
    Ok(recognised.max(read.unwrap_or(Outcome::Good)))
}

/// Whether the text is what a file is called, and not what stands in it.
fn names_a_file(message: &Message) -> bool {
    let text = message.text.as_deref();
    message.file.is_none() && text.is_some_and(|text| Path::new(text).is_file())
}

/// The text to explain.
///
/// # Errors
///
/// A file that cannot be read; standard input for both the text and the plan.
fn text(message: &Message) -> Result<String> {
    let path = match (&message.file, &message.text) {
        (Some(file), _) => file.as_path(),
        (None, Some(text)) if text == "-" => Path::new("-"),
        (None, text) => return Ok(text.clone().unwrap_or_default()),
    };
    if input::is_stdin(path) && message.plan.as_deref().is_some_and(input::is_stdin) {
        bail!("the text and the plan cannot both be read from standard input");
    }
    input::text(path)
}

fn write(explanation: &Explanation, sheet: &mut Sheet) {
    if explanation.errors.is_empty() {
        unknown(explanation, sheet);
    }
    for error in &explanation.errors {
        sheet.gap();
        one(error, sheet);
    }
}

/// What was looked for in a text that says nothing known.
fn unknown(explanation: &Explanation, sheet: &mut Sheet) {
    sheet.line(0, BOLD, "No known error in this text");
    if let Some(nearest) = explanation.nearest {
        sheet.line(2, BOLD, &format!("Did you mean {nearest}?"));
    }
    sheet.line(2, PLAIN, "Looked for the wording Azure uses, and for:");
    sheet.paragraph(4, SOFT, &explanation.looked_for.join(", "));
}

fn one(error: &ErrorExplained, sheet: &mut Sheet) {
    if error.possibly {
        sheet.put(BOLD, "Possibly ");
    }
    sheet.put(BOLD, error.code.unwrap_or("No code, by its wording"));
    if !error.by_code && error.code.is_some() {
        sheet.put(SOFT, ", by its wording");
    }
    sheet.end();
    sheet.paragraph(2, PLAIN, error.meaning);
    figures(&error.figures, sheet);
    if !error.arithmetic.is_empty() {
        sheet.line(2, BOLD, "How Azure may have come to that number");
        for sum in &error.arithmetic {
            sheet.paragraph(4, PLAIN, sum);
        }
    }
    if let Some(change) = &error.change {
        sheet.line(2, BOLD, "Smallest change, from these numbers alone");
        sheet.paragraph(4, PLAIN, &change.text);
    }
    sheet.paragraph(2, PLAIN, &format!("Remedy: {}", error.remedy));
    for rule in &error.rules {
        sheet.line(2, PLAIN, &format!("Foreseen by {} {}", rule.id, rule.name));
    }
    if error.rules.is_empty() {
        sheet.line(2, PLAIN, "No rule foresees it");
    }
    if let Some(plan) = &error.plan {
        in_plan(plan, sheet);
    }
    for source in &error.sources {
        let text = format!("Source: {}, reviewed {}", source.title, source.reviewed);
        sheet.line(2, SOFT, &text);
        sheet.line(4, SOFT, source.url);
    }
}

/// What could be read, a line each.
fn figures(figures: &Figures, sheet: &mut Sheet) {
    let number = |number: Option<u64>| number.map(grouped);
    let blocks: Vec<String> = figures.blocks.iter().map(ToString::to_string).collect();
    let rows = [
        ("Asked for", number(figures.needed)),
        ("Found", number(figures.available)),
        ("Nodes", number(figures.nodes)),
        ("Ports of each node", number(figures.ports_per_node)),
        ("Outbound addresses", number(figures.public_addresses)),
        ("Subnet", figures.subnet.clone()),
        ("VNet", figures.virtual_network.clone()),
        (
            "Ranges",
            Some(blocks.join(", ")).filter(|text| !text.is_empty()),
        ),
        (
            "DNS address",
            figures.address.map(|address| address.to_string()),
        ),
        (
            "About",
            figures.target.map(|target| String::from(target.title())),
        ),
    ];
    let mut table = Table::default();
    for (label, value) in rows {
        if let Some(value) = value {
            table.row([left(label).styled(SOFT), left(value)]);
        }
    }
    table.write(2, sheet);
}

/// What the plan has to do with it.
fn in_plan(plan: &InPlan, sheet: &mut Sheet) {
    sheet.line(2, BOLD, "In the plan");
    for count in &plan.counts {
        sheet.paragraph(4, PLAIN, count);
    }
    for finding in &plan.findings {
        let title = format!("{} {}", finding.rule, finding.name);
        sheet.line(4, BOLD, &title);
        sheet.paragraph(6, PLAIN, &finding.message);
        if let Some(fix) = &finding.fix {
            sheet.paragraph(6, BOLD, &format!("Fix: {}", fix.title));
        }
        sheet.line(6, SOFT, &format!("At {}", finding.subject));
    }
    if plan.findings.is_empty() {
        sheet.line(4, PLAIN, "No finding of these rules");
    }
}

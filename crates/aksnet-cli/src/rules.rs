//! `aksnet rules`: what plans are checked for.

use aksnet_core::model::nearest;
use aksnet_core::report::{Catalogue, RuleReport};
use aksnet_core::rules::{Rule, all, grouped, named};
use anyhow::{Result, bail};

use crate::arguments::Format;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::table::{Table, left, right};
use crate::words;

/// Lists every rule, or explains one.
pub(crate) fn run(id: Option<&str>, format: Format) -> Result<Outcome> {
    if let Some(id) = id {
        let rule = find(id)?;
        let entry = RuleReport::from(rule);
        output::answer(format, &entry, |sheet| explain(rule, sheet))?;
    } else {
        output::answer(format, &Catalogue::of_all(), list)?;
    }
    Ok(Outcome::Good)
}

/// The rule of that id.
///
/// # Errors
///
/// An id no rule has, with the one that was probably meant.
pub(crate) fn find(id: &str) -> Result<&'static Rule> {
    if let Some(rule) = named(id) {
        return Ok(rule);
    }
    match nearest(id, all().map(|rule| rule.id)) {
        Some(known) => bail!("there is no rule {id}; did you mean {known}?"),
        None => bail!("there is no rule {id}; aksnet rules lists them"),
    }
}

fn list(sheet: &mut Sheet) {
    let mut table = Table::default();
    for rule in all() {
        let (word, style) = words::severity(rule.severity);
        table.row([
            left(rule.id),
            left(word).styled(style),
            left(rule.name),
            left(rule.azure_code.unwrap_or_default()).styled(SOFT),
        ]);
    }
    table.write(0, sheet);
}

fn explain(rule: &Rule, sheet: &mut Sheet) {
    let (word, style) = words::severity(rule.severity);
    sheet.put(BOLD, &format!("{} {}", rule.id, rule.name));
    sheet.space(2);
    sheet.put(style, word);
    sheet.end();
    let code = rule.azure_code.unwrap_or("none");
    sheet.line(2, SOFT, &format!("Azure error: {code}"));
    for text in [rule.summary, rule.why] {
        sheet.gap();
        sheet.paragraph(2, PLAIN, text);
    }
    sheet.gap();
    sheet.paragraph(2, BOLD, &format!("Remedy: {}", rule.remedy));
    if !rule.limits.is_empty() || !rule.events.is_empty() {
        sheet.gap();
        let mut table = Table::default();
        for limit in rule.limits {
            table.row([
                right(grouped(limit.value)),
                left(limit.unit),
                left(limit.meaning),
            ]);
        }
        for event in rule.events {
            table.row([right(event.day), left(""), left(event.meaning)]);
        }
        table.write(2, sheet);
    }
    sheet.gap();
    for source in rule.sources {
        let text = format!("Source: {}, reviewed {}", source.title, source.reviewed);
        sheet.line(2, SOFT, &text);
        sheet.line(4, SOFT, source.url);
    }
}

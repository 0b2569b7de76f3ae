//! The page of a rule.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use aksnet_core::model::{PlanDraft, Value};
use aksnet_core::policy::Policy;
use aksnet_core::report::{FindingReport, Report};
use aksnet_core::rules::{Rule, Severity, grouped};
use anyhow::{Context as _, Result, bail};

use crate::page::Page;

/// Lines of a plan that is shown as a whole; a longer one is named.
const SHOWN_LINES: usize = 80;

/// The end of the name of a plan that is deployed already, beside one that is to take its place.
const BASELINE: &str = ".baseline.json";

/// The end of the name of a policy, beside a plan that is under it.
const POLICY: &str = ".policy.json";

/// Everything there is to know about a rule.
pub(crate) fn page(root: &Path, rule: &Rule) -> Result<Page> {
    let mut text = format!(
        "# {} {}\n\n**{}.** {}\n\n{}\n\n## Why\n\n{}\n\n## Remedy\n\n{}\n",
        rule.id,
        rule.name,
        severity(rule.severity),
        azure_code(rule),
        rule.summary,
        rule.why,
        rule.remedy,
    );
    limits(rule, &mut text)?;
    events(rule, &mut text)?;
    text.push_str("\n## Sources\n\n");
    for source in rule.sources {
        writeln!(
            text,
            "- [{}]({}), reviewed {}",
            source.title, source.url, source.reviewed
        )?;
    }
    show(root, rule, &example(root, rule)?, &mut text)?;
    Ok(Page::markdown(format!("docs/rules/{}.md", rule.id), &text))
}

/// The word for how bad it is.
pub(crate) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

fn azure_code(rule: &Rule) -> String {
    match rule.azure_code {
        Some(code) => format!("Azure answers `{code}`."),
        None => String::from("Azure gives no error of its own."),
    }
}

fn limits(rule: &Rule, text: &mut String) -> Result<()> {
    if rule.limits.is_empty() {
        return Ok(());
    }
    text.push_str("\n## Numbers it reads\n\n");
    text.push_str("| Number | Unit | Meaning | Confidence | Source |\n");
    text.push_str("| ---: | --- | --- | --- | --- |\n");
    for limit in rule.limits {
        writeln!(
            text,
            "| {} | {} | {} | {} | [{}]({}) |",
            grouped(limit.value),
            limit.unit,
            limit.meaning,
            limit.confidence.as_str(),
            limit.source.title,
            limit.source.url
        )?;
    }
    Ok(())
}

fn events(rule: &Rule, text: &mut String) -> Result<()> {
    if rule.events.is_empty() {
        return Ok(());
    }
    text.push_str("\n## Dates it reads\n\n| Day | What ends | Source |\n| --- | --- | --- |\n");
    for event in rule.events {
        writeln!(
            text,
            "| {} | {} | [{}]({}) |",
            event.day, event.meaning, event.source.title, event.source.url
        )?;
    }
    Ok(())
}

/// The first plan that fires the rule, by name.
fn example(root: &Path, rule: &Rule) -> Result<PathBuf> {
    let folder = Path::new("tests/plans").join(rule.id);
    let entries = fs::read_dir(root.join(&folder))
        .with_context(|| format!("reading {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name());
    }
    names.sort();
    let fires = |name: &OsString| {
        let name = name.to_string_lossy();
        name.starts_with("fires-") && !name.ends_with(BASELINE) && !name.ends_with(POLICY)
    };
    let first = names.into_iter().find(fires);
    first
        .map(|name| folder.join(name))
        .with_context(|| format!("{} holds no plan that fires", folder.display()))
}

/// The plan, and what the planner says of it.
fn show(root: &Path, rule: &Rule, path: &Path, text: &mut String) -> Result<()> {
    let name = path.display();
    let (draft, json) = read(&root.join(path))?;
    let (baseline, policy) = (beside(root, path, BASELINE), beside(root, path, POLICY));
    let report = match (&baseline, &policy) {
        (Some(baseline), _) => Report::against(&draft, &read(&root.join(baseline))?.0),
        (None, Some(policy)) => Report::under(&draft, &read_policy(&root.join(policy))?.0),
        (None, None) => Report::of(&draft),
    };
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.rule == rule.id)
        .with_context(|| format!("{name} does not fire {}", rule.id))?;
    writeln!(text, "\n## Example\n")?;
    said(finding, text)?;
    // From the page's own folder.
    writeln!(text, "\nThe plan: [{name}](../../{name})")?;
    if let Some(baseline) = &baseline {
        let name = baseline.display();
        writeln!(text, "\nWhat is deployed already: [{name}](../../{name})")?;
    }
    if let Some(policy) = &policy {
        let name = policy.display();
        let (_, json) = read_policy(&root.join(policy))?;
        writeln!(text, "\nThe policy: [{name}](../../{name})")?;
        writeln!(text, "\n```json\n{}\n```", json.trim_end())?;
    }
    if json.lines().count() <= SHOWN_LINES {
        writeln!(text, "\n```json\n{}\n```", json.trim_end())?;
    }
    Ok(())
}

/// The plan in a file, and its text.
fn read(path: &Path) -> Result<(PlanDraft, String)> {
    let reading = || format!("reading {}", path.display());
    let json = fs::read_to_string(path).with_context(reading)?;
    let value: Value = serde_json::from_str(&json).with_context(reading)?;
    Ok((PlanDraft::gather(&value).0, json))
}

/// The policy in a file, and its text.
fn read_policy(path: &Path) -> Result<(Policy, String)> {
    let reading = || format!("reading {}", path.display());
    let json = fs::read_to_string(path).with_context(reading)?;
    let value: Value = serde_json::from_str(&json).with_context(reading)?;
    match Policy::from_value(&value) {
        Ok(policy) => Ok((policy, json)),
        Err(errors) => bail!("{}: {errors:?}", path.display()),
    }
}

/// What stands beside a plan under the same name with another end, where there is such a file.
fn beside(root: &Path, plan: &Path, end: &str) -> Option<PathBuf> {
    let name = plan.file_name()?.to_str()?.strip_suffix(".json")?;
    let beside = plan.with_file_name(format!("{name}{end}"));
    root.join(&beside).exists().then_some(beside)
}

fn said(finding: &FindingReport, text: &mut String) -> Result<()> {
    writeln!(text, "> {}", finding.message)?;
    if let Some(link) = &finding.link {
        writeln!(text, ">\n> More: <{link}>")?;
    }
    if let Some(fix) = &finding.fix {
        writeln!(text, ">\n> Fix: {}", fix.title)?;
    }
    Ok(())
}

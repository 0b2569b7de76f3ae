//! What the rules found.

use aksnet_core::report::FindingReport;
use aksnet_core::rules::Severity;

use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::words;

/// Every finding, worst first.
pub(crate) fn write(findings: &[FindingReport], sheet: &mut Sheet) {
    sheet.gap();
    if findings.is_empty() {
        sheet.line(0, BOLD, "No findings");
        return;
    }
    sheet.line(0, BOLD, &format!("Findings: {}", tally(findings)));
    for (place, finding) in findings.iter().enumerate() {
        sheet.gap();
        let (before, _) = findings.split_at(place);
        one(finding, before, sheet);
    }
}

/// "1 fails, 2 warnings, 1 note".
pub(super) fn tally(findings: &[FindingReport]) -> String {
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let parts = [
        (Severity::Error, "fails", "fail"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Info, "note", "notes"),
    ];
    parts
        .into_iter()
        .filter(|(severity, ..)| count(*severity) > 0)
        .map(|(severity, one, many)| words::counted(count(severity), one, many))
        .collect::<Vec<_>>()
        .join(", ")
}

fn one(finding: &FindingReport, before: &[FindingReport], sheet: &mut Sheet) {
    let (word, style) = words::severity(finding.severity);
    let code = match finding.azure_code {
        Some(code) => format!("Azure error {code}"),
        None => String::from("no Azure error"),
    };
    sheet.space(2);
    sheet.put(style, word);
    sheet.put(BOLD, &format!("  {} {}", finding.rule, finding.name));
    sheet.put(SOFT, &format!("  {code}"));
    sheet.end();
    sheet.paragraph(4, PLAIN, &finding.message);
    if let Some(link) = &finding.link {
        sheet.line(4, PLAIN, &format!("More: {link}"));
    }
    sheet.paragraph(4, PLAIN, &format!("Remedy: {}", finding.remedy));
    if let Some(fix) = &finding.fix {
        // A shared fix is told once.
        let same = before.iter().find(|other| {
            other
                .fix
                .as_ref()
                .is_some_and(|other| other.edits == fix.edits)
        });
        let text = match same {
            Some(other) => format!("Fix: the same as {}", other.rule),
            None => format!("Fix: {}", fix.title),
        };
        sheet.paragraph(4, BOLD, &text);
    }
    sheet.line(4, SOFT, &format!("At {}", finding.subject));
    for source in &finding.sources {
        let text = format!("Source: {}, reviewed {}", source.title, source.reviewed);
        sheet.line(4, SOFT, &text);
        sheet.line(6, SOFT, source.url);
    }
}

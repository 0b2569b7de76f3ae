//! `aksnet fix`: what would mend a plan, and mending it.

use std::fs;

use aksnet_core::model::{FieldError, PlanDraft};
use aksnet_core::policy::Policy;
use aksnet_core::report::{FindingReport, Mended, Subject};
use aksnet_core::rules::{Fix, Mending, MendingEnd, Withheld, mend};
use anyhow::{Context as _, Result, bail};
use serde::Serialize;

use crate::arguments::{Format, Order};
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::policy;
use crate::rules;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::words;

/// A fix that is on offer.
#[derive(Serialize)]
struct Offer<'a> {
    rule: &'static str,
    subject: &'a str,
    message: &'a str,
    fix: &'a Fix,
}

/// Fixes on offer.
#[derive(Serialize)]
struct Offers<'a> {
    fixes: Vec<Offer<'a>>,
    withheld: &'a [Withheld],
}

/// Lists fixes, or applies them.
pub(crate) fn run(order: &Order, format: Format) -> Result<Outcome> {
    input::one_stdin_at_most([Some(&order.plan), order.policy.as_deref()])?;
    let policy = policy::read(order.policy.as_deref())?;
    let (draft, misfits) = input::gather(&order.plan)?;
    if order.apply.is_some() || order.all {
        return apply(draft, misfits, policy.as_ref(), order, format);
    }
    if order.in_place {
        bail!("--in-place needs --apply or --all");
    }
    let subject = judged(draft, misfits, policy.as_ref());
    let findings = &subject.report.findings;
    let offers = Offers {
        fixes: findings.iter().filter_map(offer).collect(),
        withheld: &subject.withheld,
    };
    let owner = policy.as_ref().map_or("", Policy::owner);
    output::answer(format, &offers, |sheet| list(&offers, owner, sheet))?;
    output::remark_on_fields(&subject);
    Ok(Outcome::of_check(&subject))
}

/// Everything there is to say of a plan, under a policy where there is one.
fn judged(draft: PlanDraft, misfits: Vec<FieldError>, policy: Option<&Policy>) -> Subject {
    let mut subject = Subject::under(draft, misfits, policy);
    subject.judge(None, policy);
    subject
}

fn offer(finding: &FindingReport) -> Option<Offer<'_>> {
    Some(Offer {
        rule: finding.rule,
        subject: &finding.subject,
        message: &finding.message,
        fix: finding.fix.as_ref()?,
    })
}

fn list(offers: &Offers<'_>, owner: &str, sheet: &mut Sheet) {
    let count = words::counted(offers.fixes.len(), "fix", "fixes");
    sheet.line(0, BOLD, &format!("{count} on offer"));
    for (place, offer) in offers.fixes.iter().enumerate() {
        sheet.gap();
        sheet.line(2, BOLD, &format!("{} {}", offer.rule, offer.fix.title));
        sheet.paragraph(4, PLAIN, offer.message);
        let (before, _) = offers.fixes.split_at(place);
        if let Some(same) = before
            .iter()
            .find(|other| other.fix.edits == offer.fix.edits)
        {
            sheet.line(4, SOFT, &format!("The same change as {}", same.rule));
            continue;
        }
        for edit in &offer.fix.edits {
            let value = edit.value.to_string();
            let value = if value.is_empty() {
                "taken out"
            } else {
                &value
            };
            sheet.line(4, SOFT, &format!("{}: {value}", edit.path));
        }
    }
    list_withheld(offers.withheld, owner, sheet);
}

fn list_withheld(withheld: &[Withheld], owner: &str, sheet: &mut Sheet) {
    if withheld.is_empty() {
        return;
    }
    sheet.gap();
    let count = words::counted(withheld.len(), "fix", "fixes");
    let said = format!("{count} not offered, for what {owner} locks");
    sheet.line(0, BOLD, &said);
    for Withheld {
        rule,
        title,
        locked,
        ..
    } in withheld
    {
        sheet.line(2, PLAIN, &format!("{rule} {title}"));
        sheet.line(4, SOFT, &format!("{locked} is locked"));
    }
}

fn apply(
    draft: PlanDraft,
    misfits: Vec<FieldError>,
    policy: Option<&Policy>,
    order: &Order,
    format: Format,
) -> Result<Outcome> {
    if !misfits.is_empty() {
        output::remark_on_fields(&Subject::of(draft, misfits));
        bail!("the plan was left as it is: writing it would lose the fields above");
    }
    if order.in_place && input::is_stdin(&order.plan) {
        bail!("--in-place needs a file; standard input cannot be written to");
    }
    let rule = order.apply.as_deref().map(rules::find).transpose()?;
    let mending = mend(&draft, policy, |finding| {
        rule.is_none_or(|rule| finding.rule == rule)
    });
    let owner = policy.map_or("", Policy::owner);
    let written = output::json(&mending.draft)?;
    if order.in_place && !mending.applied.is_empty() {
        let name = input::name_of(&order.plan);
        fs::write(&order.plan, &written).with_context(|| format!("{name} cannot be written"))?;
    }
    match (format, order.in_place) {
        (Format::Json, _) => output::print(&output::json(&Mended::from(&mending))?)?,
        (Format::Text, true) => {
            output::answer(format, &(), |sheet| summary(&mending, owner, sheet))?;
        }
        (Format::Text, false) => {
            output::print(&written)?;
            output::remark(|sheet| summary(&mending, owner, sheet));
        }
    }
    let after = judged(mending.draft, Vec::new(), policy);
    output::remark_on_fields(&after);
    Ok(Outcome::of_check(&after))
}

/// What was done, what is left, and why no more was done.
fn summary(mending: &Mending, owner: &str, sheet: &mut Sheet) {
    let count = words::counted(mending.applied.len(), "fix", "fixes");
    sheet.line(0, BOLD, &format!("{count} applied"));
    for (rule, fix) in &mending.applied {
        sheet.line(2, PLAIN, &format!("{rule} {}", fix.title));
    }
    let why = match mending.end {
        MendingEnd::NoFixLeft => "No fix of these is left.",
        MendingEnd::NoFixHelps => {
            "Stopped: fixes are left, and none of them leaves fewer findings than it meets."
        }
        MendingEnd::TooMany => {
            "Stopped: there are more fixes than one go tries; run it again for the rest."
        }
    };
    sheet.paragraph(0, PLAIN, why);
    if !mending.left.is_empty() {
        let left = words::counted(mending.left.len(), "finding", "findings");
        sheet.line(0, BOLD, &format!("{left} left"));
        for finding in &mending.left {
            let (word, style) = words::severity(finding.rule.severity);
            sheet.space(2);
            sheet.put(style, word);
            sheet.put(PLAIN, &format!("  {} {}", finding.rule.id, finding.message));
            sheet.end();
        }
    }
    list_withheld(&mending.withheld, owner, sheet);
}

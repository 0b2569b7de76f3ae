//! `aksnet migrate`: the way of clusters to Azure CNI Overlay.

use aksnet_core::change::{Need, NeedState};
use aksnet_core::ledger::{PerStage, Stage, Verdict};
use aksnet_core::report::{ClusterMigration, MigrationReport, RangeMigration, Way};
use aksnet_core::rules::{Severity, grouped};
use anyhow::{Error, Result, bail};

use crate::arguments::{Format, Journey};
use crate::check::findings;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, GREEN, PLAIN, RED, SOFT, Sheet, YELLOW};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// Shows the way, or prints the plan at its end.
pub(crate) fn run(journey: &Journey, format: Format) -> Result<Outcome> {
    let subject = input::read(&journey.plan)?;
    let wanted = journey.cluster.as_deref();
    let mut report = MigrationReport::of(&subject.draft, journey.pod_cidr, |cluster| {
        wanted.is_none_or(|name| name == cluster.name)
    })
    .map_err(Error::msg)?;
    if let (Some(name), true) = (wanted, report.clusters.is_empty()) {
        let plan = input::name_of(&journey.plan);
        bail!("there is no cluster {name} in {plan}");
    }
    report.errors.clone_from(&subject.report.errors);
    if journey.print_plan {
        if subject.is_partial {
            output::remark_on_fields(&subject);
            bail!("the plan is not printed: it would lose the fields above");
        }
        output::print(&output::json(&report.plan)?)?;
    } else {
        output::answer(format, &report, |sheet| write(&report, sheet))?;
    }
    output::remark_on_fields(&subject);
    let ways = report.clusters.iter().map(|cluster| match cluster.way {
        Way::Arrived | Way::Open => Outcome::Good,
        Way::Blocked | Way::None => Outcome::Bad,
        Way::NotChecked => Outcome::Unreadable,
    });
    let mut findings = report.findings.iter();
    let refused = findings.any(|finding| finding.severity == Severity::Error);
    let found = if refused { Outcome::Bad } else { Outcome::Good };
    let worst = ways.max().unwrap_or(Outcome::Good).max(found);
    Ok(Outcome::of_reading(&subject).max(worst))
}

fn write(report: &MigrationReport, sheet: &mut Sheet) {
    if report.clusters.is_empty() {
        sheet.line(0, PLAIN, "The plan has no cluster");
    }
    for cluster in &report.clusters {
        sheet.gap();
        one(cluster, sheet);
    }
    if !report.mended.is_empty() {
        sheet.gap();
        sheet.line(0, BOLD, "Found no more afterwards");
        for finding in &report.mended {
            let text = format!("{} {}: {}", finding.rule, finding.name, finding.message);
            sheet.paragraph(2, PLAIN, &text);
        }
    }
    if !report.findings.is_empty() {
        sheet.gap();
        sheet.line(0, BOLD, "Found afterwards, and not before");
        findings::write(&report.findings, sheet);
    }
    if report.clusters.iter().any(|it| it.command.is_some()) {
        let source = &report.source;
        sheet.gap();
        let text = format!("Source: {}, reviewed {}", source.title, source.reviewed);
        sheet.line(0, SOFT, &text);
        sheet.line(2, SOFT, source.url);
    }
}

fn one(cluster: &ClusterMigration, sheet: &mut Sheet) {
    let from = words::model(cluster.from);
    let title = match cluster.way {
        Way::Open | Way::Blocked => {
            format!("{}, {from} to Azure CNI Overlay", cluster.name)
        }
        Way::Arrived | Way::None | Way::NotChecked => format!("{}, {from}", cluster.name),
    };
    sheet.line(0, BOLD, &title);
    let to_check = count(cluster, NeedState::ToCheck);
    let first = count(cluster, NeedState::Unmet);
    let (style, word, rest) = match cluster.way {
        Way::Arrived => (GREEN, "Arrived", String::new()),
        Way::Open if to_check == 0 => (GREEN, "Open", String::new()),
        Way::Open => (
            GREEN,
            "Open",
            format!("once {} checked", things(to_check, "is", "are")),
        ),
        Way::Blocked if first == 0 => (
            RED,
            "Blocked",
            String::from("the plan afterwards would fail"),
        ),
        Way::Blocked => (
            RED,
            "Blocked",
            format!("until {} changed", things(first, "is", "are")),
        ),
        Way::None => (RED, "No way", String::new()),
        Way::NotChecked => (
            SOFT,
            "Not checked",
            String::from("its network model is missing or cannot be read"),
        ),
    };
    sheet.space(2);
    sheet.put(style, word);
    if !rest.is_empty() {
        sheet.put(PLAIN, &format!("  {rest}"));
    }
    sheet.end();
    needs(cluster, sheet);
    if let Some(command) = &cluster.command {
        sheet.gap();
        sheet.line(2, BOLD, "Command");
        sheet.line(4, PLAIN, command);
    }
    if !cluster.changes.is_empty() {
        sheet.gap();
        sheet.line(2, BOLD, "What changes");
        for change in &cluster.changes {
            sheet.paragraph(4, PLAIN, change);
        }
        ledger(cluster, sheet);
    }
}

fn count(cluster: &ClusterMigration, state: NeedState) -> usize {
    let needs = cluster.needs.iter();
    needs.filter(|need| need.state == state).count()
}

/// "1 thing is", "2 things are".
fn things(count: usize, one: &str, many: &str) -> String {
    let verb = if count == 1 { one } else { many };
    format!("{} {verb}", words::counted(count, "thing", "things"))
}

fn needs(cluster: &ClusterMigration, sheet: &mut Sheet) {
    if cluster.needs.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(2, BOLD, "What AKS asks for");
    for (state, style, word) in [
        (NeedState::Unmet, RED, "Not met"),
        (NeedState::ToCheck, YELLOW, "To be checked in the cluster"),
        (NeedState::Met, GREEN, "Met"),
    ] {
        let needs: Vec<&Need> = cluster
            .needs
            .iter()
            .filter(|need| need.state == state)
            .collect();
        if needs.is_empty() {
            continue;
        }
        sheet.line(4, style, word);
        for need in needs {
            sheet.paragraph(6, PLAIN, &need.message);
        }
    }
}

/// What the ledger says before, during and after.
fn ledger(cluster: &ClusterMigration, sheet: &mut Sheet) {
    sheet.gap();
    sheet.line(2, BOLD, "What the ledger says");
    let mut table = Table::default();
    let heading = [left(""), right("Before"), right("During"), right("After")];
    table.row(heading.map(|cell| cell.styled(SOFT)));
    for range in &cluster.ranges {
        let cells = [range.before, Some(range.during), range.after];
        let cells = cells.map(|needed| amount(range, needed));
        table.row(
            [left(words::supply(&range.supply))]
                .into_iter()
                .chain(cells),
        );
    }
    for stage in Stage::ALL {
        let during = (stage == Stage::Upgrade).then_some(cluster.during);
        table.row([
            left(words::stage(stage)),
            verdict(Some(at(cluster.before, stage))),
            verdict(during),
            verdict(Some(at(cluster.after, stage))),
        ]);
    }
    table.row([
        left("Most nodes with room to upgrade"),
        right(words::number(cluster.nodes.before)),
        right(""),
        right(words::number(cluster.nodes.after)),
    ]);
    table.write(4, sheet);
    if cluster.during == Verdict::Error && cluster.after.upgrade != Verdict::Error {
        let text = "During it, surge nodes of the old model would find no address. Free some first, or let pools take nodes away in place: max surge 0 and max unavailable 1.";
        sheet.paragraph(4, YELLOW, text);
    }
}

fn at(verdicts: PerStage<Verdict>, stage: Stage) -> Verdict {
    *verdicts.at(stage)
}

/// "279 of 251", in red where that is too much.
fn amount(range: &RangeMigration, needed: Option<u64>) -> Cell {
    let Some(needed) = needed else {
        return right("-");
    };
    let usable = range.supply.usable;
    let text = format!("{} of {}", grouped(needed), words::number(usable));
    let is_short = usable.is_some_and(|usable| needed > usable);
    right(text).styled(if is_short { RED } else { PLAIN })
}

fn verdict(verdict: Option<Verdict>) -> Cell {
    match verdict {
        Some(verdict) => right(verdict.word()).styled(words::verdict_style(verdict)),
        None => right(""),
    }
}

//! Whether a cluster creates, upgrades and scales to full.

use aksnet_core::ledger::{Range, Stage, Verdict};
use aksnet_core::report::Subject;
use aksnet_core::rules::grouped;

use crate::sheet::{BOLD, Sheet};
use crate::table::{Table, left};
use crate::words;

/// The heading of a cluster and its three verdicts.
pub(super) fn write(subject: &Subject, place: usize, sheet: &mut Sheet) {
    let Some(cluster) = subject.report.clusters.get(place) else {
        return;
    };
    sheet.gap();
    let model = words::model(cluster.network_model);
    sheet.line(0, BOLD, &format!("{}, {model}", cluster.name));
    let mut table = Table::default();
    for stage in Stage::ALL {
        let verdict = *cluster.verdicts.at(stage);
        table.row([
            left(words::stage(stage)),
            left(verdict.word()).styled(words::verdict_style(verdict)),
            left(reason(subject, place, stage, verdict)),
        ]);
    }
    table.write(2, sheet);
}

/// The numbers behind a verdict, or why there are none.
fn reason(subject: &Subject, place: usize, stage: Stage, verdict: Verdict) -> String {
    let binding = subject.ledger.binding(place, stage);
    match (verdict, binding) {
        (Verdict::NotChecked, _) | (_, None) => unchecked(subject, place, stage),
        (_, Some(range)) => numbers(range, stage),
    }
}

/// "310 of 251 addresses in snet-nodes 10.240.0.0/24: 59 short".
fn numbers(range: &Range, stage: Stage) -> String {
    let rest = match (range.short(stage), range.left(stage)) {
        (0, 0) => String::from("none left"),
        (0, left) => format!("{} left", grouped(left)),
        (short, _) => format!("{} short", grouped(short)),
    };
    format!(
        "{} of {} {} in {}: {rest}",
        grouped(range.demand.at(stage).needed),
        grouped(range.usable().unwrap_or(0)),
        range.kind.unit(),
        words::range(range),
    )
}

fn unchecked(subject: &Subject, place: usize, stage: Stage) -> String {
    let Some(entry) = subject.ledger.clusters.get(place) else {
        return String::new();
    };
    let unread = subject
        .ledger
        .of_cluster(place)
        .find(|range| range.usable().is_none() || range.demand.at(stage).incomplete);
    if entry.pools.is_empty() {
        String::from("needs a node pool")
    } else if let Some(range) = unread {
        format!(
            "needs a field of {} that cannot be read",
            words::range(range)
        )
    } else if entry.unresolved {
        String::from("needs a range that is missing or cannot be read")
    } else {
        String::from("the CNI plugin gives pods their addresses; only nodes are checked")
    }
}

//! Where the addresses go: a table for each range, a row for each pool.

use aksnet_core::ledger::{Range, RangeKind, Stage, Verdict};
use aksnet_core::report::{DrawReport, RangeReport};
use aksnet_core::rules::grouped;

use crate::input::Subject;
use crate::sheet::{BOLD, SOFT, Sheet};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// The sums of a cluster.
pub(super) fn write(subject: &Subject, place: usize, sheet: &mut Sheet) {
    let Some(cluster) = subject.report.clusters.get(place) else {
        return;
    };
    sheet.gap();
    sheet.line(
        0,
        BOLD,
        &format!("Where the addresses of {} go", cluster.name),
    );
    // The report lists a cluster's ranges in the order of its ledger.
    let ranges = subject.ledger.of_cluster(place).zip(&cluster.ranges);
    let (sums, limits): (Vec<_>, Vec<_>) = ranges.partition(|(range, _)| is_summed(range.kind));
    for (range, report) in sums {
        sum(range, report, sheet);
    }
    others(&limits, sheet);
}

/// Ranges that pools draw addresses on; the rest are limits with a line each.
const fn is_summed(kind: RangeKind) -> bool {
    matches!(
        kind,
        RangeKind::NodeSubnet | RangeKind::PodSubnet | RangeKind::PodCidr
    )
}

fn sum(range: &Range, report: &RangeReport, sheet: &mut Sheet) {
    sheet.gap();
    sheet.line(
        2,
        BOLD,
        &format!("{}{}", words::range(range), supply(range)),
    );
    let mut table = Table::default();
    let heading = |text: &str| right(text).styled(SOFT);
    table.row([
        left("Pool").styled(SOFT),
        heading("Creates"),
        heading("Upgrades"),
        heading("Full scale"),
    ]);
    for line in lines(report) {
        let units = |stage| {
            let draws = &report.stages.at(stage).draws;
            let own = draws.iter().find(|draw| label(draw) == line);
            right(own.map_or_else(|| String::from("-"), product))
        };
        table.row(with_label(left(line.clone()), units));
    }
    let stage =
        |ask: fn(&RangeReport, Stage) -> String| move |stage: Stage| right(ask(report, stage));
    table.row(with_label(
        left("Total").styled(BOLD),
        stage(|range, stage| grouped(range.stages.at(stage).needed)),
    ));
    table.row(with_label(
        left("Usable"),
        stage(|range, _| words::number(range.usable)),
    ));
    table.row(with_label(left("Left or short"), |stage| {
        rest(range, stage)
    }));
    table.row(with_label(
        left("Smallest prefix that works"),
        stage(|range, stage| words::prefix(range.stages.at(stage).smallest_prefix)),
    ));
    table.write(4, sheet);
}

/// ": 256 addresses, 5 reserved".
fn supply(range: &Range) -> String {
    let Some(supply) = range.supply else {
        return String::from(": cannot be read");
    };
    let parts = [
        (supply.total, " addresses"),
        (supply.reserved, " reserved"),
        (supply.used_by_others, " used by others"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, what)| format!("{}{what}", grouped(*count)))
        .collect();
    format!(": {}", parts.join(", "))
}

/// Who draws, in the order of the report; a line may be missing at a stage that cannot be computed.
fn lines(report: &RangeReport) -> Vec<String> {
    let mut lines = Vec::new();
    for stage in Stage::ALL {
        for draw in &report.stages.at(stage).draws {
            let label = label(draw);
            if !lines.contains(&label) {
                lines.push(label);
            }
        }
    }
    lines
}

fn label(draw: &DrawReport) -> String {
    let who = draw.pool.as_deref().or(draw.consumer).unwrap_or_default();
    match &draw.cluster {
        Some(cluster) => format!("{who} of {cluster}"),
        None => String::from(who),
    }
}

/// "(3 + 1) × 31 = 124", or the number alone where no nodes are counted.
fn product(draw: &DrawReport) -> String {
    let units = grouped(draw.units);
    match (draw.pool.is_some(), draw.surge) {
        (false, _) => units,
        (true, 0) => format!(
            "{} × {} = {units}",
            grouped(draw.nodes),
            grouped(draw.per_node)
        ),
        (true, surge) => format!(
            "({} + {}) × {} = {units}",
            grouped(draw.nodes),
            grouped(surge),
            grouped(draw.per_node)
        ),
    }
}

fn rest(range: &Range, stage: Stage) -> Cell {
    let style = words::verdict_style(range.verdict(stage));
    match (range.usable(), range.short(stage)) {
        (None, _) => right("-"),
        (Some(_), 0) => right(format!("{} left", grouped(range.left(stage)))).styled(style),
        (Some(_), short) => right(format!("{} short", grouped(short))).styled(style),
    }
}

/// A line for each limit; that of a pool only where it is near, since every pool has one.
fn others(limits: &[(&Range, &RangeReport)], sheet: &mut Sheet) {
    let quiet = |range: &Range| {
        range.kind == RangeKind::PoolNodes
            && Stage::ALL
                .iter()
                .all(|stage| range.verdict(*stage) == Verdict::Ok)
    };
    let mut table = Table::default();
    table.row(
        [
            left("Also counted"),
            right("Creates"),
            right("Upgrades"),
            right("Full scale"),
            left("Of"),
        ]
        .map(|cell| cell.styled(SOFT)),
    );
    for (range, report) in limits.iter().filter(|(range, _)| !quiet(range)) {
        let needed = |stage| right(grouped(report.stages.at(stage).needed));
        let of = match report.usable {
            Some(usable) => format!("{} {}", grouped(usable), report.unit),
            None => String::from("-"),
        };
        table.row(
            with_label(left(words::range(range)), needed)
                .into_iter()
                .chain([left(of)]),
        );
    }
    sheet.gap();
    table.write(2, sheet);
}

/// A row: a label and a cell for each stage.
fn with_label(label: Cell, cell: impl Fn(Stage) -> Cell) -> [Cell; 4] {
    let [create, upgrade, full_scale] = Stage::ALL.map(cell);
    [label, create, upgrade, full_scale]
}

//! Where the addresses go: a table for each range, a row for each pool.

use aksnet_core::ledger::{Consumer, Draw, Range, RangeKind, Stage, Units, Verdict};
use aksnet_core::model::Plan;
use aksnet_core::report::Subject;
use aksnet_core::rules::grouped;

use crate::sheet::{BOLD, RED, SOFT, Sheet};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// The sums of a cluster.
pub(super) fn write(subject: &Subject, place: usize, sheet: &mut Sheet) {
    let Some(cluster) = subject.plan.clusters.get(place) else {
        return;
    };
    sheet.gap();
    sheet.line(
        0,
        BOLD,
        &format!("Where the addresses of {} go", cluster.name),
    );
    let ranges = subject.ledger.of_cluster(place);
    let (sums, limits): (Vec<_>, Vec<_>) = ranges.partition(|range| is_summed(range.kind));
    for range in sums {
        sum(&subject.plan, place, range, sheet);
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

fn sum(plan: &Plan, cluster: usize, range: &Range, sheet: &mut Sheet) {
    sheet.gap();
    let title = format!("{}{}", words::range(range), supply(range));
    sheet.line(2, BOLD, &title);
    let mut table = Table::default();
    let heading = [
        left("Pool"),
        right("Creates"),
        right("Upgrades"),
        right("Full scale"),
    ];
    table.row(heading.map(|cell| cell.styled(SOFT)));
    for draw in &range.draws {
        let units = |stage| {
            right(
                draw.stages
                    .at(stage)
                    .map_or_else(dash, |at| product(draw, at)),
            )
        };
        table.row(with_label(left(label(plan, cluster, draw)), units));
    }
    let needed = |stage| right(grouped(range.demand.at(stage).needed));
    table.row(with_label(left("Total").styled(BOLD), needed));
    let usable = |_| right(words::number(range.usable()));
    table.row(with_label(left("Usable"), usable));
    table.row(with_label(left("Left or short"), |stage| {
        rest(range, stage)
    }));
    let smallest = |stage| right(words::prefix(range.smallest_prefix(stage)));
    table.row(with_label(left("Smallest prefix that works"), smallest));
    let differs = |stage: &Stage| {
        let check = range.azure_check(*stage);
        check.is_some_and(|check| check.counts != range.demand.at(*stage).needed)
    };
    if Stage::ALL.iter().any(differs) {
        table.row(with_label(left("Azure's own check counts"), |stage| {
            azure_check(range, stage)
        }));
    }
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

/// Who draws: a pool by its name, anything else by what it is; with the cluster where it is another.
fn label(plan: &Plan, cluster: usize, draw: &Draw) -> String {
    let owner = draw.cluster.and_then(|place| plan.clusters.get(place));
    let who = match draw.consumer {
        Consumer::Pool(place) => {
            let pool = owner.and_then(|cluster| cluster.pools.get(place));
            pool.map_or("", |pool| &pool.name)
        }
        other => other.title(),
    };
    match owner.filter(|_| draw.cluster != Some(cluster)) {
        Some(owner) => format!("{who} of {}", owner.name),
        None => String::from(who),
    }
}

/// "(3 + 1) × 31 = 124", or the number alone where no nodes are counted.
fn product(draw: &Draw, at: Units) -> String {
    let units = grouped(at.units);
    let (nodes, surge) = (grouped(at.nodes.steady), grouped(at.nodes.surge));
    let per_node = grouped(at.per_node);
    match (draw.consumer, at.nodes.surge) {
        (Consumer::Pool(_), 0) => format!("{nodes} × {per_node} = {units}"),
        (Consumer::Pool(_), _) => format!("({nodes} + {surge}) × {per_node} = {units}"),
        _ => units,
    }
}

/// What stands where a number cannot be computed.
fn dash() -> String {
    String::from("-")
}

fn rest(range: &Range, stage: Stage) -> Cell {
    let style = words::verdict_style(range.verdict(stage));
    match (range.usable(), range.short(stage)) {
        (None, _) => right("-"),
        (Some(_), 0) => right(format!("{} left", grouped(range.left(stage)))).styled(style),
        (Some(_), short) => right(format!("{} short", grouped(short))).styled(style),
    }
}

/// "747 of 251": what Azure would count and find before it adds nodes.
fn azure_check(range: &Range, stage: Stage) -> Cell {
    let Some(check) = range.azure_check(stage) else {
        return right(dash());
    };
    let (counts, available) = (grouped(check.counts), grouped(check.available));
    let style = if check.short() > 0 { RED } else { SOFT };
    right(format!("{counts} of {available}")).styled(style)
}

/// A line for each limit; that of a pool only where it is near, since every pool has one.
fn others(limits: &[&Range], sheet: &mut Sheet) {
    let quiet = |range: &Range| {
        let fits = |stage| range.verdict(stage) == Verdict::Ok;
        range.kind == RangeKind::PoolNodes && Stage::ALL.into_iter().all(fits)
    };
    let mut table = Table::default();
    let heading = [
        left("Also counted"),
        right("Creates"),
        right("Upgrades"),
        right("Full scale"),
        left("Of"),
    ];
    table.row(heading.map(|cell| cell.styled(SOFT)));
    for range in limits.iter().filter(|range| !quiet(range)) {
        let needed = |stage| right(grouped(range.demand.at(stage).needed));
        let of = range.usable().map_or_else(dash, |usable| {
            let each = ports_of_a_node(range);
            format!("{} {}{each}", grouped(usable), range.kind.unit())
        });
        let row = with_label(left(words::range(range)), needed);
        table.row(row.into_iter().chain([left(of)]));
    }
    sheet.gap();
    table.write(2, sheet);
}

/// ", by Azure's table 1,024, 512 and 512 a node": outbound ports where Azure chooses them, stage by stage.
fn ports_of_a_node(range: &Range) -> String {
    let [create, upgrade, full_scale] = Stage::ALL.map(|stage| {
        range
            .automatic_ports(stage)
            .map(|(ports, _)| grouped(ports))
    });
    match (create, upgrade, full_scale) {
        (Some(create), Some(upgrade), Some(full_scale)) => {
            let each = if create == upgrade && upgrade == full_scale {
                create
            } else {
                format!("{create}, {upgrade} and {full_scale}")
            };
            format!(", by Azure's table {each} a node")
        }
        _ => String::new(),
    }
}

/// A row: a label and a cell for each stage.
fn with_label(label: Cell, cell: impl Fn(Stage) -> Cell) -> [Cell; 4] {
    let [create, upgrade, full_scale] = Stage::ALL.map(cell);
    [label, create, upgrade, full_scale]
}

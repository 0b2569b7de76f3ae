//! `aksnet growth`: the month in which each range is too small.

use aksnet_core::ledger::{PerStage, RangeKind, Stage, Verdict};
use aksnet_core::model::{EditValue, PlanDraft, Rate};
use aksnet_core::report::{ClusterGrowth, GrowthReport, RangeGrowth, Subject};
use aksnet_core::rules::grouped;
use anyhow::{Result, bail};

use crate::arguments::{Forecast, Format, PoolRate};
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, GREEN, PLAIN, RED, SOFT, Sheet, YELLOW};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// Looks ahead.
pub(crate) fn run(forecast: &Forecast, format: Format) -> Result<Outcome> {
    let (mut draft, misfits) = input::gather(&forecast.plan)?;
    let name = input::name_of(&forecast.plan);
    for rate in &forecast.nodes_per_month {
        set(&mut draft, rate, "nodesPerMonth", "podsPerMonth", &name)?;
    }
    for rate in &forecast.pods_per_month {
        set(&mut draft, rate, "podsPerMonth", "nodesPerMonth", &name)?;
    }
    let subject = Subject::of(draft, misfits);
    let mut pools = subject.plan.clusters.iter().flat_map(|it| &it.pools);
    if pools.all(|pool| pool.growth.is_none()) {
        output::remark_on_fields(&subject);
        bail!(
            "no pool of {name} says how it grows; give it growth, or --nodes-per-month POOL=2, or POOL=10%"
        );
    }
    let mut report = GrowthReport::of(&subject.plan, &subject.ledger, forecast.months);
    report.errors.clone_from(&subject.report.errors);
    output::answer(format, &report, |sheet| write(&report, sheet))?;
    output::remark_on_fields(&subject);
    let ends = report.clusters.iter().any(|it| it.first.is_some());
    let found = if ends { Outcome::Bad } else { Outcome::Good };
    Ok(Outcome::of_reading(&subject).max(found))
}

/// Lets the pools of that name grow so, and no other way.
fn set(draft: &mut PlanDraft, rate: &PoolRate, field: &str, other: &str, plan: &str) -> Result<()> {
    let mut paths = Vec::new();
    for (place, cluster) in draft.clusters.iter().enumerate() {
        let is_wanted = |name: &String| name == cluster.name.trim();
        if !rate.cluster.as_ref().is_none_or(is_wanted) {
            continue;
        }
        for (pool, _) in cluster
            .node_pools
            .iter()
            .enumerate()
            .filter(|(_, pool)| pool.name.trim() == rate.pool)
        {
            paths.push(format!("/clusters/{place}/nodePools/{pool}/growth"));
        }
    }
    if paths.is_empty() {
        bail!("there is no pool {} in {plan}", rate.pool);
    }
    for path in paths {
        let value = EditValue::Text(rate.rate.to_string());
        let edits = [(field, value), (other, EditValue::Nothing)];
        for (key, value) in edits {
            draft
                .set(&format!("{path}/{key}"), &value)
                .map_err(anyhow::Error::msg)?;
        }
    }
    Ok(())
}

/// Reads `apps=2`, `apps=10%` or `aks/apps=2`.
pub(crate) fn pool_rate(text: &str) -> Result<PoolRate, String> {
    let expected = "expected POOL=NUMBER or POOL=PERCENT%, such as apps=2 or aks/apps=10%";
    let (name, rate) = text.rsplit_once('=').ok_or(expected)?;
    let (cluster, pool) = match name.rsplit_once('/') {
        Some((cluster, pool)) => (Some(cluster.trim().to_owned()), pool),
        None => (None, name),
    };
    Ok(PoolRate {
        cluster,
        pool: pool.trim().to_owned(),
        rate: Rate::parse(rate).ok_or(expected)?,
    })
}

fn write(report: &GrowthReport, sheet: &mut Sheet) {
    for cluster in &report.clusters {
        sheet.gap();
        let ahead = words::months(report.months);
        sheet.line(0, BOLD, &format!("{}, {ahead} ahead", cluster.name));
        first(cluster, sheet);
        pools(cluster, sheet);
        months(cluster, sheet);
        ranges(cluster, sheet);
    }
}

fn first(cluster: &ClusterGrowth, sheet: &mut Sheet) {
    let found = cluster
        .first
        .as_ref()
        .and_then(|first| Some((first, cluster.ranges.get(first.range)?)));
    let Some((first, range)) = found else {
        sheet.line(2, GREEN, "No range is too small in that time");
        return;
    };
    let stages = Stage::ALL.into_iter();
    let stage = stages
        .filter(|stage| stage.as_str() == first.stage)
        .map(Stage::title)
        .next();
    let when = match first.month {
        0 => String::from("Today"),
        month => format!("In month {}", grouped(month)),
    };
    let usable = words::number(range.supply.usable);
    // The end of these stops nobody, and no part of them is what fits.
    let soft = matches!(
        range.supply.kind,
        RangeKind::SnatPorts | RangeKind::VnetAddresses
    );
    let (style, still) = match (first.verdict, first.stage) {
        (Verdict::Error, _) => (RED, ""),
        _ if soft => (YELLOW, "; nodes come up all the same"),
        (_, "upgrade") => (YELLOW, "; one pool at a time still fits"),
        (_, "fullScale") => (YELLOW, "; without surge nodes it still fits"),
        _ => (YELLOW, ""),
    };
    let text = format!(
        "{when} {} is too small: {} needs {} of {usable} {}{still}",
        name(range),
        stage.unwrap_or_default().to_lowercase(),
        grouped(first.needed),
        range.supply.unit,
    );
    sheet.paragraph(2, style, &text);
}

fn pools(cluster: &ClusterGrowth, sheet: &mut Sheet) {
    for pool in &cluster.pools {
        let text = format!("{} grows by {}", pool.name, pool.growth);
        sheet.line(2, PLAIN, &text);
    }
}

/// Rows of the table of months, beside the first and the last.
const ROWS: u64 = 6;

/// Pools that have a column in it.
const POOLS: usize = 4;

/// Nodes of pools, and what an upgrade needs, up to the month that matters.
fn months(cluster: &ClusterGrowth, sheet: &mut Sheet) {
    let first = cluster.first.as_ref().map(|first| first.month);
    let end = first.filter(|month| *month > 0).unwrap_or(cluster.months);
    let shown = || cluster.ranges.iter().filter(|it| it.supply.block.is_some());
    let mut table = Table::default();
    // Of more pools than stand beside each other, the first ones.
    let growing = || cluster.pools.iter().take(POOLS);
    let pools = growing().map(|pool| right(pool.name.clone()));
    let ranges = shown().map(|range| right(name(range)));
    let heading = [right("Month")].into_iter().chain(pools).chain(ranges);
    table.row(heading.map(|cell| cell.styled(SOFT)));
    let step = end.div_ceil(ROWS).max(1);
    let rows = (0..end).filter(|month| month.is_multiple_of(step));
    for month in rows.chain([end]) {
        let at = |series: &[u64]| series.get(usize::try_from(month).ok()?).copied();
        let pools = growing().map(|pool| {
            let nodes = pool.nodes.as_deref().and_then(at);
            right(words::number(nodes))
        });
        let ranges = shown().map(|range| {
            let (needed, usable) = (at(&range.needed.upgrade), range.supply.usable);
            let text = format!("{} of {}", words::number(needed), words::number(usable));
            let short = needed.zip(usable).is_some_and(|(it, usable)| it > usable);
            right(text).styled(if short { RED } else { PLAIN })
        });
        let month = right(grouped(month));
        table.row([month].into_iter().chain(pools).chain(ranges));
    }
    sheet.line(2, BOLD, "Nodes, and what an upgrade needs");
    table.write(4, sheet);
}

/// Ranges that are too small at some stage, and those with a block.
fn ranges(cluster: &ClusterGrowth, sheet: &mut Sheet) {
    let mut table = Table::default();
    let heading = [
        left(""),
        right("Usable"),
        left("Creates"),
        left("Upgrades"),
        left("Full scale"),
    ];
    table.row(heading.map(|cell| cell.styled(SOFT)));
    let ends = |range: &RangeGrowth| {
        let mut stages = Stage::ALL.into_iter();
        stages.any(|stage| range.runs_short.at(stage).is_some())
    };
    for range in &cluster.ranges {
        if range.supply.block.is_none() && !ends(range) {
            continue;
        }
        let PerStage {
            create,
            upgrade,
            full_scale,
        } = range.runs_short;
        table.row([
            left(name(range)),
            right(words::number(range.supply.usable)),
            month(create),
            month(upgrade),
            month(full_scale),
        ]);
    }
    sheet.line(2, BOLD, "Too small from");
    table.write(4, sheet);
}

fn month(month: Option<u64>) -> Cell {
    match month {
        None => left("holds").styled(PLAIN),
        Some(0) => left("today").styled(RED),
        Some(month) => left(format!("month {}", grouped(month))).styled(YELLOW),
    }
}

fn name(range: &RangeGrowth) -> String {
    words::supply(&range.supply)
}

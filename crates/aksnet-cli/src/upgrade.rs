//! `aksnet upgrade`: the steps of an upgrade, and the one that fails.

use aksnet_core::change::UpgradeOrder;
use aksnet_core::report::{ClusterUpgrade, StepReport, SupplyReport, UpgradeEnd, UpgradeReport};
use aksnet_core::rules::grouped;
use anyhow::{Result, bail};

use crate::arguments::{Format, Rollout};
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, GREEN, PLAIN, RED, SOFT, Sheet};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// Upgrades every cluster, or one.
pub(crate) fn run(rollout: &Rollout, format: Format) -> Result<Outcome> {
    let subject = input::read(&rollout.plan)?;
    let wanted = rollout.cluster.as_deref();
    let order = if rollout.pool_by_pool {
        UpgradeOrder::PoolByPool
    } else {
        UpgradeOrder::AllAtOnce
    };
    let mut report = UpgradeReport::of(&subject.plan, &subject.ledger, order, |cluster| {
        wanted.is_none_or(|name| name == cluster.name)
    });
    if let (Some(name), true) = (wanted, report.clusters.is_empty()) {
        bail!(
            "there is no cluster {name} in {}",
            input::name_of(&rollout.plan)
        );
    }
    report.errors.clone_from(&subject.report.errors);
    let autoscaled = subject.plan.clusters.iter().any(|cluster| {
        let mut pools = cluster.pools.iter();
        pools.any(|pool| pool.autoscaled == Some(true))
    });
    let other = UpgradeReport::of(
        &subject.plan,
        &subject.ledger,
        UpgradeOrder::PoolByPool,
        |_| true,
    );
    output::answer(format, &report, |sheet| {
        write(&report, &other, autoscaled, sheet);
    })?;
    output::remark_on_fields(&subject);
    let ends = report.clusters.iter().map(|cluster| match cluster.end {
        UpgradeEnd::Completes => Outcome::Good,
        UpgradeEnd::Fails => Outcome::Bad,
        UpgradeEnd::NotChecked => Outcome::Unreadable,
    });
    let worst = ends.max().unwrap_or(Outcome::Good);
    Ok(Outcome::of_reading(&subject).max(worst))
}

fn write(report: &UpgradeReport, by_pool: &UpgradeReport, autoscaled: bool, sheet: &mut Sheet) {
    if report.clusters.is_empty() {
        sheet.line(0, PLAIN, "The plan has no cluster");
    }
    for cluster in &report.clusters {
        sheet.gap();
        let order = match report.order {
            UpgradeOrder::AllAtOnce => "all pools at once",
            UpgradeOrder::PoolByPool => "pool by pool",
        };
        sheet.line(0, BOLD, &format!("{}, {order}", cluster.name));
        end(cluster, sheet);
        steps(cluster, sheet);
        let mut others = by_pool.clusters.iter();
        let other = others.find(|other| other.name == cluster.name);
        let completes = other.is_some_and(|other| other.end == UpgradeEnd::Completes);
        if cluster.end == UpgradeEnd::Fails && completes {
            sheet.line(2, GREEN, "Pool by pool it completes.");
        }
    }
    if autoscaled {
        sheet.gap();
        sheet.line(
            0,
            SOFT,
            "A pool that is scaled automatically counts at its most.",
        );
    }
}

fn end(cluster: &ClusterUpgrade, sheet: &mut Sheet) {
    let count = cluster.steps.len();
    let (style, word, rest) = match (cluster.end, cluster.steps.last()) {
        (UpgradeEnd::Completes, _) => {
            let steps = words::counted(count.saturating_sub(1), "step", "steps");
            (GREEN, "Completes", format!("after {steps}"))
        }
        (UpgradeEnd::Fails, Some(step)) => {
            let reason = cluster.reason.as_deref().unwrap_or_default();
            let rest = format!(
                "at step {}, {}: {reason}",
                count.saturating_sub(1),
                step.title
            );
            (RED, "Fails", rest)
        }
        _ => {
            let why = cluster.reason.clone();
            (SOFT, "Not checked", why.unwrap_or_default())
        }
    };
    sheet.space(2);
    sheet.put(style, word);
    sheet.put(PLAIN, &format!("  {rest}"));
    sheet.end();
}

fn steps(cluster: &ClusterUpgrade, sheet: &mut Sheet) {
    if cluster.steps.is_empty() {
        return;
    }
    let shown: Vec<(usize, &SupplyReport)> = cluster.shown().collect();
    let mut table = Table::default();
    let ranges = shown.iter().map(|(_, range)| right(words::supply(range)));
    let heading = [right("Step"), left("What happens"), right("Nodes")];
    table.row(
        heading
            .into_iter()
            .chain(ranges)
            .map(|cell| cell.styled(SOFT)),
    );
    for (number, step) in cluster.steps.iter().enumerate() {
        let cells = shown
            .iter()
            .map(|(place, range)| in_use(step, *place, range));
        let start = [
            right(number.to_string()),
            left(step.title.clone()),
            right(grouped(step.nodes)),
        ];
        table.row(start.into_iter().chain(cells));
    }
    table.write(2, sheet);
}

/// "279 of 251", in red where that is too much.
fn in_use(step: &StepReport, place: usize, range: &SupplyReport) -> Cell {
    let in_use = step.in_use.get(place).copied();
    let text = format!(
        "{} of {}",
        words::number(in_use),
        words::number(range.usable)
    );
    let style = if step.short.contains(&place) {
        RED
    } else {
        PLAIN
    };
    right(text).styled(style)
}

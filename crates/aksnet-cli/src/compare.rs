//! `aksnet compare`: the same workload in every network model.

use std::path::Path;

use aksnet_core::ledger::Stage;
use aksnet_core::report::Comparisons;
use aksnet_core::sizing::Alternative;
use anyhow::{Result, bail};

use crate::arguments::Format;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::table::{Cell, Table, left, right};
use crate::words;

/// Compares the models, for one cluster or for all.
pub(crate) fn run(path: &Path, cluster: Option<&str>, format: Format) -> Result<Outcome> {
    let subject = input::read(path)?;
    let comparisons = Comparisons::of(&subject, cluster);
    if let (Some(name), true) = (cluster, comparisons.clusters.is_empty()) {
        bail!("there is no cluster {name} in {}", input::name_of(path));
    }
    output::answer(format, &comparisons, |sheet| write(&comparisons, sheet))?;
    output::remark_on_fields(&subject);
    Ok(Outcome::of_reading(&subject))
}

fn write(comparisons: &Comparisons<'_>, sheet: &mut Sheet) {
    for cluster in &comparisons.clusters {
        sheet.gap();
        sheet.line(0, BOLD, &format!("{} in every network model", cluster.name));
        if let Some(assumed) = cluster.comparison.assumed {
            let place = match assumed.block {
                Some(block) => format!("the free block {block}"),
                None => format!("a /{}, for which the VNet has no room", assumed.prefix),
            };
            sheet.paragraph(
                2,
                PLAIN,
                &format!("Pod Subnet is asked with {place} as the pods' subnet."),
            );
        }
        let mut table = Table::default();
        let heading = [
            left("Model"),
            right("VNet addresses"),
            left("Pod CIDR"),
            right("Nodes that fit"),
            left("Limited by"),
            left("Creates"),
            left("Upgrades"),
            left("Full scale"),
        ];
        table.row(heading.map(|cell| cell.styled(SOFT)));
        for row in &cluster.comparison.rows {
            table.row(cells(row, cluster.network_model == Some(row.model)));
        }
        table.write(2, sheet);
    }
}

fn cells(row: &Alternative, in_use: bool) -> [Cell; 8] {
    let name = row.model.title();
    let model = if in_use {
        left(format!("{name}, in this plan")).styled(BOLD)
    } else {
        left(name)
    };
    let limit = row.limited_by.as_ref();
    let limit = limit.map_or_else(String::new, |limit| match limit.block {
        Some(block) => format!("{} /{}", limit.range.title(), block.prefix()),
        None => String::from(limit.range.title()),
    });
    let [create, upgrade, full_scale] = Stage::ALL.map(|stage| {
        let verdict = *row.verdicts.at(stage);
        left(verdict.word()).styled(words::verdict_style(verdict))
    });
    [
        model,
        right(words::number(row.vnet_addresses)),
        left(
            row.pod_range
                .map_or_else(String::new, |pods| format!("/{}", pods.prefix)),
        ),
        right(words::number(row.nodes_that_fit)),
        left(limit),
        create,
        upgrade,
        full_scale,
    ]
}

//! `aksnet capacity`: how many nodes and pods fit.

use std::path::Path;

use aksnet_core::ledger::Stage;
use aksnet_core::report::{Capacities, CapacityAt, Subject};
use aksnet_core::rules::grouped;
use anyhow::Result;

use crate::arguments::Format;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::table::{Table, left, right};
use crate::words;

/// Says what fits.
pub(crate) fn run(path: &Path, format: Format) -> Result<Outcome> {
    let subject = input::read(path)?;
    let capacities = Capacities::of(&subject);
    output::answer(format, &capacities, |sheet| {
        write(&subject, &capacities, sheet);
    })?;
    output::remark_on_fields(&subject);
    Ok(Outcome::of_reading(&subject))
}

fn write(subject: &Subject, capacities: &Capacities<'_>, sheet: &mut Sheet) {
    for (place, cluster) in capacities.clusters.iter().enumerate() {
        sheet.gap();
        let model = words::model(cluster.network_model);
        sheet.line(0, BOLD, &format!("{}, {model}", cluster.name));
        let mut table = Table::default();
        table.row(
            [left(""), right("Nodes"), right("Pods"), left("Limited by")]
                .map(|cell| cell.styled(SOFT)),
        );
        let capacity = cluster.capacity;
        let stages = [&capacity.create, &capacity.upgrade, &capacity.full_scale];
        for (stage, fits) in Stage::ALL.into_iter().zip(stages) {
            let [nodes, pods, limit] = columns(subject, place, fits.as_ref());
            table.row([
                left(words::stage(stage)),
                right(nodes),
                right(pods),
                left(limit),
            ]);
        }
        table.write(2, sheet);
        if !cluster.first_node_blocks.is_empty() {
            let blocks: Vec<String> = cluster
                .first_node_blocks
                .iter()
                .map(ToString::to_string)
                .collect();
            let text = format!("First nodes' blocks of the pod CIDR: {}", blocks.join(", "));
            sheet.paragraph(2, PLAIN, &text);
        }
    }
}

/// Nodes, pods, and the range that allows no more.
fn columns(subject: &Subject, place: usize, fits: Option<&CapacityAt>) -> [String; 3] {
    let Some(fits) = fits else {
        return ["-", "-", "cannot be computed"].map(String::from);
    };
    let limit = fits.limited_by.as_ref().and_then(|limit| {
        subject
            .ledger
            .of_cluster(place)
            .find(|range| range.kind.as_str() == limit.range && range.name == limit.name)
    });
    [
        grouped(fits.nodes),
        grouped(fits.pods),
        limit.map(words::range).unwrap_or_default(),
    ]
}

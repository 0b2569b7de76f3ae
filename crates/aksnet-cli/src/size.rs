//! `aksnet size`: the smallest prefix of each range, stage by stage.

use std::path::Path;

use aksnet_core::cidr::Block;
use aksnet_core::ledger::{PerStage, Range, RangeKind, Stage};
use anyhow::Result;
use serde::Serialize;

use crate::arguments::Format;
use crate::input::{self, Subject};
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, SOFT, Sheet};
use crate::table::{Table, left, right};
use crate::words;

/// The sizes every cluster needs.
#[derive(Serialize)]
struct Sizes<'a> {
    clusters: Vec<ClusterSizes<'a>>,
}

#[derive(Serialize)]
struct ClusterSizes<'a> {
    name: &'a str,
    ranges: Vec<Size<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Size<'a> {
    kind: RangeKind,
    name: &'a str,
    block: Option<Block>,
    /// The longest prefix that works; `null` where none does.
    smallest_prefix: PerStage<Option<u8>>,
    #[serde(skip)]
    title: String,
}

/// Says how small each range may be.
pub(crate) fn run(path: &Path, format: Format) -> Result<Outcome> {
    let subject = input::read(path)?;
    let sizes = sizes(&subject);
    output::answer(format, &sizes, |sheet| write(&sizes, sheet))?;
    output::remark_on_fields(&subject);
    Ok(Outcome::of_reading(&subject))
}

fn sizes(subject: &Subject) -> Sizes<'_> {
    let clusters = subject.report.clusters.iter().enumerate();
    Sizes {
        clusters: clusters
            .map(|(place, cluster)| ClusterSizes {
                name: &cluster.name,
                ranges: subject
                    .ledger
                    .of_cluster(place)
                    .filter(|range| range.measure.has_size())
                    .map(size)
                    .collect(),
            })
            .collect(),
    }
}

fn size(range: &Range) -> Size<'_> {
    Size {
        kind: range.kind,
        name: &range.name,
        block: range.block,
        smallest_prefix: PerStage::each(|stage| range.smallest_prefix(stage)),
        title: format!("{}, {}", range.kind.title(), range.name),
    }
}

fn write(sizes: &Sizes<'_>, sheet: &mut Sheet) {
    for cluster in &sizes.clusters {
        sheet.gap();
        sheet.line(0, BOLD, cluster.name);
        let mut table = Table::default();
        let heading = [
            left("Range"),
            left("Now"),
            right("Creates"),
            right("Upgrades"),
            right("Full scale"),
        ];
        table.row(heading.map(|cell| cell.styled(SOFT)));
        for range in &cluster.ranges {
            let now = range.block.map(|block| block.to_string());
            let [create, upgrade, full_scale] =
                Stage::ALL.map(|stage| right(words::prefix(*range.smallest_prefix.at(stage))));
            table.row([
                left(range.title.clone()),
                left(now.unwrap_or_else(|| String::from("-"))),
                create,
                upgrade,
                full_scale,
            ]);
        }
        table.write(2, sheet);
    }
}

//! `aksnet size`: the smallest prefix of each range, stage by stage.

use std::path::Path;

use aksnet_core::ledger::Stage;
use aksnet_core::report::Sizes;
use anyhow::Result;

use crate::arguments::Format;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, SOFT, Sheet};
use crate::table::{Table, left, right};
use crate::words;

/// Says how small each range may be.
pub(crate) fn run(path: &Path, format: Format) -> Result<Outcome> {
    let subject = input::read(path)?;
    let sizes = Sizes::of(&subject);
    output::answer(format, &sizes, |sheet| write(&sizes, sheet))?;
    output::remark_on_fields(&subject);
    Ok(Outcome::of_reading(&subject))
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
                left(format!("{}, {}", range.kind.title(), range.name)),
                left(now.unwrap_or_else(|| String::from("-"))),
                create,
                upgrade,
                full_scale,
            ]);
        }
        table.write(2, sheet);
    }
}

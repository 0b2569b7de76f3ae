//! `aksnet free`: what is free, and the next free block.

use std::path::Path;

use aksnet_core::cidr::Block;
use aksnet_core::report::{Room, SpaceAndNext};
use aksnet_core::rules::grouped;
use anyhow::Result;

use crate::arguments::Format;
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, Sheet};
use crate::table::{Table, left, right};

/// Lists what is free; exit code 1 where a size was asked for and nothing has room for it.
pub(crate) fn run(
    path: &Path,
    size: Option<u8>,
    within: Option<Block>,
    format: Format,
) -> Result<Outcome> {
    let subject = input::read(path)?;
    let room = Room::of(&subject, size, within);
    output::answer(format, &room, |sheet| write(&room, size, sheet))?;
    output::remark_on_fields(&subject);
    let found = size.is_none() || room.spaces.iter().any(|space| space.next.is_some());
    let outcome = if found { Outcome::Good } else { Outcome::Bad };
    Ok(outcome.max(Outcome::of_reading(&subject)))
}

fn write(room: &Room<'_>, size: Option<u8>, sheet: &mut Sheet) {
    if room.spaces.is_empty() {
        sheet.line(
            0,
            PLAIN,
            "The plan has no VNet; --in names a block to look in.",
        );
    }
    for SpaceAndNext { space, next } in &room.spaces {
        sheet.gap();
        let name = space.virtual_network.as_deref().unwrap_or("In");
        let title = format!(
            "{name} {}: {} of {} addresses free",
            space.block,
            grouped(space.free_addresses),
            grouped(space.block.size())
        );
        sheet.line(0, BOLD, &title);
        let mut table = Table::default();
        for block in &space.free {
            table.row([left(block.to_string()), right(grouped(block.size()))]);
        }
        table.write(2, sheet);
        if let Some(prefix) = size {
            let text = match next {
                Some(block) => format!("Next free /{prefix}: {block}"),
                None => format!("No room for a /{prefix}"),
            };
            sheet.line(2, BOLD, &text);
        }
    }
}

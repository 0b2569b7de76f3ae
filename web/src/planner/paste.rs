//! Pasted lists of ranges.

use aksnet_core::cidr::Block;
use aksnet_core::model::{Edit, PlanDraft};

/// Ranges that are taken from a paste; what comes behind them is left out, and handed back.
const MOST: usize = 2_000;

/// A line of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What stands beside the range.
    pub(crate) name: String,
    /// The range.
    pub(crate) block: Block,
}

/// Ranges of a pasted text, and the lines that have none.
pub(crate) fn lines(text: &str) -> (Vec<Line>, Vec<String>) {
    let (mut found, mut rest) = (Vec::new(), Vec::new());
    let pieces = text
        .split(['\n', '\r', ',', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    for piece in pieces {
        let room = MOST.saturating_sub(found.len());
        if room == 0 {
            rest.push(piece.to_owned());
            continue;
        }
        // Several ranges may have nothing but spaces between them.
        let words = || piece.split_whitespace().map(Block::parse);
        match (line(piece), words().collect::<Result<Vec<Block>, _>>()) {
            (Some(line), _) => found.push(line),
            (None, Ok(blocks)) => {
                let beyond = blocks.iter().skip(room);
                rest.extend(beyond.map(ToString::to_string));
                let name = String::new;
                let taken = blocks.into_iter().take(room);
                found.extend(taken.map(|block| Line {
                    name: name(),
                    block,
                }));
            }
            (None, Err(_)) => rest.push(piece.to_owned()),
        }
    }
    (found, rest)
}

/// Whether a pasted text is a list, and not a single range that the field reads by itself.
pub(crate) fn is_list(text: &str) -> bool {
    lines(text).0.len() > 1
}

/// Whether there is any range in a pasted text.
pub(crate) fn has_ranges(text: &str) -> bool {
    !lines(text).0.is_empty()
}

/// A range with a name before or behind it, in any spelling the reader knows.
fn line(piece: &str) -> Option<Line> {
    if let Ok(block) = Block::parse(piece) {
        return Some(Line {
            name: String::new(),
            block,
        });
    }
    let words: Vec<&str> = piece
        .split(['\t', ' ', ':', '=', '"'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut ranges = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.contains('/'));
    let (place, word) = ranges.next().filter(|_| ranges.next().is_none())?;
    let block = Block::parse(word).ok()?;
    let beside = words
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    let name = beside.map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
    Some(Line { name, block })
}

/// What pasting a list into the field at a path does: an order, the replacements, and what is left over.
pub(super) fn paste(
    draft: &PlanDraft,
    path: &str,
    text: &str,
) -> Option<(String, Vec<Edit>, Vec<String>)> {
    let (found, mut left_out) = lines(text);
    let (first, others) = found.split_first()?;
    let mut edits = vec![Edit::text(path.to_owned(), &first.block)];
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        ["virtualNetworks", vnet, "subnets", row, "addressPrefix"] => {
            let list = format!("/virtualNetworks/{vnet}/subnets");
            fill(&list, "addressPrefix", row, others, &mut edits);
        }
        ["connectedRanges", row, "addressPrefixes", _] => {
            let list = "/connectedRanges";
            fill(list, "addressPrefixes/0", row, others, &mut edits);
        }
        ["virtualNetworks", vnet, "addressPrefixes", _] => {
            let path = format!("/virtualNetworks/{vnet}/addressPrefixes/-");
            let further = others.iter();
            edits.extend(further.map(|line| Edit::text(path.clone(), &line.block)));
        }
        // A field of one range has no rows below it.
        _ => left_out.extend(others.iter().map(|line| line.block.to_string())),
    }
    // Where a row beyond the list is named, applying adds it; the draft is asked only for names.
    name_rows(draft, &parts, &found, &mut edits);
    let title = match found.len() {
        1 => "Paste a range".to_owned(),
        ranges => format!("Paste {ranges} ranges"),
    };
    Some((title, edits, left_out))
}

/// The rest of a list goes into the rows below.
fn fill(list: &str, key: &str, row: &str, others: &[Line], edits: &mut Vec<Edit>) {
    let row: usize = row.parse().unwrap_or(0);
    for (place, line) in (row.saturating_add(1)..).zip(others) {
        edits.push(Edit::text(format!("{list}/{place}/{key}"), &line.block));
    }
}

/// Names that came with the ranges go to rows that have none yet.
fn name_rows(draft: &PlanDraft, parts: &[&str], found: &[Line], edits: &mut Vec<Edit>) {
    let (list, row) = match parts {
        ["virtualNetworks", vnet, "subnets", row, _] => {
            (format!("/virtualNetworks/{vnet}/subnets"), row)
        }
        ["connectedRanges", row, ..] => ("/connectedRanges".to_owned(), row),
        _ => return,
    };
    let row: usize = row.parse().unwrap_or(0);
    for (place, line) in (row..).zip(found).filter(|(_, line)| !line.name.is_empty()) {
        let named = match parts {
            ["connectedRanges", ..] => draft.connected_ranges.get(place).map(|range| &range.name),
            [_, vnet, ..] => vnet
                .parse::<usize>()
                .ok()
                .and_then(|vnet| draft.virtual_networks.get(vnet))
                .and_then(|vnet| vnet.subnets.get(place))
                .map(|subnet| &subnet.name),
            _ => None,
        };
        if named.is_none_or(String::is_empty) {
            edits.push(Edit::text(format!("{list}/{place}/name"), &line.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, lines};

    #[test]
    fn a_list_without_end_is_taken_to_a_bound_and_the_rest_handed_back() {
        for between in ["\n", ", ", " "] {
            let ranges: Vec<String> = (0..5_000_u32)
                .map(|place| format!("10.{}.{}.0/24", place / 256, place % 256))
                .collect();
            let (found, rest) = lines(&ranges.join(between));
            assert_eq!((found.len(), rest.len()), (MOST, 3_000));
            assert_eq!(found[0].block.to_string(), ranges[0]);
            assert_eq!(rest, ranges[MOST..], "{between:?}");
        }
    }

    #[test]
    fn names_masks_and_ranges_of_addresses_are_understood() {
        let (found, rest) = lines(
            "vnet-spoke  10.240.0.0/16\n10.0.0.0 255.255.0.0, 10.1.0.0 - 10.1.255.255\nsome words\n10.2.0.0/24 10.3.0.0/24",
        );
        let texts: Vec<String> = found
            .iter()
            .map(|line| format!("{} {}", line.name, line.block))
            .collect();
        assert_eq!(
            texts,
            [
                "vnet-spoke 10.240.0.0/16",
                " 10.0.0.0/16",
                " 10.1.0.0/16",
                " 10.2.0.0/24",
                " 10.3.0.0/24"
            ]
        );
        assert_eq!(rest, ["some words"]);
    }
}

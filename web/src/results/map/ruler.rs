//! All ranges on rulers: lanes above one another, so that what overlaps is seen.

use aksnet_core::azure::ranges;
use aksnet_core::cidr::Block;
use aksnet_core::sorting;

use super::drawing::{
    Drawing, EVERYWHERE, NO_FIELD, RULER, WHOLE, WIDE, Words, first_fitting, widths_of,
};
use super::overlaps::{Kind, Overlap, Span};
use super::vnet::share;
use crate::results::amount::listed;
use crate::results::scale::thousandths;

/// Height of a lane. Unit: CSS pixels.
const LANE: u64 = 22;
/// Height of a bar in it.
const BAR: u64 = 14;
/// Where the first lane begins.
const TOP: u64 = 18;
/// Connected ranges that have a lane each; more of them share one.
const LANES: usize = 8;
/// Overlaps magnified under a ruler.
const MAGNIFIED: usize = 3;
/// Bars are at least so wide for the eye. Unit: thousandths of a percent.
const SIGHT: u64 = 600;

/// A ruler with its lanes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ruler {
    /// The block it shows.
    pub(super) block: Block,
    /// Names of the lanes, from the top.
    pub(super) lanes: Vec<Lane>,
    /// The lanes.
    pub(super) drawing: Drawing,
    /// Overlaps in it, each magnified.
    pub(super) magnified: Vec<Magnified>,
    /// Overlaps that are not magnified.
    pub(super) more: usize,
}

/// Name of a lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    /// The name.
    pub(super) name: String,
    /// What to add where there is room.
    pub(super) note: &'static str,
}

/// Two ranges that meet, beside each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Magnified {
    /// Their names, the larger first.
    pub(super) names: [String; 2],
    /// The two.
    pub(super) drawing: Drawing,
}

/// The rulers of a plan, in address order: one for each private space, and one for each /8 beside them.
pub(super) fn rulers(spans: &[Span], overlaps: &[Overlap]) -> Vec<Ruler> {
    let mut blocks: Vec<Block> = Vec::new();
    for span in spans.iter().filter(|span| span.kind != Kind::Reserved) {
        let block = ruler_of(span.block);
        if !blocks.iter().any(|other| other.contains(block)) {
            blocks.retain(|other| !block.contains(*other));
            blocks.push(block);
        }
    }
    sorting::sort(&mut blocks);
    blocks
        .into_iter()
        .map(|block| ruler(block, spans, overlaps))
        .collect()
}

/// The ruler a block belongs on.
fn ruler_of(block: Block) -> Block {
    let private = ranges::PRIVATE.iter().map(|range| range.block);
    let mut private = private.filter(|private| private.contains(block));
    let eighth = || Block::containing(block.first(), block.prefix().min(8));
    private.next().or_else(eighth).unwrap_or(block)
}

fn ruler(block: Block, spans: &[Span], overlaps: &[Overlap]) -> Ruler {
    let inside = |span: &Span| block.contains(span.block);
    let lanes = lanes(spans, inside);
    let mut drawing = Drawing {
        height: TOP.saturating_add(LANE.saturating_mul(count(lanes.len()))),
        ..Drawing::default()
    };
    axis(&mut drawing, block);
    for (place, (_, entries)) in lanes.iter().enumerate() {
        let y = TOP.saturating_add(LANE.saturating_mul(count(place)));
        lane(&mut drawing, block, y, entries, spans, overlaps);
    }
    let here: Vec<&Overlap> = overlaps
        .iter()
        .filter(|overlap| block.contains(overlap.shared))
        .collect();
    drawing.title = title(block, &here, spans);
    Ruler {
        block,
        lanes: lanes.into_iter().map(|(lane, _)| lane).collect(),
        drawing,
        magnified: here
            .iter()
            .take(MAGNIFIED)
            .filter_map(|overlap| magnify(overlap, spans))
            .collect(),
        more: here.len().saturating_sub(MAGNIFIED),
    }
}

fn count(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}

/// The lanes of a ruler, each with the places of its ranges.
fn lanes(spans: &[Span], inside: impl Fn(&Span) -> bool) -> Vec<(Lane, Vec<usize>)> {
    let connected = spans
        .iter()
        .filter(|span| matches!(span.kind, Kind::Connected(_)));
    let share = connected.filter(|span| inside(span)).count() > LANES;
    let mut lanes: Vec<(Lane, Vec<usize>)> = Vec::new();
    for (place, span) in spans.iter().enumerate().filter(|(_, span)| inside(span)) {
        let (name, note) = match span.kind {
            Kind::Vnet(_) => ("VNets", ""),
            Kind::Pods(false) => (span.name.as_str(), ", not used now"),
            Kind::Connected(_) if share => ("Connected ranges", ""),
            _ => (span.name.as_str(), ""),
        };
        match lanes.iter_mut().find(|(lane, _)| lane.name == name) {
            Some((_, entries)) => entries.push(place),
            None => lanes.push((
                Lane {
                    name: name.to_owned(),
                    note,
                },
                vec![place],
            )),
        }
    }
    lanes
}

/// Four lines with their addresses.
fn axis(drawing: &mut Drawing, block: Block) {
    let prefix = block.prefix().saturating_add(2).min(32);
    for quarter in 0..4_u64 {
        let Some(part) = block.subblock(prefix, quarter) else {
            continue;
        };
        let x = thousandths(quarter, 4);
        drawing.mark(
            "g0",
            (x, 0),
            (12, drawing.height.saturating_sub(12)),
            &NO_FIELD,
        );
        drawing.words(Words {
            x,
            y: 9,
            text: beginning(part).into(),
            anchor: "",
            class: "m",
            pages: if quarter % 2 == 0 { EVERYWHERE } else { WIDE },
        });
    }
}

/// An address without the zeros at its end: "10.64".
fn beginning(block: Block) -> String {
    let text = block.first().to_string();
    let mut short = text.as_str();
    while let Some(rest) = short.strip_suffix(".0").filter(|rest| rest.contains('.')) {
        short = rest;
    }
    short.to_owned()
}

/// One lane: its ranges, what overlaps, and their names where there is room.
fn lane(
    drawing: &mut Drawing,
    ruler: Block,
    y: u64,
    entries: &[usize],
    spans: &[Span],
    overlaps: &[Overlap],
) {
    let bars: Vec<(u64, u64)> = entries
        .iter()
        .filter_map(|place| spans.get(*place))
        .map(|span| {
            let (x, width) = share(span.block, ruler);
            (x, width.max(SIGHT))
        })
        .collect();
    // What is taken on each width of page.
    let mut taken = [bars.clone(), bars.clone(), bars.clone()];
    for (place, (x, width)) in entries.iter().zip(bars) {
        let Some(span) = spans.get(*place) else {
            continue;
        };
        let class = match span.kind {
            Kind::Vnet(_) => "used",
            Kind::Pods(false) => "idle",
            Kind::Reserved => "resv",
            Kind::Pods(true) | Kind::Services | Kind::Connected(_) => "kept",
        };
        drawing.mark(class, (x, width), (y, BAR), &span.path);
        for overlap in overlaps
            .iter()
            .filter(|it| it.larger == *place || it.smaller == *place)
        {
            let (x, width) = share(overlap.shared, ruler);
            drawing.mark("ovl", (x, width.max(SIGHT)), (y, BAR), &span.path);
        }
        label(drawing, span, (x, width), y.saturating_add(11), &mut taken);
    }
}

/// The range of a bar, beside it where there is room.
fn label(
    drawing: &mut Drawing,
    span: &Span,
    bar: (u64, u64),
    y: u64,
    taken: &mut [Vec<(u64, u64)>; 3],
) {
    let text = span.block.to_string();
    let widths = widths_of(text.len().saturating_add(1), RULER);
    // Towards the middle of the ruler first.
    let late = bar.0 > WHOLE.div_euclid(2);
    let mut side = None;
    let mut pages = [false; 3];
    for ((taken, page), width) in taken.iter_mut().zip(&mut pages).zip(widths).rev() {
        // On the widest page it takes either side; on the others it stays there.
        let place = match side {
            None => beside(bar, width, late, taken).or_else(|| beside(bar, width, !late, taken)),
            Some(left) => beside(bar, width, left, taken),
        };
        let Some((left, at)) = place else {
            break;
        };
        side = Some(left);
        *page = true;
        taken.push(at);
    }
    let (x, width) = bar;
    let gap = 900;
    let left = side == Some(true);
    drawing.words(Words {
        x: if left {
            x.saturating_sub(gap)
        } else {
            x.saturating_add(width).saturating_add(gap)
        },
        y,
        text: text.into(),
        anchor: if left { "end" } else { "" },
        class: "m",
        pages,
    });
}

/// The side of a bar and the place there, if nothing is in it yet.
fn beside(
    (x, width): (u64, u64),
    length: u64,
    left: bool,
    taken: &[(u64, u64)],
) -> Option<(bool, (u64, u64))> {
    let from = if left {
        x.checked_sub(length)?
    } else {
        x.saturating_add(width)
    };
    let end = from.saturating_add(length);
    let clear = |(x, width): &(u64, u64)| x.saturating_add(*width) <= from || *x >= end;
    (end <= WHOLE && taken.iter().all(clear)).then_some((left, (from, length)))
}

/// Two ranges that meet, with what they share.
fn magnify(overlap: &Overlap, spans: &[Span]) -> Option<Magnified> {
    let (larger, smaller) = (spans.get(overlap.larger)?, spans.get(overlap.smaller)?);
    let mut drawing = Drawing {
        height: 40,
        title: format!(
            "{} {} and {} {} share {}.",
            larger.name, larger.block, smaller.name, smaller.block, overlap.shared
        ),
        ..Drawing::default()
    };
    let across = share(overlap.shared, larger.block);
    drawing.mark("kept", (0, WHOLE), (0, 16), &larger.path);
    drawing.mark("ovl", across, (0, 16), &larger.path);
    drawing.mark("ovl", across, (22, 16), &smaller.path);
    let note = match (larger.kind, smaller.kind) {
        (Kind::Services | Kind::Pods(_), Kind::Connected(_))
        | (Kind::Connected(_), Kind::Services | Kind::Pods(_)) => ", out of reach for pods",
        _ => "",
    };
    let block = smaller.block.to_string();
    let end = across.0.saturating_add(across.1);
    let right = WHOLE.saturating_sub(end) >= across.0;
    let free = if right {
        WHOLE.saturating_sub(end)
    } else {
        across.0
    };
    for (text, pages) in first_fitting(
        &[format!("{block}{note}").into(), block.into()],
        free,
        RULER,
    ) {
        drawing.words(Words {
            x: if right {
                end.saturating_add(900)
            } else {
                across.0.saturating_sub(900)
            },
            y: 34,
            text,
            anchor: if right { "" } else { "end" },
            class: "m",
            pages,
        });
    }
    Some(Magnified {
        names: [
            format!("{} {}", larger.name, larger.block),
            smaller.name.clone(),
        ],
        drawing,
    })
}

/// "On the 10.0.0.0/8 ruler only Services 10.0.0.0/16 and Branch offices 10.0.64.0/18 overlap."
fn title(block: Block, here: &[&Overlap], spans: &[Span]) -> String {
    let name = |place: usize| {
        let span = spans.get(place);
        span.map_or_else(String::new, |span| format!("{} {}", span.name, span.block))
    };
    let pairs = here
        .iter()
        .take(MAGNIFIED)
        .map(|overlap| listed(&[name(overlap.larger), name(overlap.smaller)]));
    let pairs: Vec<String> = pairs.collect();
    match (here.len(), pairs.as_slice()) {
        (0, _) => format!("Nothing overlaps on the {block} ruler."),
        (1, [pair]) => format!("On the {block} ruler only {pair} overlap."),
        (all, pairs) => format!(
            "On the {block} ruler {all} pairs of ranges overlap: {}.",
            pairs.join("; ")
        ),
    }
}

#[cfg(test)]
mod tests;

//! A VNet, drawn to scale: each row magnifies a part of the one above.

use aksnet_core::cidr::Block;
use aksnet_core::rules::grouped;

use yew::AttrValue;

use super::drawing::{Drawing, Lens, NO_FIELD, Spot, WHOLE, Words, pages};
use super::items::{Space, Subnet};
use super::needs;
use super::zoom::is_seen;
use crate::results::scale::thousandths;

/// Height of the row that shows the whole where rows follow. Unit: CSS pixels.
const THIN_ROW: u64 = 14;
/// Height of any other row.
const ROW: u64 = 26;
/// Room between a row and the one that magnifies it.
const GAP: u64 = 20;
/// A subnet narrower than this share is drawn as one mark, and joined with its neighbours.
const TINY: u64 = 300;

/// Draws a VNet in some rows, the first of which is the whole.
pub(super) fn draw(space: &Space, rows: &[Block]) -> Drawing {
    let mut drawing = Drawing {
        title: title(space),
        ..Drawing::default()
    };
    let mut y = 0;
    // Needs are drawn once, under the first row in which their subnet is seen.
    let mut drawn: Vec<&str> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let (first, next) = (place == 0, rows.get(place.saturating_add(1)));
        let overview = first && next.is_some();
        let height = if overview { THIN_ROW } else { ROW };
        let row = Row {
            block: *row,
            y,
            height,
        };
        let subnets: Vec<&Subnet> = space
            .subnets
            .iter()
            .filter(|subnet| row.block.overlaps(subnet.block))
            .collect();
        row.paint(&mut drawing, &subnets, overview);
        y = y.saturating_add(height);
        if next.is_none() {
            y = row.captions(&mut drawing, &subnets, space.block);
        } else if !overview {
            row.names(&mut drawing, &subnets);
        }
        for subnet in subnets {
            let seen = is_seen(subnet.block, row.block) && row.block.contains(subnet.block);
            if seen && !overview && !drawn.contains(&subnet.path.as_str()) {
                drawn.push(&subnet.path);
                y = needs::draw(&mut drawing, subnet, row.block, y);
            }
        }
        if let Some(next) = next {
            let bottom = row.y.saturating_add(height);
            y = y.max(bottom).saturating_add(GAP);
            drawing.lenses.push(Lens {
                y: bottom,
                height: y.saturating_sub(bottom),
                part: {
                    let (x, width) = share(*next, row.block);
                    (x, x.saturating_add(width))
                },
            });
        }
    }
    drawing.height = y;
    drawing
}

/// Where a block lies in a row, and how much of it it takes.
pub(super) fn share(block: Block, row: Block) -> (u64, u64) {
    let from = u64::from(block.first_u32()).saturating_sub(u64::from(row.first_u32()));
    (
        thousandths(from, row.size()),
        thousandths(block.size(), row.size()),
    )
}

/// A row being drawn.
struct Row {
    block: Block,
    y: u64,
    height: u64,
}

impl Row {
    const fn down(&self) -> (u64, u64) {
        (self.y, self.height)
    }

    /// Free space, subnets and what is in them.
    fn paint(&self, drawing: &mut Drawing, subnets: &[&Subnet], overview: bool) {
        drawing.mark("free", (0, WHOLE), self.down(), &NO_FIELD);
        let mut tiny: Option<(u64, u64)> = None;
        for subnet in subnets {
            let (x, width) = self.clipped(subnet.block);
            if width < TINY {
                // Neighbours too narrow to tell apart are one mark.
                tiny = Some(match tiny {
                    Some((from, all)) if x <= from.saturating_add(all).saturating_add(TINY) => {
                        (from, x.saturating_add(width).saturating_sub(from))
                    }
                    other => {
                        self.paint_tiny(drawing, other);
                        (x, width)
                    }
                });
                continue;
            }
            self.paint_tiny(drawing, tiny.take());
            self.paint_subnet(drawing, subnet, (x, width), overview);
        }
        self.paint_tiny(drawing, tiny);
        for block in overlaps(subnets) {
            drawing.mark("ovl", self.clipped(block), self.down(), &NO_FIELD);
        }
    }

    fn paint_tiny(&self, drawing: &mut Drawing, tiny: Option<(u64, u64)>) {
        if let Some(across) = tiny {
            drawing.mark("used", across, self.down(), &NO_FIELD);
        }
    }

    fn paint_subnet(
        &self,
        drawing: &mut Drawing,
        subnet: &Subnet,
        (x, width): (u64, u64),
        overview: bool,
    ) {
        let path = &subnet.path;
        if overview || !is_seen(subnet.block, self.block) {
            drawing.mark("used", (x, width), self.down(), path);
            return;
        }
        drawing.mark("sub", (x, width), self.down(), path);
        let units = |units: u64| thousandths(units, self.block.size());
        // All kept addresses but the last stand at the beginning.
        let before = units(subnet.kept.saturating_sub(1));
        let used = units(subnet.used.min(subnet.usable()));
        if used > 0 {
            drawing.mark("used", (x.saturating_add(before), used), self.down(), path);
        }
        drawing.mark("resv", (x, before), self.down(), path);
        if subnet.kept > 0 {
            let last = x.saturating_add(width).saturating_sub(units(1).max(1));
            drawing.mark("resv", (last, units(1)), self.down(), path);
        }
    }

    /// Names inside the subnets, and how much is free between them.
    fn names(&self, drawing: &mut Drawing, subnets: &[&Subnet]) {
        let y = self.y.saturating_add(17);
        for subnet in subnets {
            let (x, width) = self.clipped(subnet.block);
            // Nothing can be read on the dark marks of the kept addresses.
            let kept = |units: u64| thousandths(units, self.block.size());
            let x = x.saturating_add(kept(subnet.kept.saturating_sub(1)));
            let width = width.saturating_sub(kept(subnet.kept));
            let spot = Spot {
                x: x.saturating_add(600),
                y,
                class: "in",
            };
            // Bold letters are wider.
            let width = width.saturating_mul(9).div_euclid(10);
            drawing.fitted(spot, width, &[subnet.name.clone(), subnet.short.clone()]);
        }
        self.gaps(drawing, subnets, y);
    }

    /// How much is free between subnets.
    fn gaps(&self, drawing: &mut Drawing, subnets: &[&Subnet], base: u64) {
        let mut from = u64::from(self.block.first_u32());
        let end = from.saturating_add(self.block.size());
        let start = from;
        let edges = subnets.iter().map(|subnet| {
            let first = u64::from(subnet.block.first_u32());
            (first, first.saturating_add(subnet.block.size()))
        });
        for (first, after) in edges.chain([(end, end)]) {
            let free = first.saturating_sub(from);
            if free > 0 {
                let x = thousandths(from.saturating_sub(start), self.block.size());
                let width = thousandths(free, self.block.size());
                let text = format!("free {}", grouped(free));
                drawing.words(Words {
                    x: x.saturating_add(width.div_euclid(2)),
                    y: base,
                    pages: pages(width, text.chars().count()),
                    text: text.into(),
                    anchor: "mid",
                    class: "",
                });
            }
            from = from.max(after);
        }
    }

    /// Names and ranges below the last row; returns where they end.
    fn captions(&self, drawing: &mut Drawing, subnets: &[&Subnet], whole: Block) -> u64 {
        self.gaps(drawing, subnets, self.y.saturating_add(17));
        let base = self.y.saturating_add(self.height).saturating_add(14);
        let seen: Vec<&&Subnet> = subnets
            .iter()
            .filter(|subnet| self.clipped(subnet.block).1 >= TINY)
            .collect();
        for (place, subnet) in seen.iter().enumerate() {
            let (x, _) = self.clipped(subnet.block);
            let next = seen.get(place.saturating_add(1));
            let end = next.map_or(WHOLE, |next| self.clipped(next.block).0);
            let width = end.saturating_sub(x);
            let range = tail(subnet.block, whole);
            let (used, usable) = (grouped(subnet.used), grouped(subnet.usable()));
            let mut ranges: Vec<AttrValue> = vec![range.clone().into()];
            // Of a subnet of somebody else it is not known how much is used.
            if subnet.used > 0 || subnet.needs.is_some() {
                ranges.insert(0, format!("{range}, {used} of {usable} used").into());
            }
            let spot = |down: u64, class: &'static str| Spot {
                x,
                y: base.saturating_add(down),
                class,
            };
            drawing.fitted(
                spot(0, "d"),
                width,
                &[subnet.name.clone(), subnet.short.clone()],
            );
            drawing.fitted(spot(15, ""), width, &ranges);
        }
        let lines = if seen.is_empty() { 0 } else { 34 };
        self.y.saturating_add(self.height).saturating_add(lines)
    }

    /// Where a block lies in the row, cut off at its edges.
    fn clipped(&self, block: Block) -> (u64, u64) {
        match self.block.intersection(block) {
            Some(inside) => share(inside, self.block),
            None => (0, 0),
        }
    }
}

/// The end of a range, from the first octet in which it differs from the whole: ".4.16/28".
fn tail(block: Block, whole: Block) -> String {
    let text = block.to_string();
    let same = usize::from(whole.prefix().div_euclid(8)).min(3);
    let octets: Vec<&str> = text.splitn(4, '.').collect();
    match octets.get(same..) {
        Some(rest) if same > 0 => format!(".{}", rest.join(".")),
        _ => text,
    }
}

/// Parts of subnets that lie over another subnet.
fn overlaps(subnets: &[&Subnet]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut widest: Option<Block> = None;
    // In address order, so that a block can only meet the one that reaches farthest.
    for subnet in subnets {
        let meets = widest.and_then(|widest| widest.intersection(subnet.block));
        found.extend(meets);
        if widest.is_none_or(|widest| widest.last() < subnet.block.last()) {
            widest = Some(subnet.block);
        }
    }
    found
}

/// What the drawing shows.
fn title(space: &Space) -> String {
    let short = space.subnets.iter().filter_map(|subnet| {
        let [_, upgrade, full] = subnet.needs?.short;
        let [create, ..] = subnet.needs?.short;
        let short = match (create, upgrade, full) {
            (0, 0, 0) => return None,
            (0, 0, full) => format!("{} addresses short at full scale", grouped(full)),
            (0, upgrade, full) => format!(
                "{} addresses short to upgrade and {} at full scale",
                grouped(upgrade),
                grouped(full)
            ),
            (create, _, full) => format!(
                "{} addresses short to start and {} at full scale",
                grouped(create),
                grouped(full)
            ),
        };
        Some(format!("{} {} is {short}. ", subnet.name, subnet.block))
    });
    let count = u64::try_from(space.subnets.len()).unwrap_or(u64::MAX);
    format!(
        "{} {}: {}. {}{} of {} addresses are free.",
        space.name,
        space.block,
        crate::results::amount::amount(count, "subnet"),
        short.collect::<String>(),
        grouped(space.free),
        grouped(space.block.size()),
    )
}

#[cfg(test)]
mod tests;

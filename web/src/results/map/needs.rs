//! What pools need of a subnet, beside the subnet and to the same scale.

use aksnet_core::cidr::Block;
use aksnet_core::rules::grouped;

use yew::AttrValue;

use super::drawing::{Drawing, NO_FIELD, Pages, THIN, WHOLE, WIDE, Words, pages};
use super::items::Subnet;
use super::vnet::share;
use crate::results::scale::thousandths;

/// Draws the need of a subnet under its row, from `y` on; returns where it ends.
///
/// Addresses nobody gets count too, so that the bar can be held against the prefixes.
pub(super) fn draw(drawing: &mut Drawing, subnet: &Subnet, row: Block, y: u64) -> u64 {
    let Some(needs) = subnet.needs else {
        return y;
    };
    let [create, upgrade, full] = needs.stages;
    let beside = subnet
        .kept
        .saturating_add(subnet.used)
        .saturating_sub(create);
    let all = |units: u64| units.saturating_add(beside);
    let x = share(subnet.block, row).0;
    let at = |units: u64| x.saturating_add(thousandths(units, row.size())).min(WHOLE);
    let (top, size) = (y.saturating_add(12), subnet.block.size());
    let most = all(create.max(upgrade).max(full));
    let bar = (top, 10);
    let path = &subnet.path;
    drawing.mark("used", (x, at(most.min(size)).saturating_sub(x)), bar, path);
    if most > size {
        drawing.mark(
            "miss",
            (at(size), at(most).saturating_sub(at(size))),
            bar,
            path,
        );
    }
    for units in [create, upgrade] {
        if all(units) < most {
            drawing.mark("stop", (at(all(units)), 0), bar, &NO_FIELD);
        }
    }
    let line = top.saturating_add(25);
    let prefix = subnet.block.prefix();
    end(
        drawing,
        at(size),
        (y.saturating_sub(8), 38),
        line,
        prefix,
        "gt",
    );
    let double = size.saturating_mul(2);
    // The next larger prefix is shown where the row reaches so far.
    let reach = x.saturating_add(thousandths(double, row.size())) <= WHOLE;
    if let Some(prefix) = prefix.checked_sub(1).filter(|_| reach && most > size) {
        end(
            drawing,
            at(double),
            (top.saturating_sub(4), 18),
            line,
            prefix,
            "kept",
        );
    }
    words(
        drawing,
        needs.stages,
        needs.short,
        at(most.max(double)),
        top,
    )
}

/// Where a prefix ends.
fn end(
    drawing: &mut Drawing,
    x: u64,
    down: (u64, u64),
    base: u64,
    prefix: u8,
    class: &'static str,
) {
    drawing.mark(
        class,
        (x.min(WHOLE.saturating_sub(200)), 0),
        down,
        &NO_FIELD,
    );
    drawing.words(Words {
        x,
        y: base,
        text: format!("/{prefix} ends").into(),
        anchor: if x > 95_000 { "end" } else { "mid" },
        class: "",
        pages: if x < 4_000 { [false; 3] } else { WIDE },
    });
}

/// "248 to start, 310 to upgrade, 465 at full": beside the bar where there is room, else below it.
fn words(drawing: &mut Drawing, stages: [u64; 3], short: [u64; 3], from: u64, top: u64) -> u64 {
    let [create, upgrade, full] = stages.map(grouped);
    let text: AttrValue = format!("{create} to start, {upgrade} to upgrade, {full} at full").into();
    let class = if short == [0; 3] { "d" } else { "bad" };
    let free = WHOLE.saturating_sub(from).saturating_sub(1_000);
    let [_, wide, roomy] = pages(free, text.chars().count());
    let mut say = |x: u64, y: u64, pages: Pages| {
        drawing.words(Words {
            x,
            y,
            text: text.clone(),
            anchor: "",
            class,
            pages,
        });
    };
    say(
        from.saturating_add(1_000),
        top.saturating_add(9),
        [false, wide, roomy],
    );
    // On a phone the names of the prefixes are left out, and their line is free.
    say(0, top.saturating_add(25), THIN);
    let below = top.saturating_add(40);
    say(0, below, [false, !wide, !roomy]);
    if wide && roomy {
        top.saturating_add(28)
    } else {
        below.saturating_add(4)
    }
}

//! The map as a table.

use aksnet_core::cidr::Block;
use aksnet_core::rules::grouped;

use super::items::Space;
use super::overlaps::{Kind, Overlap, Span};
use crate::markup::{Tag, tag};
use crate::results::findings::field_link;

/// Headings of the columns.
const HEAD: [&str; 7] = [
    "Name",
    "Range",
    "Addresses",
    "Kept by Azure",
    "Used to start",
    "Free",
    "Overlaps",
];

/// Everything the drawings show.
pub(super) struct Table<'a> {
    /// VNets and their subnets.
    pub(super) spaces: &'a [Space],
    /// All ranges.
    pub(super) spans: &'a [Span],
    /// Those that meet.
    pub(super) overlaps: &'a [Overlap],
}

impl Table<'_> {
    /// All of it as text: each range links to its field.
    pub(super) fn show(&self) -> Tag {
        let mut head = tag("tr");
        for (place, name) in HEAD.into_iter().enumerate() {
            let number = matches!(place, 2..=5);
            let cell = tag("th").class(if number { "r" } else { "" });
            head = head.with(cell.set("scope", "col").text(name));
        }
        let others = self.spans.iter().enumerate();
        let others =
            others.filter(|(_, span)| !matches!(span.kind, Kind::Vnet(_) | Kind::Reserved));
        let others = others.map(|(place, span)| {
            let size = [Some(span.block.size()), None, None, None];
            row(&span.name, &span.path, span.block, size, &self.meets(place))
        });
        let spaces = self.spaces.iter().flat_map(|space| self.of_space(space));
        tag("table")
            .class("ranges")
            .with(tag("thead").with(head))
            .with(tag("tbody").all(spaces).all(others))
    }

    fn of_space(&self, space: &Space) -> Vec<Tag> {
        let place = self.spans.iter().position(|span| span.path == space.path);
        let meets = place.map(|place| self.meets(place)).unwrap_or_default();
        let own = [Some(space.block.size()), None, None, Some(space.free)];
        let mut rows = vec![row(&space.name, &space.path, space.block, own, &meets)];
        rows.extend(space.subnets.iter().map(|subnet| {
            let name = format!("{} / {}", space.name, subnet.name);
            let free = subnet.usable().saturating_sub(subnet.used);
            let numbers = [subnet.block.size(), subnet.kept, subnet.used, free];
            row(&name, &subnet.path, subnet.block, numbers.map(Some), "")
        }));
        rows
    }

    /// Names of the ranges that a range meets.
    fn meets(&self, place: usize) -> String {
        let mut names: Vec<&str> = Vec::new();
        for overlap in self.overlaps {
            let other = match (overlap.larger == place, overlap.smaller == place) {
                (true, _) => overlap.smaller,
                (_, true) => overlap.larger,
                _ => continue,
            };
            names.extend(self.spans.get(other).map(|span| span.name.as_str()));
        }
        names.join(", ")
    }
}

fn row(name: &str, path: &str, block: Block, numbers: [Option<u64>; 4], meets: &str) -> Tag {
    let numbers = numbers.map(|number| {
        let number = number.map(grouped).unwrap_or_default();
        tag("td").class("r").text(&number)
    });
    tag("tr")
        .with(tag("th").set("scope", "row").with(field_link(path, name)))
        .with(tag("td").with(tag("code").text(&block.to_string())))
        .all(numbers)
        .with(tag("td").text(meets))
}

//! The map as a table.

use aksnet_core::cidr::Block;
use aksnet_core::rules::grouped;

use super::items::Space;
use super::overlaps::{Kind, Overlap, Span};
use crate::markup::{Tag, tag};
use crate::planner::Regions;
use crate::results::findings::field_link;
use crate::results::markdown::table;

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
    /// The parts of the page that are shown.
    pub(super) regions: Regions,
}

/// A line of it.
struct Line {
    name: String,
    /// The field it is about, as a JSON Pointer.
    path: String,
    block: Block,
    /// Addresses, those Azure keeps, those in use from the start, free ones.
    numbers: [Option<u64>; 4],
    /// Names of the ranges it meets.
    meets: String,
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
        let lines = self.lines().into_iter();
        tag("table")
            .class("ranges")
            .with(tag("thead").with(head))
            .with(tag("tbody").all(lines.map(|line| line.show(self.regions))))
    }

    /// All of it as Markdown.
    pub(super) fn markdown(&self) -> String {
        let rows = self.lines().into_iter().map(|line| {
            let [name, block] = [line.name, line.block.to_string()];
            let numbers = line.numbers.map(|it| it.map(grouped).unwrap_or_default());
            let cells = [name, block].into_iter().chain(numbers);
            cells.chain([line.meets]).collect()
        });
        table("Address map", &HEAD, &rows.collect::<Vec<_>>())
    }

    fn lines(&self) -> Vec<Line> {
        let others = self.spans.iter().enumerate();
        let others =
            others.filter(|(_, span)| !matches!(span.kind, Kind::Vnet(_) | Kind::Reserved));
        let others = others.map(|(place, span)| Line {
            name: span.name.clone(),
            path: span.path.to_string(),
            block: span.block,
            numbers: [Some(span.block.size()), None, None, None],
            meets: self.meets(place),
        });
        let spaces = self.spaces.iter().flat_map(|space| self.of_space(space));
        spaces.chain(others).collect()
    }

    fn of_space(&self, space: &Space) -> Vec<Line> {
        let place = self.spans.iter().position(|span| span.path == space.path);
        let mut lines = vec![Line {
            name: space.name.clone(),
            path: space.path.to_string(),
            block: space.block,
            numbers: [Some(space.block.size()), None, None, Some(space.free)],
            meets: place.map(|place| self.meets(place)).unwrap_or_default(),
        }];
        lines.extend(space.subnets.iter().map(|subnet| {
            let free = subnet.usable().saturating_sub(subnet.used);
            let numbers = [subnet.block.size(), subnet.kept, subnet.used, free];
            Line {
                name: format!("{} / {}", space.name, subnet.name),
                path: subnet.path.to_string(),
                block: subnet.block,
                numbers: numbers.map(Some),
                meets: String::new(),
            }
        }));
        lines
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

impl Line {
    fn show(&self, regions: Regions) -> Tag {
        let numbers = self.numbers.map(|number| {
            let number = number.map(grouped).unwrap_or_default();
            tag("td").class("r").text(&number)
        });
        let name = field_link(&self.path, &self.name, regions);
        tag("tr")
            .with(tag("th").set("scope", "row").with(name))
            .with(tag("td").with(tag("code").text(&self.block.to_string())))
            .all(numbers)
            .with(tag("td").text(&self.meets))
    }
}

//! VNets and their subnets.

use super::group::group;
use super::more::add;
use super::vnet_rows::{vnet_rows, vnet_sheets};
use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::planner::Planner;

/// With more subnets than this, a browser is not made to lay out all of them.
const MANY: usize = 120;

/// VNets and their subnets, a row each.
pub(super) fn networks(planner: &Planner) -> Tag {
    let vnets = &planner.draft.virtual_networks;
    let subnets: usize = vnets.iter().map(|vnet| vnet.subnets.len()).sum();
    let note = format!(
        "{}, {}",
        counted(vnets.len(), "VNet"),
        counted(subnets, "subnet")
    );
    let page = (&*planner.view, &planner.locks);
    group(page, "networks", "Networks", &note, || {
        let (places, head) = (0..vnets.len(), head(["Name", "Range", "Usable", "Used by"]));
        let table = if subnets > MANY {
            let sheets = places.flat_map(|place| vnet_sheets(planner, place));
            let head = tag("table").class("grid").with(columns()).with(head);
            tag("div").class("sheets").with(head).nodes(sheets)
        } else {
            let rows = places.map(|place| vnet_rows(planner, place));
            tag("table").class("grid nets").with(head).all(rows)
        };
        let free = planner.locks.list_by("/virtualNetworks").is_none();
        let adds = free.then(|| {
            let add = add("Add VNet", Deed::AddVnet, "");
            tag("p").class("row adds").with(add).into()
        });
        [table.into()].into_iter().chain(adds).collect()
    })
}

/// Headings of a table of ranges: the third is a number, and buttons follow.
pub(super) fn head(names: [&str; 4]) -> Tag {
    let [name, range, number, state] = names.map(|name| tag("th").text(name));
    let row = tag("tr")
        .with(name)
        .with(range)
        .with(number.class("r"))
        .with(state);
    tag("thead").with(row.with(tag("th").with(tag("span").class("vh").text("More"))))
}

/// The columns, where their widths do not depend on what is in them.
pub(super) fn columns() -> Tag {
    let columns = ["name", "range", "size", "use", "end"];
    tag("colgroup").all(columns.map(|column| tag("col").class(column)))
}

/// "1 subnet", "7 subnets".
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

//! A VNet: its own row, and one for each of its subnets.

use aksnet_core::cidr::Block;
use aksnet_core::model::{FieldError, Item, VirtualNetwork};
use aksnet_core::rules::grouped;
use yew::Html;

use super::more::{add, arrange};
use super::names::names;
use super::networks::columns;
use super::ranges::Ranges;
use super::subnet_row::rest_row;
use super::subnet_sheet::SubnetSheet;
use crate::deed::Deed;
use crate::markup::{Tag, kept, list, tag};
use crate::planner::{Locks, Planner, next_subnet};

/// A VNet and its subnets, as one body of a table.
pub(super) fn vnet_rows(planner: &Planner, place: usize) -> Tag {
    tag("tbody")
        .class("net")
        .key(&place.to_string())
        .node(own_rows(planner, place))
        .nodes(sheets(planner, place))
        .node(AddRow::of(planner, place).show())
}

/// A VNet and its subnets, sheet by sheet, each a table of its own: a browser lays out those in sight.
pub(super) fn vnet_sheets(planner: &Planner, place: usize) -> Vec<Html> {
    let mut sheets = SubnetSheet::all(planner, place).enumerate().peekable();
    let mut nodes = Vec::new();
    while let Some((sheet, rows)) = sheets.next() {
        let key = rows.key();
        let table = Sheet {
            own: (sheet == 0).then(|| VnetRow::of(planner, place)),
            height: rows.len().div_ceil(8),
            rows,
            add: sheets.peek().is_none().then(|| AddRow::of(planner, place)),
        };
        // One more sheet leaves the others where they are.
        nodes.push(kept(&key, table, Sheet::show));
    }
    nodes
}

/// A sheet: the first of a VNet begins with its row, the last ends with the one that adds a subnet.
#[derive(PartialEq)]
struct Sheet {
    own: Option<VnetRow>,
    rows: SubnetSheet,
    add: Option<AddRow>,
    /// Its height while it is out of sight, in steps of eight rows.
    height: usize,
}

impl Sheet {
    fn show(&self) -> Html {
        let body = tag("tbody").nodes(self.own.as_ref().map(VnetRow::show));
        let body = body.node(self.rows.show());
        let body = body.nodes(self.add.as_ref().map(AddRow::show));
        let table = tag("table").class("grid nets").with(columns()).with(body);
        let sheet = tag("div").classes(&["sheet", &format!("rows-{}", self.height)]);
        sheet.with(table).into()
    }
}

/// The subnets of a VNet, sheet by sheet.
fn sheets(planner: &Planner, place: usize) -> Vec<Html> {
    let sheets = SubnetSheet::all(planner, place);
    let sheets = sheets.map(|sheet| kept(&sheet.key(), sheet, SubnetSheet::show));
    sheets.collect()
}

/// The last row of a VNet: one more subnet, where there may be one.
#[derive(PartialEq)]
struct AddRow {
    place: usize,
    name: String,
    /// The VNet as it was read, where the next subnet gets its range.
    read: Option<Item<VirtualNetwork>>,
    /// Whether somebody has set which subnets there are.
    held: bool,
}

impl AddRow {
    fn of(planner: &Planner, place: usize) -> Self {
        let list = format!("/virtualNetworks/{place}/subnets");
        let vnet = planner.draft.virtual_networks.get(place);
        Self {
            place,
            name: vnet.map_or_else(String::new, |vnet| vnet.name.clone()),
            read: planner.outcome.plan.virtual_networks.get(place).cloned(),
            held: planner.locks.list_by(&list).is_some(),
        }
    }

    fn show(&self) -> Html {
        if self.held {
            return Html::default();
        }
        let button = add("Add subnet", Deed::AddSubnet, &self.place.to_string())
            .set("aria-label", &format!("Add subnet to {}", self.name));
        let next = self.read.as_ref().and_then(|vnet| next_subnet(vnet));
        let next = next.map(|next| {
            let block = tag("code").text(&next.to_string());
            tag("small").text("next free ").with(block)
        });
        let cell = tag("td")
            .set("colspan", "5")
            .with(button)
            .text(" ")
            .all(next);
        tag("tr").class("add").with(cell).into()
    }
}

/// The row of the VNet itself, what is wrong with it, and the rest of its fields.
fn own_rows(planner: &Planner, place: usize) -> Html {
    let key = format!("/virtualNetworks/{place}");
    kept(&key, VnetRow::of(planner, place), VnetRow::show)
}

/// What the row of a VNet shows.
#[derive(PartialEq)]
struct VnetRow {
    place: usize,
    name: String,
    prefixes: Vec<String>,
    peerings: Vec<String>,
    /// Names of the VNets it may be peered with, where all of its fields are shown.
    others: Vec<String>,
    /// The VNet as it was read, which says how much of it is free.
    read: Option<Item<VirtualNetwork>>,
    /// What is wrong with its ranges.
    errors: Vec<FieldError>,
    /// Whether all of its fields are shown.
    open: bool,
    /// Who has set which fields.
    locks: Locks,
}

impl VnetRow {
    /// The row of the VNet at a place.
    fn of(planner: &Planner, place: usize) -> Self {
        let path = format!("/virtualNetworks/{place}");
        let vnets = &planner.draft.virtual_networks;
        let vnet = vnets.get(place);
        let name = vnet.map_or("", |vnet| vnet.name.as_str());
        let open = planner.view.is_open(&path);
        let others = vnets.iter().filter(|_| open).map(|vnet| &vnet.name);
        let others = others.filter(|other| *other != name);
        let ranges = format!("{path}/addressPrefixes/");
        let errors = planner.outcome.errors.iter();
        let errors = errors.filter(|error| error.path.starts_with(&ranges));
        Self {
            place,
            others: others.cloned().collect(),
            read: planner.outcome.plan.virtual_networks.get(place).cloned(),
            errors: errors.cloned().collect(),
            open,
            locks: planner.locks.clone(),
            name: name.to_owned(),
            prefixes: vnet.map_or_else(Vec::new, |vnet| vnet.address_prefixes.clone()),
            peerings: vnet.map_or_else(Vec::new, |vnet| vnet.peerings.clone()),
        }
    }

    fn show(&self) -> Html {
        let path = &format!("/virtualNetworks/{}", self.place);
        let vnet = self.ranges(path);
        let free = self.read.as_ref().and_then(|vnet| free(vnet));
        let row = tag("tr")
            .class("vnet")
            .with(
                tag("th")
                    .set("scope", "rowgroup")
                    .with(vnet.name("VNet name")),
            )
            .with(tag("td").with(vnet.first()))
            .with(tag("td").class("r"))
            .with(tag("td").text(&free.unwrap_or_default()))
            .with(vnet.buttons(self.open));
        let rest = self.open.then(|| rest_row("5", self.rest(&vnet)));
        list(vec![row.into(), vnet.mistake(), rest.unwrap_or_default()])
    }

    fn ranges<'a>(&'a self, path: &'a str) -> Ranges<'a> {
        Ranges {
            path,
            name: &self.name,
            prefixes: &self.prefixes,
            errors: &self.errors,
            locks: &self.locks,
        }
    }

    /// Further ranges, and peerings.
    fn rest(&self, vnet: &Ranges<'_>) -> Tag {
        let Ranges {
            path, name, locks, ..
        } = *vnet;
        let peers = !self.others.is_empty() || !self.peerings.is_empty();
        let peerings = peers.then(|| {
            let others = self.others.iter().map(String::as_str);
            let label = format!("Peerings of {name}");
            let path = format!("{path}/peerings");
            let boxes = names(locks, &path, &self.peerings, others, &label);
            let title = tag("small").text("Peered with");
            tag("span").class("row").with(title).with(boxes)
        });
        tag("div")
            .class("row rest")
            .all(vnet.further())
            .all(peerings)
            .node(arrange(locks, path, name))
    }
}

/// "65,232 of 65,536 free".
fn free(vnet: &VirtualNetwork) -> Option<String> {
    let subnets = vnet.subnets.iter();
    let taken: Vec<Block> = subnets.filter_map(|subnet| subnet.block).collect();
    let sum = |blocks: &[Block]| {
        let sizes = blocks.iter().map(|block| block.size());
        sizes.fold(0_u64, u64::saturating_add)
    };
    let all: Vec<Block> = vnet.blocks().map(|(_, block)| block).collect();
    let free: Vec<Block> = all
        .iter()
        .flat_map(|block| aksnet_core::cidr::free(*block, &taken))
        .collect();
    (!all.is_empty()).then(|| format!("{} of {} free", grouped(sum(&free)), grouped(sum(&all))))
}

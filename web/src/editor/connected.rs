//! Ranges the VNets are connected to.

use aksnet_core::cidr::Block;
use aksnet_core::model::{ConnectedRange, ConnectedRangeDraft, FieldError, Item};
use aksnet_core::rules::grouped;
use yew::Html;

use super::below::Below;
use super::more::{add, arrange};
use super::names::names;
use super::networks::head;
use super::ranges::Ranges;
use super::subnet_row::rest_row;
use crate::deed::Deed;
use crate::mark::{Sign, state};
use crate::markup::{Tag, kept, list, tag};
use crate::planner::{Locks, Outcome};

/// Ranges the VNets are connected to, a row each.
pub(super) fn connected_ranges(page: &Below) -> Html {
    let note = "on-premises and elsewhere";
    page.group("connected", "Connected ranges", note, || {
        let ranges = page.draft.connected_ranges.iter();
        let rows = ranges.enumerate().map(|(place, range)| {
            let row = RangeRow::of(page, place, range);
            kept(&format!("/connectedRanges/{place}"), row, RangeRow::show)
        });
        let rows = tag("tbody").nodes(rows);
        let table = tag("table").class("grid");
        let table = table
            .with(head(["Name", "Range", "Size", "State"]))
            .with(rows);
        let free = page.locks.list_by("/connectedRanges").is_none();
        let adds = free.then(|| {
            let hint = tag("small").text("A list can be pasted into any range");
            let adds = tag("p").class("row adds");
            let adds = adds.with(add("Add range", Deed::AddRange, "")).with(hint);
            adds.into()
        });
        [table.into()].into_iter().chain(adds).collect()
    })
}

/// What the row of a connected range shows.
#[derive(PartialEq)]
struct RangeRow {
    /// The range as typed.
    range: Item<ConnectedRangeDraft>,
    /// Its place among them.
    place: usize,
    /// Unit: addresses.
    size: u64,
    /// What it meets, and whether that is well; `None` where it cannot be read.
    state: Option<(Sign, String)>,
    /// Names of the VNets it may be connected to, where all of its fields are shown.
    vnets: Vec<String>,
    /// What is wrong with its ranges.
    errors: Vec<FieldError>,
    /// Whether all of its fields are shown.
    open: bool,
    /// Who has set which fields.
    locks: Locks,
}

impl RangeRow {
    /// The row of the range at a place.
    fn of(page: &Below, place: usize, range: &Item<ConnectedRangeDraft>) -> Self {
        let path = format!("/connectedRanges/{place}");
        let read = page.outcome.plan.connected_ranges.get(place);
        let blocks = read.into_iter().flat_map(ConnectedRange::blocks);
        let blocks: Vec<Block> = blocks.map(|(_, block)| block).collect();
        let sizes = blocks.iter().map(|block| block.size());
        let open = page.view.is_open(&path);
        let vnets = page.draft.virtual_networks.iter();
        let vnets = vnets.filter(|_| open).map(|vnet| vnet.name.clone());
        let ranges = format!("{path}/addressPrefixes/");
        let errors = page.outcome.errors.iter();
        let errors = errors.filter(|error| error.path.starts_with(&ranges));
        Self {
            range: range.clone(),
            place,
            size: sizes.fold(0, u64::saturating_add),
            state: met(&page.outcome, &blocks),
            vnets: vnets.collect(),
            errors: errors.cloned().collect(),
            open,
            locks: page.locks.clone(),
        }
    }

    fn show(&self) -> Html {
        let range = &self.range;
        let path = &format!("/connectedRanges/{}", self.place);
        let fields = Ranges {
            path,
            name: &range.name,
            prefixes: &range.address_prefixes,
            errors: &self.errors,
            locks: &self.locks,
        };
        let meets = match &self.state {
            None => Html::default(),
            Some((Sign::Ok, words)) => words.as_str().into(),
            Some((sign, words)) => state(*sign, words).into(),
        };
        let row = tag("tr")
            .with(
                tag("th")
                    .set("scope", "row")
                    .with(fields.name("Range name")),
            )
            .with(tag("td").with(fields.first()))
            .with(tag("td").class("r").text(&grouped(self.size)))
            .with(tag("td").node(meets))
            .with(fields.buttons(self.open));
        let rest = self.open.then(|| rest_row("5", self.rest(range, &fields)));
        list(vec![row.into(), fields.mistake(), rest.unwrap_or_default()])
    }

    /// Further ranges, and what it is connected to.
    fn rest(&self, range: &ConnectedRangeDraft, fields: &Ranges<'_>) -> Tag {
        let Ranges { path, locks, .. } = *fields;
        let vnets = self.vnets.iter().map(String::as_str);
        let label = format!("VNets {} is connected to", range.name);
        let boxes = format!("{path}/connectedTo");
        let boxes = names(locks, &boxes, &range.connected_to, vnets, &label);
        let title = tag("small").text("Connected to");
        tag("div")
            .class("row rest")
            .all(fields.further())
            .with(tag("span").class("row").with(title).with(boxes))
            .with(tag("small").text("None ticked counts as all"))
            .node(arrange(locks, path, &range.name))
    }
}

/// What the blocks meet, first of all.
fn met(outcome: &Outcome, blocks: &[Block]) -> Option<(Sign, String)> {
    let plan = &outcome.plan;
    let meets = |other: Block| blocks.iter().any(|block| block.overlaps(other));
    let vnet = plan.virtual_networks.iter().find(|vnet| {
        let mut own = vnet.blocks();
        own.any(|(_, block)| meets(block))
    });
    let cluster = || {
        plan.clusters.iter().find_map(|cluster| {
            let services = cluster.service_cidr.value().filter(|block| meets(*block));
            let pods = cluster.pod_cidr.value().filter(|block| meets(*block));
            let pods = pods.map(|_| "Meets pod CIDR");
            services.map(|_| "Meets service range").or(pods)
        })
    };
    let words = vnet.map(|vnet| format!("Overlaps {}", vnet.name));
    let words = words.or_else(|| cluster().map(str::to_owned));
    let meets = words.map(|words| (Sign::Warning, words));
    meets.or_else(|| (!blocks.is_empty()).then(|| (Sign::Ok, "No overlap".to_owned())))
}

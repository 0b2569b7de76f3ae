//! Ranges the VNets are connected to.

use aksnet_core::cidr::Block;
use aksnet_core::rules::grouped;
use yew::Html;

use super::group::group;
use super::more::{add, arrange, more, remove};
use super::names::names;
use super::networks::head;
use super::subnet_row::{rest_row, wrong};
use super::vnet_rows::further_ranges;
use crate::deed::Deed;
use crate::field::{Field, error_at};
use crate::mark::{Sign, state};
use crate::markup::{Tag, list, tag};
use crate::planner::{Outcome, Planner};

/// Ranges the VNets are connected to, a row each.
pub(super) fn connected_ranges(planner: &Planner) -> Tag {
    let note = "on-premises and elsewhere";
    group(planner, "connected", "Connected ranges", note, || {
        let places = 0..planner.draft.connected_ranges.len();
        let rows = tag("tbody").nodes(places.map(|place| rows(planner, place)));
        let table = tag("table").class("grid");
        let table = table
            .with(head(["Name", "Range", "Size", "State"]))
            .with(rows);
        let free = planner.locks.list_by("/connectedRanges").is_none();
        let adds = free.then(|| {
            let hint = tag("small").text("A list can be pasted into any range");
            let adds = tag("p").class("row adds");
            let adds = adds.with(add("Add range", Deed::AddRange, "")).with(hint);
            adds.into()
        });
        [table.into()].into_iter().chain(adds).collect()
    })
}

fn rows(planner: &Planner, place: usize) -> Html {
    let Some(range) = planner.draft.connected_ranges.get(place) else {
        return Html::default();
    };
    let path = format!("/connectedRanges/{place}");
    let (errors, locks) = (&planner.outcome.errors, &planner.locks);
    let open = planner.view.is_open(&path);
    let read = planner.outcome.plan.connected_ranges.get(place);
    let blocks: Vec<Block> = read
        .map(|range| range.blocks().map(|(_, block)| block).collect())
        .unwrap_or_default();
    let sizes = blocks.iter().map(|block| block.size());
    let name = Field {
        path: &format!("{path}/name"),
        value: &range.name,
        label: Some("Range name"),
        locks,
        ..Field::default()
    };
    let first = format!("{path}/addressPrefixes/0");
    let error = error_at(errors, &first);
    let field = Field {
        path: &first,
        value: range.address_prefixes.first().map_or("", String::as_str),
        range: true,
        label: Some(&format!("{} range", range.name)),
        error,
        locks,
        ..Field::default()
    };
    let buttons =
        tag("td")
            .with(more(&path, &range.name, open))
            .node(remove(locks, &path, &range.name));
    let row = tag("tr")
        .with(tag("th").set("scope", "row").with(name.tag()))
        .with(tag("td").with(field.tag()))
        .with(
            tag("td")
                .class("r")
                .text(&grouped(sizes.fold(0, u64::saturating_add))),
        )
        .with(tag("td").node(met(&planner.outcome, &blocks)))
        .with(buttons);
    let rest = open.then(|| {
        let ranges = further_ranges(planner, &path, &range.name, &range.address_prefixes);
        let vnets = planner
            .draft
            .virtual_networks
            .iter()
            .map(|vnet| vnet.name.as_str());
        let label = format!("VNets {} is connected to", range.name);
        let boxes = names(
            locks,
            &format!("{path}/connectedTo"),
            &range.connected_to,
            vnets,
            &label,
        );
        let title = tag("small").text("Connected to");
        let rest = tag("div")
            .class("row rest")
            .all(ranges)
            .with(tag("span").class("row").with(title).with(boxes))
            .with(tag("small").text("None ticked counts as all"))
            .node(arrange(locks, &path, &range.name));
        rest_row("5", rest)
    });
    list(vec![
        row.into(),
        error.map(|error| wrong(error, locks)).unwrap_or_default(),
        rest.unwrap_or_default(),
    ])
}

/// What the blocks meet, first of all.
fn met(outcome: &Outcome, blocks: &[Block]) -> Html {
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
    match words.or_else(|| cluster().map(str::to_owned)) {
        Some(words) => state(Sign::Warning, &words).into(),
        None if blocks.is_empty() => Html::default(),
        None => "No overlap".into(),
    }
}

//! Node pools.

use std::rc::Rc;

use aksnet_core::ledger::{Stage, nodes_at};
use yew::Html;

use super::below::Below;
use super::more::add;
use super::pool_row::PoolRow;
use super::surge::{self, Surge};
use super::vnet_subnets;
use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, kept, tag};

/// The node pools of the cluster shown, a row each.
pub(super) fn node_pools(page: &Below) -> Html {
    let place = page.cluster;
    let Some(cluster) = page.draft.clusters.get(place) else {
        return Html::default();
    };
    let read = page.outcome.plan.clusters.get(place);
    let sum = |stage| {
        let pools = read.iter().flat_map(|cluster| &cluster.pools);
        let nodes = pools.filter_map(|pool| nodes_at(pool, stage));
        nodes.fold(0_u64, |sum, nodes| sum.saturating_add(nodes.steady))
    };
    let note = format!(
        "{} nodes, up to {}",
        sum(Stage::Create),
        sum(Stage::FullScale)
    );
    page.group("pools", "Node pools", &note, || {
        let subnets = vnet_subnets(page);
        let rows = (0..cluster.node_pools.len()).map(|pool| {
            let row = PoolRow::of(page, place, pool, subnets.clone());
            kept(&pool.to_string(), row, PoolRow::show)
        });
        let table = tag("table").class("grid pools").with(head());
        let table = table.with(tag("tbody").nodes(rows));
        let list = format!("/clusters/{place}/nodePools");
        let free = page.locks.list_by(&list).is_none();
        let button = free.then(|| add("Add pool", Deed::AddPool, &place.to_string()));
        let compared = page.view.is_open(surge::PART);
        let compare = add("Compare surge settings", Deed::Toggle, surge::PART);
        let compare = compare.set("aria-expanded", if compared { "true" } else { "false" });
        let adds = tag("p").class("row adds").all(button).with(compare);
        let mut parts = vec![table.into(), adds.into()];
        if compared {
            let settings = Surge {
                draft: Rc::clone(&page.draft),
                outcome: page.outcome.clone(),
                cluster: place,
            };
            parts.push(kept(surge::PART, settings, Surge::show));
        }
        parts
    })
}

fn head() -> Tag {
    let name = |name: &str| tag("th").text(name);
    let fixed = tag("span")
        .class("vh")
        .text("cannot be changed for an existing pool");
    let row = tag("tr")
        .with(name("Pool"))
        .with(name("Nodes"))
        .with(name("Grows to"))
        .with(name("Max pods ").with(icon("lock")).with(fixed))
        .with(name("Max surge"))
        .with(name("Per node").class("r"))
        .with(tag("th").with(tag("span").class("vh").text("More")));
    tag("thead").with(row)
}

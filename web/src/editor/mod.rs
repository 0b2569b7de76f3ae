//! The plan, to be edited.

mod addons;
mod cluster;
mod connected;
mod group;
mod model_picker;
mod more;
mod names;
mod networks;
mod pool_row;
mod pools;
mod ranges;
mod subnet_row;
mod subnet_sheet;
mod surge;
mod usage;
mod vnet_rows;

pub(crate) use group::{OPEN_AT_FIRST, WIDE};

use std::rc::Rc;

use crate::markup::{Tag, tag};
use crate::planner::{Planner, Region};

/// The plan: networks, connected ranges, the cluster, its node pools. What each network model would
/// make of it follows as in `later`.
pub(crate) fn editor(planner: &Planner, later: &Planner) -> Tag {
    let has = |region| planner.view.regions.has(region);
    tag("div")
        .set("id", "plan")
        .set("tabindex", "-1")
        .all(has(Region::Networks).then(|| networks::networks(planner)))
        .all(has(Region::Connected).then(|| connected::connected_ranges(planner)))
        .all(has(Region::Cluster).then(|| cluster::cluster_form(planner, later)))
        .nodes(has(Region::Pools).then(|| pools::node_pools(planner)))
        .nodes(has(Region::AddOns).then(|| addons::add_ons(planner)))
}

/// Names of the subnets in the VNet of the cluster shown.
fn vnet_subnets(planner: &Planner) -> Rc<[String]> {
    let plan = &planner.outcome.plan;
    let cluster = plan.clusters.get(planner.cluster);
    let vnet = cluster.and_then(|cluster| plan.virtual_networks.get(cluster.vnet?));
    let subnets = vnet.into_iter().flat_map(|vnet| &vnet.subnets);
    subnets.map(|subnet| subnet.name.clone()).collect()
}

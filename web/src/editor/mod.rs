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
mod subnet_row;
mod subnet_sheet;
mod surge;
mod usage;
mod vnet_rows;

pub(crate) use group::{OPEN_AT_FIRST, WIDE, group_of};

use std::rc::Rc;

use crate::markup::{Tag, tag};
use crate::planner::Planner;

/// The plan: networks, connected ranges, the cluster, its node pools.
pub(crate) fn editor(planner: &Planner) -> Tag {
    tag("div")
        .set("id", "plan")
        .set("tabindex", "-1")
        .with(networks::networks(planner))
        .with(connected::connected_ranges(planner))
        .with(cluster::cluster_form(planner))
        .node(pools::node_pools(planner))
        .node(addons::add_ons(planner))
}

/// Names of the subnets in the VNet of the cluster shown.
fn vnet_subnets(planner: &Planner) -> Rc<[String]> {
    let plan = &planner.outcome.plan;
    let cluster = plan.clusters.get(planner.cluster);
    let vnet = cluster.and_then(|cluster| plan.virtual_networks.get(cluster.vnet?));
    let subnets = vnet.into_iter().flat_map(|vnet| &vnet.subnets);
    subnets.map(|subnet| subnet.name.clone()).collect()
}

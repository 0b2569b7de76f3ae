//! The plan, to be edited.

mod addons;
mod below;
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

use below::Below;

use crate::markup::{Tag, kept, tag};
use crate::planner::{Planner, Region};

/// The plan: networks, connected ranges, the cluster, its node pools. What each network model would
/// make of it follows as in `later`.
pub(crate) fn editor(planner: &Planner, later: &Planner) -> Tag {
    let networks = planner.view.regions.has(Region::Networks);
    tag("div")
        .set("id", "plan")
        .set("tabindex", "-1")
        .all(networks.then(|| networks::networks(planner)))
        .node(kept("below", Below::of(planner, later), Below::show))
}

/// Names of the subnets in the VNet of the cluster shown.
fn vnet_subnets(page: &Below) -> Rc<[String]> {
    let plan = &page.outcome.plan;
    let cluster = plan.clusters.get(page.cluster);
    let vnet = cluster.and_then(|cluster| plan.virtual_networks.get(cluster.vnet?));
    let subnets = vnet.into_iter().flat_map(|vnet| &vnet.subnets);
    subnets.map(|subnet| subnet.name.clone()).collect()
}

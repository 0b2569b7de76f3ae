//! What is said of the network models, in one place.

use aksnet_core::azure::{events, limits};
use aksnet_core::ledger::draws_of;
use aksnet_core::model::{Cluster, NetworkModel};
use aksnet_core::rules::grouped;
use aksnet_core::sizing::Alternative;

use crate::markup::{Tag, tag};

/// A word beside the name of a model: whether it is to be taken, or goes.
pub(crate) fn mark_of(model: NetworkModel) -> Option<Tag> {
    match model {
        NetworkModel::Overlay => Some(tag("em").text("recommended")),
        NetworkModel::NodeSubnet => Some(tag("em").text("legacy")),
        NetworkModel::Kubenet => {
            let retires = tag("em").class("warn").text("retires ");
            Some(retires.text(events::KUBENET_RETIRES.day))
        }
        NetworkModel::PodSubnetDynamic | NetworkModel::PodSubnetStatic | NetworkModel::ByoCni => {
            None
        }
    }
}

/// One line of what a model means for a plan.
pub(crate) fn consequence(row: &Alternative) -> String {
    let vnet = row
        .vnet_addresses
        .map_or_else(|| "some".to_owned(), grouped);
    let rest = match row.model {
        NetworkModel::Overlay => "pods stay behind node addresses",
        NetworkModel::PodSubnetDynamic => "taken in batches from a second subnet",
        NetworkModel::PodSubnetStatic => "in whole blocks of a second subnet",
        NetworkModel::NodeSubnet => "taken as nodes start, used or not",
        NetworkModel::Kubenet => "and a route for each node; Linux only",
        NetworkModel::ByoCni => {
            return "You install and support it; only node addresses are checked".to_owned();
        }
    };
    let between = match row.model {
        NetworkModel::Overlay => ";",
        NetworkModel::Kubenet => "",
        _ => ",",
    };
    format!("{vnet} VNet addresses{between} {rest}")
}

/// What somebody gives up who takes a model.
pub(crate) fn gives_up(model: NetworkModel, cluster: &Cluster) -> String {
    match model {
        NetworkModel::Overlay => {
            "Pods reachable from outside the cluster; virtual nodes".to_owned()
        }
        NetworkModel::PodSubnetDynamic => {
            format!(
                "A second subnet; addresses move in batches of {}",
                limits::DYNAMIC_BATCH.value
            )
        }
        NetworkModel::PodSubnetStatic => {
            format!("{} per node, idle or not", per_node(model, cluster))
        }
        NetworkModel::NodeSubnet => format!("{} per node, used or not", per_node(model, cluster)),
        NetworkModel::Kubenet => {
            "Windows pools, Cilium, sharing the subnet with another cluster".to_owned()
        }
        NetworkModel::ByoCni => {
            "Microsoft support for the CNI; the pod range is not checked".to_owned()
        }
    }
}

/// The model a cluster can be moved to once it exists.
pub(crate) const fn moves_to(model: NetworkModel) -> &'static str {
    match model {
        NetworkModel::NodeSubnet | NetworkModel::Kubenet => "Overlay",
        _ => "Nothing else",
    }
}

/// Addresses a node with the most pods takes where pods do: "31 addresses", "up to 51 addresses".
fn per_node(model: NetworkModel, cluster: &Cluster) -> String {
    let pods = cluster
        .pools
        .iter()
        .filter_map(|pool| pool.max_pods.value());
    let (least, most) = (pods.clone().min(), pods.max());
    let draws = draws_of(model, most);
    let units = draws.iter().filter_map(|draw| draw.at_full_scale).max();
    let upto = if least == most { "" } else { "up to " };
    units.map_or_else(
        || "Some addresses".to_owned(),
        |units| format!("{upto}{} addresses", grouped(units)),
    )
}

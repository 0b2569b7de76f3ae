//! The way of a kubenet cluster to Azure CNI Overlay.

use alloc::{format, vec, vec::Vec};

use super::evidence::Evidence;
use super::finding::Fix;
use crate::azure::limits;
use crate::cidr::Block;
use crate::model::{Cluster, Edit, NetworkModel, Plan, Purpose, SubnetId};
use crate::sorting;

/// The fix that switches a kubenet cluster to overlay, where overlay takes everything else it has.
///
/// It keeps its node subnets and its pod CIDR. From other models the way is longer: pods
/// change their addresses, so that is no matter of one click.
pub(super) fn to_overlay(evidence: &Evidence<'_>, place: usize) -> Option<Fix> {
    let cluster = evidence.plan.clusters.get(place)?;
    let kubenet = cluster.model.value() == Some(NetworkModel::Kubenet);
    (kubenet && overlay_takes(evidence, place, cluster)).then(|| Fix {
        title: format!(
            "Switch {} to {}",
            cluster.name,
            NetworkModel::Overlay.title()
        ),
        edits: vec![Edit::text(
            format!("/clusters/{place}/networkModel"),
            NetworkModel::Overlay.as_str(),
        )],
    })
}

/// Whether nothing the cluster has is refused under overlay that kubenet takes.
fn overlay_takes(evidence: &Evidence<'_>, place: usize, cluster: &Cluster) -> bool {
    let takes_editions = cluster
        .pools
        .iter()
        .all(|pool| pool.os_sku.as_deref() != Some("Windows2019"));
    let takes_names = network_names(evidence.plan, cluster).all(|(_, name)| fits_overlay(name));
    takes_editions && takes_names && gateways_fit(evidence, place, cluster)
}

/// Whether Application Gateway for Containers has the one subnet size that overlay takes, or none.
fn gateways_fit(evidence: &Evidence<'_>, place: usize, cluster: &Cluster) -> bool {
    let Some(vnet) = cluster.vnet else {
        return false;
    };
    let beside_overlay = evidence.clusters().any(|(other, neighbour)| {
        other != place
            && neighbour.vnet == Some(vnet)
            && neighbour.model.value() == Some(NetworkModel::Overlay)
    });
    let subnets = evidence.plan.virtual_networks.get(vnet);
    beside_overlay
        || subnets.is_some_and(|vnet| {
            let mut gateways = vnet
                .subnets
                .iter()
                .filter(|subnet| subnet.purpose == Some(Purpose::AppGatewayForContainers));
            gateways.all(|subnet| {
                subnet.block.map(Block::prefix)
                    == Some(limits::APP_GATEWAY_CONTAINERS_SUBNET.prefix())
            })
        })
}

/// Names overlay asks to be short: the VNet's, where no subnet is given, and those of the subnets of the pools.
pub(super) fn network_names<'a>(
    plan: &'a Plan,
    cluster: &Cluster,
) -> impl Iterator<Item = (Option<SubnetId>, &'a str)> + use<'a> {
    let vnet = cluster
        .vnet
        .and_then(|vnet| plan.virtual_networks.get(vnet));
    let mut subnets: Vec<SubnetId> = cluster
        .pools
        .iter()
        .flat_map(|pool| [pool.node_subnet, pool.pod_subnet])
        .flatten()
        .collect();
    sorting::sort(&mut subnets);
    subnets.dedup();
    let subnets = subnets
        .into_iter()
        .filter_map(|id| Some((Some(id), plan.subnet(id)?.name.as_str())));
    vnet.map(|vnet| (None, vnet.name.as_str()))
        .into_iter()
        .chain(subnets)
}

/// Whether overlay takes a network of that name.
pub(super) fn fits_overlay(name: &str) -> bool {
    u64::try_from(name.chars().count()).is_ok_and(|length| length <= limits::NETWORK_NAME.value)
}

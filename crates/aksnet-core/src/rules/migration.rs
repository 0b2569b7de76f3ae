//! The way of a cluster to Azure CNI Overlay.

use alloc::{format, vec, vec::Vec};

use super::evidence::Evidence;
use super::finding::Fix;
use crate::azure::{limits, ranges};
use crate::cidr::Block;
use crate::ledger::{Measure, NodeDraw, Source, Stage, Units, draws_of, nodes_at};
use crate::model::{Cluster, Edit, NetworkModel, Plan, Purpose, SubnetId};

/// The fix that switches a cluster to overlay, where overlay takes everything else it has.
///
/// Its nodes stay in their subnets. A kubenet cluster keeps its pod CIDR; one whose pods
/// live in subnets gets a free range.
pub(super) fn to_overlay(evidence: &Evidence<'_>, place: usize) -> Option<Fix> {
    let cluster = evidence.plan.clusters.get(place)?;
    let model = cluster.model.value()?;
    if !overlay_takes(evidence, place, cluster, model) {
        return None;
    }
    let title = format!(
        "Switch {} to {}",
        cluster.name,
        NetworkModel::Overlay.title()
    );
    let switch = Edit::text(
        format!("/clusters/{place}/networkModel"),
        NetworkModel::Overlay.as_str(),
    );
    match model {
        NetworkModel::Kubenet => Some(Fix {
            title,
            edits: vec![switch],
        }),
        NetworkModel::NodeSubnet
        | NetworkModel::PodSubnetDynamic
        | NetworkModel::PodSubnetStatic => {
            let pods = free_pod_cidr(evidence, cluster)?;
            Some(Fix {
                title: format!("{title}, pods in {pods}"),
                edits: vec![
                    switch,
                    Edit::text(evidence.plan.pod_cidr_path(place), &pods),
                ],
            })
        }
        NetworkModel::Overlay | NetworkModel::ByoCni => None,
    }
}

/// Whether nothing the cluster has is refused under overlay that is not refused already.
fn overlay_takes(
    evidence: &Evidence<'_>,
    place: usize,
    cluster: &Cluster,
    model: NetworkModel,
) -> bool {
    let from_kubenet = model == NetworkModel::Kubenet;
    let takes_virtual_nodes = from_kubenet || cluster.virtual_nodes_subnet.is_none();
    // A second family needs a second pod CIDR, which only kubenet has already.
    let takes_families = from_kubenet || !cluster.dual_stack;
    let takes_editions = cluster
        .pools
        .iter()
        .all(|pool| pool.os_sku.as_deref() != Some("Windows2019"));
    let takes_names = network_names(evidence.plan, cluster).all(|(_, name)| fits_overlay(name));
    takes_virtual_nodes
        && takes_families
        && takes_editions
        && takes_names
        && gateways_fit(evidence, place, cluster)
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

/// Names overlay asks to be short: the VNet's, where no subnet is given, and those of the subnets of the nodes.
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
    subnets.sort_unstable();
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

/// A free range with a block for each node of the cluster at its largest; no smaller than AKS takes by default.
fn free_pod_cidr(evidence: &Evidence<'_>, cluster: &Cluster) -> Option<Block> {
    let is_pod_cidr = |draw: &NodeDraw| draw.source == Source::PodCidr;
    let mut needed: u64 = 0;
    for pool in &cluster.pools {
        let draws = draws_of(NetworkModel::Overlay, pool.max_pods.value());
        let per_node = draws.into_iter().find(is_pod_cidr)?.at_full_scale?;
        let units = Units::of(nodes_at(pool, Stage::FullScale)?, per_node).units;
        needed = needed.saturating_add(units);
    }
    let fitting = Measure::PodCidr.smallest_prefix(needed.saturating_add(1), 0)?;
    let default = ranges::DEFAULT_POD_CIDR.block;
    evidence.free_block(fitting.min(default.prefix()))
}

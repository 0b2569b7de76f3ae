//! What fits in a subnet of a given size, by max pods.

use alloc::{vec, vec::Vec};

use super::capacity::{Question, capacity};

use crate::cidr::Block;
use crate::ledger::{Ledger, RangeKind, Stage};
use crate::model::{
    ClusterDraft, Item, NetworkModel, Plan, PlanDraft, Setting, SubnetDraft, SubnetId,
    VirtualNetworkDraft,
};

/// Max pods people ask about: the least, the documented defaults and the greatest.
pub const COMMON_MAX_PODS: [u64; 6] = [10, 20, 30, 50, 110, 250];

/// What fits in a subnet of one size.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Frontier {
    /// The network model.
    pub model: NetworkModel,
    /// Prefix length of the subnet: the pods' under Pod Subnet, else the nodes'.
    pub prefix: u8,
    /// What fits at each max pods.
    pub points: Vec<FrontierPoint>,
}

/// What fits at one max pods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct FrontierPoint {
    /// Most pods on a node. Unit: pods.
    pub max_pods: u64,
    /// Nodes, surge nodes among them. Unit: nodes.
    pub nodes: u64,
    /// Pods on that many nodes. Unit: pods.
    pub pods: u64,
    /// What allows no more.
    pub limited_by: Option<RangeKind>,
}

/// What fits in a subnet of that prefix length, for each max pods.
///
/// `pod_cidr` limits overlay and kubenet; without one it counts as large enough.
/// Pod Subnet is asked for the pod subnet; its nodes are taken to have room.
pub fn frontier(
    model: NetworkModel,
    prefix: u8,
    pod_cidr: Option<Block>,
    max_pods: impl IntoIterator<Item = u64>,
) -> Option<Frontier> {
    let asked = Block::containing(core::net::Ipv4Addr::UNSPECIFIED, prefix)?;
    let mut plan = one_pool(model);
    let ample = Block::literal(0, 0, 0, 0, 2);
    let (nodes, pods) = if model.uses_pod_subnet() {
        (ample, asked)
    } else {
        (asked, ample)
    };
    let vnet = plan.virtual_networks.first_mut()?;
    for (subnet, block) in vnet.subnets.iter_mut().zip([nodes, pods]) {
        subnet.block = Some(block);
    }
    plan.clusters.first_mut()?.pod_cidr = Setting::Given(pod_cidr.unwrap_or(ample));
    let slots = Question {
        surge: false,
        pool_limit: false,
        ..Question::at(Stage::FullScale)
    };
    let mut points = Vec::new();
    for max_pods in max_pods {
        plan.clusters.first_mut()?.pools.first_mut()?.max_pods = Setting::Given(max_pods);
        let ledger = Ledger::of(&plan);
        let capacity = capacity(&plan, &ledger, 0, slots)?;
        let limit = capacity
            .limited_by
            .and_then(|place| ledger.ranges.get(place));
        points.push(FrontierPoint {
            max_pods,
            nodes: capacity.nodes,
            pods: capacity.pods,
            limited_by: limit.map(|range| range.kind),
        });
    }
    Some(Frontier {
        model,
        prefix,
        points,
    })
}

/// A plan of one pool with a subnet for its nodes and one for its pods.
fn one_pool(model: NetworkModel) -> Plan {
    let mut subnet = Item::<SubnetDraft>::default();
    subnet.name.push_str("subnet");
    let mut vnet = Item::<VirtualNetworkDraft>::default();
    vnet.subnets = vec![subnet.clone(), subnet];
    let mut cluster = Item::<ClusterDraft>::default();
    cluster.network_model.push_str(model.as_str());
    cluster.node_pools.push(Item::default());
    let draft = PlanDraft {
        virtual_networks: vec![vnet],
        clusters: vec![cluster],
        ..PlanDraft::default()
    };
    let mut plan = draft.read().plan;
    if let Some(pool) = plan
        .clusters
        .first_mut()
        .and_then(|cluster| cluster.pools.first_mut())
    {
        pool.node_subnet = Some(SubnetId { vnet: 0, subnet: 0 });
        pool.pod_subnet = Some(SubnetId { vnet: 0, subnet: 1 });
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::frontier;
    use crate::cidr::Block;
    use crate::ledger::RangeKind;
    use crate::model::NetworkModel;

    #[test]
    fn a_subnet_is_filled_to_its_last_address_whatever_a_pool_may_have() {
        let at = |model, prefix, pod_cidr: Option<&str>| {
            let pod_cidr = pod_cidr.map(|text| Block::parse(text).unwrap());
            let points = frontier(model, prefix, pod_cidr, [30]).unwrap().points;
            (points[0].nodes, points[0].pods, points[0].limited_by)
        };
        let nodes = Some(RangeKind::NodeSubnet);
        assert_eq!(at(NetworkModel::Overlay, 21, None), (2_043, 61_290, nodes));
        assert_eq!(at(NetworkModel::NodeSubnet, 24, None), (8, 240, nodes));
        assert_eq!(
            at(NetworkModel::Overlay, 21, Some("10.244.0.0/20")),
            (16, 480, Some(RangeKind::PodCidr))
        );
        assert_eq!(
            at(NetworkModel::PodSubnetStatic, 24, None),
            (7, 210, Some(RangeKind::PodSubnet))
        );
        assert_eq!(
            at(NetworkModel::Overlay, 16, None),
            (5_000, 150_000, Some(RangeKind::ClusterNodes))
        );
    }
}

//! Node pools.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Reading;
use super::at::At;
use super::cluster::AKS_DEFAULT;
use super::leaf::Typed;
use super::names::{Names, Whole};
use super::network::name_or;
use crate::azure::{Limit, limits};
use crate::model::choice::{AllocationMode, NetworkModel, OsType, PoolMode, Purpose};
use crate::model::draft::{ClusterDraft, NodePoolDraft, VirtualNetworkDraft};
use crate::model::field::written;
use crate::model::field::{FieldError, Setting};
use crate::model::growth::Growth;
use crate::model::max_surge::MaxSurge;
use crate::model::plan::{NodePool, SubnetId};

pub(super) fn read(
    whole: &Whole<'_>,
    draft: &ClusterDraft,
    path: &At<'_>,
    vnet: Option<usize>,
    model: Option<NetworkModel>,
    reading: &mut Reading,
) -> Vec<NodePool> {
    let mut pools: Vec<NodePool> = Vec::with_capacity(draft.node_pools.len());
    let list = path.field("nodePools");
    let names = Names::of(draft.node_pools.iter().map(|pool| pool.name.as_str()));
    for (place, pool) in draft.node_pools.iter().enumerate() {
        let path = list.item(place);
        let name = name_or(&pool.name, "pool", place);
        if names.repeats(place) {
            reading.same_name(&name, &path, "pool of this cluster");
        }
        let model = read_model(pool, &path, model, reading);
        let first = pools.first().and_then(|pool| pool.node_subnet);
        let node_subnet = read_node_subnet(whole, pool, &path, vnet, first, reading);
        let pods = read_pod_subnet(whole, pool, &path, vnet, model, reading);
        let read = read_pool(pool, place, &path, model, reading);
        pools.push(NodePool {
            name: name.into_owned(),
            named: written(&pool.name).is_some(),
            node_subnet,
            pod_subnet: pods.subnet,
            pod_subnet_elsewhere: pods.elsewhere,
            pod_subnet_missing: pods.missing,
            ..read
        });
    }
    pools
}

fn read_pool(
    draft: &NodePoolDraft,
    place: usize,
    path: &At<'_>,
    model: Option<NetworkModel>,
    reading: &mut Reading,
) -> NodePool {
    let at = |key| path.field(key);
    let mode = reading.choice(&draft.mode, at("mode"));
    let os = reading.choice(&draft.os_type, at("osType"));
    let count = reading.number(&draft.count, at("count"), "nodes");
    let min = reading.number(&draft.min_count, at("minCount"), "nodes");
    let max = reading.number(&draft.max_count, at("maxCount"), "nodes");
    let scaling = reading.flag(&draft.enable_auto_scaling, at("enableAutoScaling"));
    let max_pods = reading.number(&draft.max_pods, at("maxPods"), "pods per node");
    let max_surge = reading.max_surge(&draft.max_surge, at("maxSurge"));
    let max_unavailable = reading
        .max_surge(&draft.max_unavailable, at("maxUnavailable"))
        .value();
    let autoscaled = match scaling {
        Typed::Read(flag) => Some(flag),
        // A most without a word on the autoscaler is how the Azure CLI asks for one.
        Typed::Missing => Some(max != Typed::Missing),
        Typed::Unreadable => None,
    };
    let count = match count {
        // An autoscaled pool starts where its fewest nodes are.
        Typed::Missing if autoscaled == Some(true) && min.value().is_some() => min.or_unknown(),
        count => reading.or_default(
            count,
            at("count"),
            limits::DEFAULT_NODE_COUNT.value,
            AKS_DEFAULT,
        ),
    };
    let max_count = match (max, count.value()) {
        (Typed::Read(max), _) => Setting::Given(max),
        (Typed::Missing, Some(count)) => Setting::Default(count),
        (Typed::Missing, None) | (Typed::Unreadable, _) => Setting::Unknown,
    };
    if let (Some(count), Some(max)) = (count.value(), max_count.given())
        && max < count
    {
        reading.errors.push(FieldError {
            suggestion: Some(count.to_string()),
            ..FieldError::new(
                at("maxCount").to_string(),
                format!("{max} is less than the {count} nodes of the pool"),
                format!("{count} nodes or more"),
            )
        });
    }
    NodePool {
        name: String::new(),
        named: false,
        mode: mode.value().unwrap_or(if place == 0 {
            PoolMode::System
        } else {
            PoolMode::User
        }),
        os: os.value().unwrap_or(OsType::Linux),
        os_sku: written(&draft.os_sku),
        count,
        autoscaled,
        min_count: min.or_unknown(),
        max_count,
        max_pods: match model {
            Some(model) => reading.or_default(
                max_pods,
                at("maxPods"),
                default_max_pods(model).value,
                AKS_DEFAULT,
            ),
            None => max_pods.or_unknown(),
        },
        max_surge: reading.or_default(
            max_surge,
            at("maxSurge"),
            MaxSurge::Percent(limits::DEFAULT_MAX_SURGE.value),
            AKS_DEFAULT,
        ),
        max_unavailable,
        growth: read_growth(draft, path, reading),
        node_subnet: None,
        pod_subnet: None,
        pod_subnet_elsewhere: None,
        pod_subnet_missing: false,
        model,
    }
}

fn read_growth(draft: &NodePoolDraft, path: &At<'_>, reading: &mut Reading) -> Option<Growth> {
    let growth = &draft.growth;
    let at = |key| path.field(key);
    let nodes = reading.rate(&growth.nodes_per_month, at("growth/nodesPerMonth"), "nodes");
    let pods = reading.rate(&growth.pods_per_month, at("growth/podsPerMonth"), "pods");
    if nodes != Typed::Missing && pods != Typed::Missing {
        reading.errors.push(FieldError::new(
            at("growth/podsPerMonth").to_string(),
            "the pool grows in nodes already",
            "nodesPerMonth or podsPerMonth, not both",
        ));
        return None;
    }
    let in_nodes = nodes.value().map(|rate| Growth {
        rate,
        in_pods: false,
    });
    in_nodes.or(pods.value().map(|rate| Growth {
        rate,
        in_pods: true,
    }))
}

/// Max pods of a pool that states none.
fn default_max_pods(model: NetworkModel) -> &'static Limit {
    match model {
        NetworkModel::Overlay => &limits::DEFAULT_MAX_PODS_OVERLAY,
        NetworkModel::PodSubnetDynamic | NetworkModel::PodSubnetStatic => {
            &limits::DEFAULT_MAX_PODS_POD_SUBNET
        }
        NetworkModel::NodeSubnet => &limits::DEFAULT_MAX_PODS_NODE_SUBNET,
        NetworkModel::Kubenet => &limits::DEFAULT_MAX_PODS_KUBENET,
        NetworkModel::ByoCni => &limits::DEFAULT_MAX_PODS_BYO_CNI,
    }
}

/// The cluster's model, unless the pool asks for the other way of a pod subnet.
fn read_model(
    draft: &NodePoolDraft,
    path: &At<'_>,
    cluster: Option<NetworkModel>,
    reading: &mut Reading,
) -> Option<NetworkModel> {
    let at = path.field("podIPAllocationMode");
    let mode = reading.choice(&draft.pod_ip_allocation_mode, at);
    let model = cluster?;
    Some(match (mode, model.uses_pod_subnet()) {
        (Typed::Read(AllocationMode::Dynamic), true) => NetworkModel::PodSubnetDynamic,
        (Typed::Read(AllocationMode::Static), true) => NetworkModel::PodSubnetStatic,
        _ => model,
    })
}

/// The subnet the pool names, else the first pool's, else the only one for nodes.
fn read_node_subnet(
    whole: &Whole<'_>,
    draft: &NodePoolDraft,
    path: &At<'_>,
    vnet: Option<usize>,
    first: Option<SubnetId>,
    reading: &mut Reading,
) -> Option<SubnetId> {
    let at = path.field("vnetSubnet");
    match reading.subnet(whole, &draft.vnet_subnet, at, vnet) {
        Typed::Read(subnet) => return Some(subnet),
        Typed::Unreadable => return None,
        Typed::Missing => {}
    }
    let (taken, reason) = match first {
        Some(first) => (Some(first), "the first pool's subnet"),
        None => (
            only_one_for(Purpose::Nodes, vnet, reading),
            "the only subnet for nodes",
        ),
    };
    match (taken, vnet) {
        (Some(taken), _) => {
            let name = reading.plan.subnet(taken).map(|subnet| subnet.name.clone());
            reading.note(at, name.unwrap_or_default(), reason);
        }
        (None, Some(_)) => reading.errors.push(FieldError::new(
            at.to_string(),
            "the pool names no subnet for its nodes",
            "the name of a subnet of the cluster's VNet",
        )),
        // The cluster's VNet is in doubt; that has its own error.
        (None, None) => {}
    }
    taken
}

/// What a pool says of its pods' subnet.
#[derive(Default)]
struct PodSubnet {
    subnet: Option<SubnetId>,
    elsewhere: Option<SubnetId>,
    missing: bool,
}

/// The subnet the pool names, else the only one for pods.
///
/// None at all, or one of another VNet, is a finding and not an error: the plan can be read.
fn read_pod_subnet(
    whole: &Whole<'_>,
    draft: &NodePoolDraft,
    path: &At<'_>,
    vnet: Option<usize>,
    model: Option<NetworkModel>,
    reading: &mut Reading,
) -> PodSubnet {
    let at = path.field("podSubnet");
    let elsewhere = subnet_elsewhere(whole, &draft.pod_subnet, vnet);
    if elsewhere.is_some() {
        return PodSubnet {
            elsewhere,
            ..PodSubnet::default()
        };
    }
    let needed = model.is_some_and(NetworkModel::uses_pod_subnet);
    let subnet = match reading.subnet(whole, &draft.pod_subnet, at, vnet) {
        Typed::Read(subnet) => Some(subnet),
        Typed::Missing if needed => only_one_for(Purpose::Pods, vnet, reading),
        Typed::Missing | Typed::Unreadable => return PodSubnet::default(),
    };
    if let Some(taken) = subnet.filter(|_| written(&draft.pod_subnet).is_none()) {
        let name = reading.plan.subnet(taken).map(|subnet| subnet.name.clone());
        reading.note(at, name.unwrap_or_default(), "the only subnet for pods");
    }
    PodSubnet {
        subnet,
        elsewhere: None,
        missing: subnet.is_none() && vnet.is_some(),
    }
}

/// The first subnet of that very name in another VNet, where the cluster's own has none of it.
fn subnet_elsewhere(whole: &Whole<'_>, text: &str, vnet: Option<usize>) -> Option<SubnetId> {
    let (name, own) = (written(text)?, vnet?);
    let place_in = |network: &VirtualNetworkDraft| {
        let mut subnets = network.subnets.iter();
        subnets.position(|subnet| subnet.name.trim() == name)
    };
    if whole
        .draft
        .virtual_networks
        .get(own)
        .and_then(|network| place_in(network))
        .is_some()
    {
        return None;
    }
    let mut vnets = whole.draft.virtual_networks.iter().enumerate();
    vnets.find_map(|(vnet, network)| {
        let subnet = place_in(network)?;
        Some(SubnetId { vnet, subnet })
    })
}

/// The only subnet of that purpose, or the only subnet there is.
fn only_one_for(purpose: Purpose, vnet: Option<usize>, reading: &Reading) -> Option<SubnetId> {
    let place = vnet?;
    let vnet = reading.plan.virtual_networks.get(place)?;
    let id = |subnet| SubnetId {
        vnet: place,
        subnet,
    };
    let mut fitting = vnet
        .subnets
        .iter()
        .enumerate()
        .filter(|(_, subnet)| subnet.purpose == Some(purpose))
        .map(|(place, _)| id(place));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        (None, _) if purpose == Purpose::Nodes => match vnet.subnets.as_slice() {
            [only] if only.purpose.is_none() => Some(id(0)),
            _ => None,
        },
        _ => None,
    }
}

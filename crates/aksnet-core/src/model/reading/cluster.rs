//! Clusters.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Reading;
use super::at::At;
use super::known::Known;
use super::leaf::Typed;
use super::names::{Names, Whole};
use super::network::name_or;
use super::{addressing, outbound, pool};
use crate::azure::ranges;
use crate::model::choice::{NetworkDataplane, NetworkModel, NetworkPolicy, Purpose};
use crate::model::draft::ClusterDraft;
use crate::model::field::FieldError;
use crate::model::plan::{Cluster, Prefix, Subnet, SubnetId, VirtualNetwork};
use crate::model::version::KubernetesVersion;

/// Why a value was taken that the plan does not give.
pub(super) const AKS_DEFAULT: &str = "AKS default";

/// Name of the node subnet in a VNet that AKS makes.
const MANAGED_SUBNET: &str = "aks-subnet";

/// Names an error lists at most.
pub(super) const LISTED: usize = 12;

/// Reads all of them; one that is `known` needs no more than that its name is still its own.
pub(super) fn read(whole: &Whole<'_>, known: Option<&Known<'_>>, reading: &mut Reading) {
    let clusters = At::Plan.field("clusters");
    let drafts = &whole.draft.clusters;
    let names = Names::of(drafts.iter().map(|cluster| cluster.name.as_str()));
    for (place, cluster) in drafts.iter().enumerate() {
        let path = clusters.item(place);
        let name = name_or(&cluster.name, "cluster", place);
        if names.repeats(place) {
            reading.same_name(&name, &path, "cluster");
        }
        if let Some((cluster, defaults)) = known.and_then(|known| known.cluster(place)) {
            reading.plan.clusters.push(cluster);
            reading.defaults.extend_from_slice(defaults);
            continue;
        }
        let read = read_cluster(whole, cluster, name.into_owned(), place, &path, reading);
        reading.plan.clusters.push(read.into());
    }
}

fn read_cluster(
    whole: &Whole<'_>,
    draft: &ClusterDraft,
    name: String,
    place: usize,
    path: &At<'_>,
    reading: &mut Reading,
) -> Cluster {
    let at = |key| path.field(key);
    let vnet = read_vnet(whole, draft, place, at("virtualNetwork"), reading);
    let model = reading.choice_or(
        &draft.network_model,
        at("networkModel"),
        NetworkModel::Overlay,
    );
    let dataplane = reading.choice(&draft.network_dataplane, at("networkDataplane"));
    let policy = reading.choice(&draft.network_policy, at("networkPolicy"));
    let ranges = addressing::read(draft, path, model.value(), reading);
    let outbound = outbound::read(draft, path, reading);
    let private = reading.flag(&draft.private_cluster, at("privateCluster"));
    let mut subnet =
        |text: &str, key: &str| reading.subnet(whole, text, path.field(key), vnet).value();
    let internal_load_balancer_subnet = subnet(
        &draft.internal_load_balancer_subnet,
        "internalLoadBalancerSubnet",
    );
    let api_server_subnet = subnet(&draft.api_server_subnet, "apiServerSubnet");
    let virtual_nodes_subnet = subnet(&draft.virtual_nodes_subnet, "virtualNodesSubnet");
    Cluster {
        name,
        vnet,
        version: read_version(draft, at("kubernetesVersion"), reading),
        model,
        dataplane: dataplane.value().unwrap_or(NetworkDataplane::Azure),
        policy: policy.value().unwrap_or(NetworkPolicy::None),
        dual_stack: ranges.dual_stack,
        pod_cidr: ranges.pods.block,
        pod_cidr_missing: ranges.pods_missing,
        pod_cidr_place: ranges.pods.place,
        pod_cidr6: ranges.pods.block6,
        pod_cidr6_place: ranges.pods.place6,
        pod_cidr_list: ranges.pods.list,
        service_cidr: ranges.services.block,
        service_cidr_place: ranges.services.place,
        service_cidr6: ranges.services.block6,
        service_cidr6_place: ranges.services.place6,
        service_cidr_list: ranges.services.list,
        dns_service_ip: ranges.dns,
        docker_bridge: ranges.docker_bridge,
        outbound_type: outbound.way,
        load_balancer_ips: outbound.load_balancer_ips,
        outbound_ports: outbound.ports,
        nat_gateway_ips: outbound.nat_gateway_ips,
        services: outbound.services,
        internal_load_balancers: outbound.internal_load_balancers,
        internal_load_balancer_subnet,
        load_balancer_addresses: outbound.load_balancer_addresses,
        private_cluster: private.value().unwrap_or(false),
        api_server_subnet,
        virtual_nodes_subnet,
        pools: pool::read(whole, draft, path, vnet, model.value(), reading),
    }
}

/// The cluster's VNet: the one it names, the only one there is, or one that AKS makes.
fn read_vnet(
    whole: &Whole<'_>,
    draft: &ClusterDraft,
    place: usize,
    at: At<'_>,
    reading: &mut Reading,
) -> Option<usize> {
    let typed = reading.name(
        &draft.virtual_network,
        at,
        format_args!("a VNet"),
        &whole.vnets,
    );
    match (typed, whole.draft.virtual_networks.as_slice()) {
        (Typed::Read(vnet), _) => Some(vnet),
        (Typed::Unreadable, _) => None,
        (Typed::Missing, []) => {
            reading.note(
                at,
                ranges::MANAGED_VNET.block.to_string(),
                "VNet that AKS makes",
            );
            let vnets = &mut reading.plan.virtual_networks;
            vnets.push(managed_vnet(place).into());
            vnets.len().checked_sub(1)
        }
        (Typed::Missing, [only]) => {
            reading.note(
                at,
                name_or(&only.name, "VNet", 0).into_owned(),
                "the only VNet of the plan",
            );
            Some(0)
        }
        (Typed::Missing, several) => {
            let names: Vec<&str> = whole.vnets.iter().take(LISTED).collect();
            reading.errors.push(FieldError::new(
                at.to_string(),
                format!(
                    "the plan has {} VNets and this cluster names none",
                    several.len()
                ),
                format!("the name of a VNet: {}", names.join(", ")),
            ));
            None
        }
    }
}

fn managed_vnet(cluster: usize) -> VirtualNetwork {
    VirtualNetwork {
        name: "managed VNet".to_owned(),
        prefixes: [Prefix::V4(ranges::MANAGED_VNET.block)].into(),
        peerings: Vec::new(),
        subnets: [Subnet {
            name: MANAGED_SUBNET.to_owned(),
            block: Some(ranges::MANAGED_SUBNET.block),
            block6: None,
            place_in_list: None,
            place6_in_list: None,
            purpose: Some(Purpose::Nodes),
            delegation: None,
            route_table: None,
            nat_gateway: None,
            used_addresses: 0,
        }]
        .into(),
        managed_for: Some(cluster),
    }
}

fn read_version(
    draft: &ClusterDraft,
    at: At<'_>,
    reading: &mut Reading,
) -> Option<KubernetesVersion> {
    let text = draft.kubernetes_version.trim();
    let version = KubernetesVersion::parse(text);
    if version.is_none() && !text.is_empty() {
        reading.errors.push(FieldError::new(
            at.to_string(),
            format!("{text} is not a Kubernetes version"),
            "a version such as 1.34",
        ));
    }
    version
}

impl Reading {
    /// A subnet of the cluster's VNet, by name.
    pub(super) fn subnet(
        &mut self,
        whole: &Whole<'_>,
        text: &str,
        at: At<'_>,
        vnet: Option<usize>,
    ) -> Typed<SubnetId> {
        let Some(place) = vnet else {
            return if text.trim().is_empty() {
                Typed::Missing
            } else {
                Typed::Unreadable
            };
        };
        let drafts = &whole.draft.virtual_networks;
        let typed = if let Some((names, vnet)) = whole.subnets(place).zip(drafts.get(place)) {
            let owner = name_or(&vnet.name, "VNet", place);
            self.name(text, at, format_args!("a subnet of {owner}"), names)
        } else {
            let names = Names::of([MANAGED_SUBNET].into_iter());
            let what = format_args!("a subnet of the VNet AKS makes");
            self.name(text, at, what, &names)
        };
        match typed {
            Typed::Read(subnet) => Typed::Read(SubnetId {
                vnet: place,
                subnet,
            }),
            Typed::Missing => Typed::Missing,
            Typed::Unreadable => Typed::Unreadable,
        }
    }
}

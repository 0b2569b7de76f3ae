//! What AKS asks of a cluster before it leads it to Azure CNI Overlay.

use alloc::{format, string::String, vec::Vec};

use crate::azure::limits;
use crate::cidr::Block;
use crate::model::{Cluster, NetworkModel, NetworkPolicy, OsType, Plan};

/// Something AKS asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// What it is about.
    pub topic: Topic,
    /// Whether the plan has it.
    pub state: NeedState,
    /// What is asked for, and what the plan says.
    pub message: String,
}

/// What a need is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Topic {
    /// The network model the cluster has.
    NetworkModel,
    /// The Kubernetes version.
    KubernetesVersion,
    /// The network policy engine.
    NetworkPolicy,
    /// Windows node pools.
    Windows,
    /// The identity of the cluster.
    Identity,
    /// The pod CIDR.
    PodCidr,
    /// Ranges that pods reach under their own addresses.
    Masquerading,
}

/// Whether the plan has what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum NeedState {
    /// It has.
    Met,
    /// No plan says; it has to be looked up in the cluster.
    ToCheck,
    /// It has not, and has to be changed first.
    Unmet,
}

/// Where pods are to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PodHome {
    /// In this range.
    At(Block),
    /// In a range nobody has named yet.
    Unnamed,
    /// Nowhere: no private range is free that is large enough.
    NoRoom,
}

/// What AKS asks for, in the order to see to it; a single need where there is no way at all.
///
/// The cluster is that of the plan that is, and the pods those of the plan to be.
pub fn needs(plan: &Plan, cluster: &Cluster, from: NetworkModel, pods: PodHome) -> Vec<Need> {
    let way = model(from);
    if way.state == NeedState::Unmet || from == NetworkModel::Overlay {
        return Vec::from([way]);
    }
    let mut needs = Vec::from([way, version(cluster), policy(cluster)]);
    if from == NetworkModel::Kubenet {
        needs.push(identity());
    } else {
        needs.push(windows(cluster));
    }
    needs.extend([pod_cidr(plan, cluster, from, pods), masquerading()]);
    needs
}

fn met(topic: Topic, message: String) -> Need {
    Need {
        topic,
        state: NeedState::Met,
        message,
    }
}

fn unmet(topic: Topic, message: String) -> Need {
    Need {
        state: NeedState::Unmet,
        ..met(topic, message)
    }
}

fn to_check(topic: Topic, message: &str) -> Need {
    Need {
        state: NeedState::ToCheck,
        ..met(topic, String::from(message))
    }
}

fn model(from: NetworkModel) -> Need {
    let (title, overlay) = (from.title(), NetworkModel::Overlay.title());
    match from {
        NetworkModel::Overlay => met(Topic::NetworkModel, format!("It is {overlay} already")),
        _ if from.migrates_to_overlay() => met(
            Topic::NetworkModel,
            format!("AKS leads from {title} to {overlay}"),
        ),
        _ => unmet(
            Topic::NetworkModel,
            format!("AKS knows no way from {title} to {overlay}: plan a new cluster"),
        ),
    }
}

fn version(cluster: &Cluster) -> Need {
    let least = limits::OVERLAY_MIGRATION_VERSION.value;
    let topic = Topic::KubernetesVersion;
    match cluster.version {
        None => to_check(
            topic,
            &format!("Kubernetes 1.{least} or later; the plan names no version"),
        ),
        Some(version) if version.minor_of_1() < least => unmet(
            topic,
            format!("Kubernetes 1.{least} or later: it runs {version}, so upgrade it first"),
        ),
        Some(version) => met(
            topic,
            format!("Kubernetes 1.{least} or later: it runs {version}"),
        ),
    }
}

fn policy(cluster: &Cluster) -> Need {
    let topic = Topic::NetworkPolicy;
    match cluster.policy {
        NetworkPolicy::None => met(topic, String::from("No network policy engine: it has none")),
        // Part of a data plane that Overlay has too, and that stays.
        NetworkPolicy::Cilium => met(
            topic,
            String::from("No network policy engine beside the data plane: Cilium stays"),
        ),
        engine => unmet(
            topic,
            format!(
                "No network policy engine: it has {}, so uninstall it first; no policy holds until one is back",
                engine.as_str()
            ),
        ),
    }
}

fn windows(cluster: &Cluster) -> Need {
    let mut pools = cluster.pools.iter();
    if !pools.any(|pool| pool.os == OsType::Windows) {
        return met(
            Topic::Windows,
            String::from("No Windows nodes with Docker: it has no Windows nodes"),
        );
    }
    to_check(
        Topic::Windows,
        &format!(
            "Windows nodes without Docker, of OS build {}.{} or later: earlier ones give host network pods a wrong source address",
            limits::WINDOWS_OVERLAY_BUILD.value,
            limits::WINDOWS_OVERLAY_REVISION.value,
        ),
    )
}

fn identity() -> Need {
    to_check(
        Topic::Identity,
        "A user-assigned managed identity, which takes the route table off the subnet; a system-assigned one is refused",
    )
}

fn pod_cidr(plan: &Plan, cluster: &Cluster, from: NetworkModel, pods: PodHome) -> Need {
    let topic = Topic::PodCidr;
    let pods = match pods {
        PodHome::At(pods) => pods,
        PodHome::Unnamed => {
            return to_check(
                topic,
                "A new pod CIDR, outside the VNet and the service range; the plan names none",
            );
        }
        PodHome::NoRoom => {
            return unmet(
                topic,
                String::from("A new pod CIDR: no private range is free that is large enough"),
            );
        }
    };
    let vnet = cluster
        .vnet
        .and_then(|vnet| plan.virtual_networks.get(vnet));
    let blocks = vnet.into_iter().flat_map(|vnet| vnet.blocks());
    let mut taken = blocks
        .map(|(_, block)| block)
        .chain(cluster.service_cidr.value());
    if let Some(taken) = taken.find(|block| block.overlaps(pods)) {
        return unmet(
            topic,
            format!(
                "A pod CIDR outside the VNet and the service range: {pods} overlaps {taken}, so name another one"
            ),
        );
    }
    met(
        topic,
        match from {
            NetworkModel::Kubenet => format!(
                "A pod CIDR outside the VNet and the service range: its own, or a larger one: {pods}"
            ),
            _ => format!("A new pod CIDR, outside the VNet and the service range: {pods}"),
        },
    )
}

fn masquerading() -> Need {
    to_check(
        Topic::Masquerading,
        "No azure-ip-masq-agent-config left over, and none that spares ranges from SNAT: behind Overlay they are out of reach",
    )
}

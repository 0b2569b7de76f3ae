//! The same workload in every network model.

use alloc::{borrow::ToOwned, collections::BTreeSet, string::String, vec::Vec};

use super::capacity::{Question, capacity};
use crate::azure::ranges;
use crate::cidr::{Block, Fit, allocate};
use crate::ledger::{Ledger, PerStage, Range, RangeKind, Stage, Verdict};
use crate::model::{Cluster, NetworkModel, Plan, Setting, Subnet, SubnetId, VirtualNetwork};
use crate::sorting;

/// The same workload in every model, in the order in which models are offered.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Comparison {
    /// A row for each model.
    pub rows: Vec<Alternative>,
    /// The pod subnet that was assumed where the plan has none.
    pub assumed: Option<AssumedPodSubnet>,
}

/// A pod subnet the plan does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct AssumedPodSubnet {
    /// Its prefix length: the longest that holds full scale in both ways of a pod subnet.
    pub prefix: u8,
    /// Where it would lie: the first free block of that size; `None` where the VNet has no room.
    pub block: Option<Block>,
}

/// The workload in one model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Alternative {
    /// The model.
    pub model: NetworkModel,
    /// Addresses of the VNet that nodes and pods take at full scale. Unit: addresses.
    pub vnet_addresses: Option<u64>,
    /// Pod CIDR it needs at full scale, where the model has one.
    pub pod_range: Option<PodRange>,
    /// Nodes that fit with every pod slot in use, surge nodes counted among them. Unit: nodes.
    pub nodes_that_fit: Option<u64>,
    /// The range that allows no more.
    pub limited_by: Option<LimitedBy>,
    /// The answer for each stage.
    pub verdicts: PerStage<Verdict>,
}

/// The range that allows no more.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct LimitedBy {
    /// What it is.
    pub range: RangeKind,
    /// Its name.
    pub name: String,
    /// Its block, where it has one.
    pub block: Option<Block>,
}

/// A pod CIDR, by size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct PodRange {
    /// The longest prefix that works.
    pub prefix: u8,
    /// Addresses in use. Unit: addresses.
    pub needed: u64,
}

/// Writes the workload of a cluster into six ledgers.
pub fn compare(plan: &Plan, cluster: usize) -> Option<Comparison> {
    let plan = &neighbourhood(plan, cluster);
    let subject = plan.clusters.get(cluster)?;
    let lacks_pod_subnet = subject.pools.iter().any(|pool| pool.pod_subnet.is_none());
    let assumed = subject
        .vnet
        .filter(|_| lacks_pod_subnet)
        .and_then(|vnet| assume(plan, cluster, vnet));
    let rows = NetworkModel::ALL
        .iter()
        .map(|model| {
            let changed = rewritten(
                plan,
                cluster,
                *model,
                assumed.and_then(|assumed| assumed.block),
            );
            row(&changed, cluster, *model)
        })
        .collect();
    Some(Comparison { rows, assumed })
}

/// The plan without what draws on none of the VNets a cluster draws on; places stay as they are.
///
/// A plan of fifty clusters is written into eight ledgers here, and nearly all of it to no end.
fn neighbourhood(plan: &Plan, cluster: usize) -> Plan {
    let near = plan
        .clusters
        .get(cluster)
        .into_iter()
        .flat_map(|it| vnets_of(it));
    let near: BTreeSet<usize> = sorting::gathered(near);
    let networks = plan.virtual_networks.iter().enumerate();
    let networks = networks.map(|(place, vnet)| {
        if near.contains(&place) {
            return vnet.clone();
        }
        let bare = VirtualNetwork {
            name: vnet.name.clone(),
            prefixes: vnet.prefixes.clone(),
            peerings: vnet.peerings.clone(),
            subnets: Vec::new(),
            managed_for: vnet.managed_for,
        };
        bare.into()
    });
    let clusters = plan.clusters.iter().enumerate();
    let clusters = clusters.map(|(place, other)| {
        let mut other = other.clone();
        if place != cluster && !vnets_of(&other).any(|vnet| near.contains(&vnet)) {
            other.pools.clear();
            other.api_server_subnet = None;
            other.internal_load_balancer_subnet = None;
        }
        other
    });
    Plan {
        name: String::new(),
        virtual_networks: networks.collect(),
        connected_ranges: Vec::new(),
        clusters: clusters.collect(),
    }
}

/// VNets a cluster has something in.
fn vnets_of(cluster: &Cluster) -> impl Iterator<Item = usize> + '_ {
    let subnets = [
        cluster.api_server_subnet,
        cluster.internal_load_balancer_subnet,
    ];
    let pools = cluster
        .pools
        .iter()
        .flat_map(|pool| [pool.node_subnet, pool.pod_subnet]);
    let subnets = subnets.into_iter().chain(pools).flatten();
    cluster
        .vnet
        .into_iter()
        .chain(subnets.map(|subnet| subnet.vnet))
}

/// The plan with that cluster in another model, everything else the same.
fn rewritten(plan: &Plan, cluster: usize, model: NetworkModel, pod_subnet: Option<Block>) -> Plan {
    let mut plan = plan.clone();
    let vnet = plan.clusters.get(cluster).and_then(|cluster| cluster.vnet);
    let assumed = pod_subnet
        .zip(vnet)
        .and_then(|(block, vnet)| add_subnet(&mut plan, vnet, block));
    if let Some(cluster) = plan.clusters.get_mut(cluster) {
        cluster.model = Setting::Given(model);
        if model.uses_pod_cidr() && cluster.pod_cidr.value().is_none() {
            cluster.pod_cidr = Setting::Default(ranges::DEFAULT_POD_CIDR.block);
        }
        for pool in &mut cluster.pools {
            pool.model = Some(model);
            pool.pod_subnet = pool.pod_subnet.or(assumed);
        }
    }
    plan
}

fn add_subnet(plan: &mut Plan, vnet: usize, block: Block) -> Option<SubnetId> {
    let subnets = &mut plan.virtual_networks.get_mut(vnet)?.subnets;
    subnets.push(Subnet {
        name: "pod subnet".to_owned(),
        block: Some(block),
        block6: None,
        place_in_list: None,
        place6_in_list: None,
        purpose: None,
        delegation: None,
        route_table: None,
        nat_gateway: None,
        used_addresses: 0,
    });
    Some(SubnetId {
        vnet,
        subnet: subnets.len().checked_sub(1)?,
    })
}

/// A pod subnet big enough for both ways, where the VNet has room for it.
fn assume(plan: &Plan, cluster: usize, vnet: usize) -> Option<AssumedPodSubnet> {
    // Any block will do to ask how much is drawn; its own size does not matter.
    let anywhere = Block::literal(0, 0, 0, 0, 2);
    let ways = [
        NetworkModel::PodSubnetDynamic,
        NetworkModel::PodSubnetStatic,
    ];
    let mut prefix: Option<u8> = None;
    for model in ways {
        let changed = rewritten(plan, cluster, model, Some(anywhere));
        let ledger = Ledger::of(&changed);
        let range = ledger
            .of_cluster(cluster)
            .find(|range| range.block == Some(anywhere))?;
        let needed = range.smallest_prefix(Stage::FullScale)?;
        prefix = Some(prefix.map_or(needed, |prefix| prefix.min(needed)));
    }
    let prefix = prefix?;
    let network = plan.virtual_networks.get(vnet)?;
    let taken: Vec<Block> = network
        .subnets
        .iter()
        .filter_map(|subnet| subnet.block)
        .collect();
    let block = network
        .blocks()
        .find_map(|(_, parent)| allocate(parent, &taken, prefix, Fit::First));
    Some(AssumedPodSubnet { prefix, block })
}

fn row(plan: &Plan, cluster: usize, model: NetworkModel) -> Alternative {
    let ledger = Ledger::of(plan);
    let slots = Question {
        surge: false,
        pool_limit: false,
        ..Question::at(Stage::FullScale)
    };
    let capacity = capacity(plan, &ledger, cluster, slots);
    let limit = capacity.and_then(|capacity| ledger.ranges.get(capacity.limited_by?));
    Alternative {
        model,
        vnet_addresses: drawn(&ledger, cluster, |kind| {
            matches!(kind, RangeKind::NodeSubnet | RangeKind::PodSubnet)
        }),
        pod_range: ledger
            .of_cluster(cluster)
            .find(|range| range.kind == RangeKind::PodCidr)
            .and_then(|range| {
                Some(PodRange {
                    prefix: range.smallest_prefix(Stage::FullScale)?,
                    needed: range.demand.full_scale.needed,
                })
            }),
        nodes_that_fit: capacity.map(|capacity| capacity.nodes),
        limited_by: limit.map(|range| LimitedBy {
            range: range.kind,
            name: range.name.clone(),
            block: range.block,
        }),
        verdicts: PerStage::each(|stage| ledger.verdict(cluster, stage)),
    }
}

/// Units the pools of a cluster draw at full scale from ranges of some kinds.
fn drawn(ledger: &Ledger, cluster: usize, of: impl Fn(RangeKind) -> bool) -> Option<u64> {
    let mut sum: u64 = 0;
    let own = |range: &Range| {
        range
            .draws
            .iter()
            .filter(|draw| draw.cluster == Some(cluster))
            .try_fold(0_u64, |sum, draw| {
                Some(sum.saturating_add(draw.stages.full_scale?.units))
            })
    };
    for range in ledger.of_cluster(cluster).filter(|range| of(range.kind)) {
        sum = sum.saturating_add(own(range)?);
    }
    (!ledger.clusters.get(cluster)?.unresolved).then_some(sum)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Alternative, compare};
    use crate::ledger::Verdict;
    use crate::model::NetworkModel;
    use crate::rules::sample::clean;

    #[test]
    fn clusters_elsewhere_change_nothing_and_those_in_the_same_subnet_do() {
        let alone = compare(&clean().read().plan, 0);
        let beside = |vnet: &str, subnet: &str| {
            let plan = clean()
                .with("/virtualNetworks/1/name", "vnet-far")
                .with("/virtualNetworks/1/addressPrefixes/0", "10.99.0.0/16")
                .with("/virtualNetworks/1/subnets/0/name", "snet-far")
                .with("/virtualNetworks/1/subnets/0/addressPrefix", "10.99.0.0/24")
                .with("/clusters/1/name", "aks-other")
                .with("/clusters/1/networkModel", "overlay")
                .with("/clusters/1/virtualNetwork", vnet)
                .with("/clusters/1/nodePools/0/name", "system")
                .with("/clusters/1/nodePools/0/count", "100")
                .with("/clusters/1/nodePools/0/vnetSubnet", subnet);
            compare(
                &plan
                    .with("/clusters/0/virtualNetwork", "vnet-spoke")
                    .read()
                    .plan,
                0,
            )
        };
        assert!(alone.is_some());
        assert_eq!(beside("vnet-far", "snet-far"), alone);
        assert_ne!(beside("vnet-spoke", "snet-nodes"), alone);
    }

    #[test]
    fn each_model_takes_what_it_is_documented_to_take() {
        // Three nodes and a surge node, 30 pods each, in a subnet of 4,091 addresses.
        let plan = clean().with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/20",
        );
        let rows = compare(&plan.read().plan, 0).unwrap().rows;
        let taken = |row: &Alternative| (row.model, row.vnet_addresses, row.nodes_that_fit);
        assert_eq!(
            rows.iter().map(taken).collect::<Vec<_>>(),
            [
                (NetworkModel::Overlay, Some(4), Some(256)),
                // In the pod subnet that is assumed: 30 addresses a node, or two blocks, in a /24.
                (NetworkModel::PodSubnetDynamic, Some(4 + 120), Some(8)),
                (NetworkModel::PodSubnetStatic, Some(4 + 128), Some(7)),
                (NetworkModel::NodeSubnet, Some(124), Some(131)),
                (NetworkModel::Kubenet, Some(4), Some(256)),
                (NetworkModel::ByoCni, Some(4), Some(4_091)),
            ]
        );
        let small = plan.with("/clusters/0/podCidr", "10.244.0.0/23");
        let rows = compare(&small.read().plan, 0).unwrap().rows;
        let overlay = rows.first().unwrap();
        assert_eq!(overlay.verdicts.create, Verdict::Error);
        assert_eq!(overlay.pod_range.map(|pods| pods.needed), Some(1_024));
    }

    #[test]
    fn what_cannot_be_read_is_not_counted() {
        let plan = clean().with("/clusters/0/nodePools/0/vnetSubnet", "nowhere");
        let rows = compare(&plan.read().plan, 0).unwrap().rows;
        assert!(rows.iter().all(|row| row.vnet_addresses.is_none()));
    }
}

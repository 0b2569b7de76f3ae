//! A new subnet for pods.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use crate::azure::limits;
use crate::ledger::{Measure, Source, Stage, Units, draws_of, nodes_at};
use crate::model::{Edit, NetworkModel, Purpose};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::Fix;
use crate::rules::neighbours::tenant;
use crate::rules::room::block_in_vnet;

/// Name of the subnet, where it is free.
const NAME: &str = "snet-pods";

/// The fix that gives pools of one cluster and one model a new subnet for their pods.
///
/// Large enough for every stage; in the first free space of the cluster's VNet. None for more
/// pools than a cluster may have: every one of them would carry edits for all the others.
pub(super) fn add(evidence: &Evidence<'_>, pools: &[PoolPlace<'_>]) -> Option<Fix> {
    let pools_at_most = usize::try_from(limits::POOLS_PER_CLUSTER.value).ok()?;
    let first = pools.first().filter(|_| pools.len() <= pools_at_most)?;
    let vnet = first.cluster.vnet?;
    let network = evidence.plan.virtual_networks.get(vnet)?;
    let block = block_in_vnet(evidence, vnet, prefix_for(pools)?)?;
    let names: Vec<&str> = network
        .subnets
        .iter()
        .map(|subnet| subnet.name.as_str())
        .collect();
    let name = free_name(&names);
    let at = |key: &str| format!("/virtualNetworks/{vnet}/subnets/{}/{key}", names.len());
    let mut edits = vec![
        Edit::text(at("name"), &name),
        Edit::text(at("addressPrefix"), &block),
    ];
    // A pool that names no subnet takes the only one for pods: never this one, which is not
    // made for it, and no longer its own where there were two.
    let has_one = network
        .subnets
        .iter()
        .any(|subnet| subnet.purpose == Some(Purpose::Pods));
    let others_look = evidence.pools().any(|other| {
        other.cluster.vnet == Some(vnet)
            && other.pool.pod_subnet_missing
            && !pools
                .iter()
                .any(|one| (one.cluster_place, one.place) == (other.cluster_place, other.place))
    });
    if !others_look && !has_one {
        edits.push(Edit::text(at("purpose"), Purpose::Pods.as_str()));
    }
    // The only subnet of a VNet, whatever it is for, serves nodes that name none. It would not be the only one now.
    if let [only] = network.subnets.as_slice()
        && only.purpose.is_none()
    {
        if tenant::named(&only.name).is_some() {
            return None;
        }
        let path = format!("/virtualNetworks/{vnet}/subnets/0/purpose");
        edits.push(Edit::text(path, Purpose::Nodes.as_str()));
    }
    edits.extend(
        pools
            .iter()
            .map(|place| Edit::text(place.path("podSubnet"), &name)),
    );
    Some(Fix {
        title: format!("Add subnet {name} {block} to {}", network.name),
        edits,
    })
}

/// The longest prefix that holds the pods of all those pools at every stage.
fn prefix_for(pools: &[PoolPlace<'_>]) -> Option<u8> {
    let mut prefix: Option<u8> = None;
    for stage in Stage::ALL {
        let mut needed: u64 = 0;
        let mut measure = Measure::Subnet;
        for place in pools {
            let model = place.pool.model?;
            if model == NetworkModel::PodSubnetStatic {
                measure = Measure::StaticBlocks;
            }
            let draws = draws_of(model, place.pool.max_pods.value());
            let draw = draws
                .into_iter()
                .find(|draw| draw.source == Source::PodSubnet)?;
            let per_node = match stage {
                Stage::FullScale => draw.at_full_scale?,
                Stage::Create | Stage::Upgrade => draw.at_create?,
            };
            let units = Units::of(nodes_at(place.pool, stage)?, per_node).units;
            needed = needed.saturating_add(units);
        }
        // One more, so that the subnet is not full on its first day.
        let fitting = measure.smallest_prefix(needed.saturating_add(1), 0)?;
        prefix = Some(prefix.map_or(fitting, |prefix| prefix.min(fitting)));
    }
    prefix
}

fn free_name(taken: &[&str]) -> String {
    let plain = !taken.contains(&NAME);
    let mut numbered = (2_u64..).map(|number| format!("{NAME}-{number}"));
    if plain {
        NAME.to_string()
    } else {
        // One more number than there are names: one of them is free.
        numbered
            .by_ref()
            .take(taken.len().saturating_add(1))
            .find(|name| !taken.contains(&name.as_str()))
            .unwrap_or_default()
    }
}

/// Pools whose pods need a subnet and fit a description, by cluster and model.
pub(super) fn groups<'a>(
    evidence: &Evidence<'a>,
    fits: impl Fn(&PoolPlace<'a>) -> bool,
) -> Vec<Vec<PoolPlace<'a>>> {
    let mut groups: Vec<Vec<PoolPlace<'a>>> = Vec::new();
    let uses_subnet =
        |place: &PoolPlace<'_>| place.pool.model.is_some_and(NetworkModel::uses_pod_subnet);
    for place in evidence
        .pools()
        .filter(|place| uses_subnet(place) && fits(place))
    {
        let same = |group: &&mut Vec<PoolPlace<'_>>| {
            group.first().is_some_and(|first| {
                first.cluster_place == place.cluster_place && first.pool.model == place.pool.model
            })
        };
        // A cluster's pools come one after the other, and two models are all there are.
        match groups.iter_mut().rev().take(2).find(same) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}

//! Every range a plan uses, where it stands and what it is.

use alloc::{format, string::String, vec::Vec};

use crate::model::{Plan, Prefix, SubnetId};
use crate::rules::any_block::AnyBlock;

/// A range of the plan.
pub(super) struct Used {
    /// Where it stands.
    pub(super) path: String,
    /// What it is, and of what.
    pub(super) what: String,
    /// The range.
    pub(super) block: AnyBlock,
}

/// Address space of VNets; those that AKS makes included.
pub(super) fn vnets(plan: &Plan) -> Vec<Used> {
    let mut used = Vec::new();
    for (place, vnet) in plan.virtual_networks.iter().enumerate() {
        for (at, prefix) in vnet.prefixes.iter().enumerate() {
            push(
                &mut used,
                *prefix,
                || plan.prefix_path(place, at),
                || format!("VNet {}", vnet.name),
            );
        }
    }
    used
}

/// Everything: VNets, subnets outside their VNet, pods and services.
pub(super) fn everything(plan: &Plan) -> Vec<Used> {
    let mut used = vnets(plan);
    for (place, vnet) in plan.virtual_networks.iter().enumerate() {
        for (at, subnet) in vnet.subnets.iter().enumerate() {
            let id = SubnetId {
                vnet: place,
                subnet: at,
            };
            // What lies in its VNet is found with it.
            let inside = |block: AnyBlock| {
                let prefixes = vnet
                    .prefixes
                    .iter()
                    .filter_map(|prefix| AnyBlock::of(*prefix));
                prefixes.into_iter().any(|outer| outer.contains(block))
            };
            let what = || format!("subnet {}", subnet.name);
            if let Some(block) = subnet.block.filter(|block| !inside(AnyBlock::V4(*block))) {
                push(&mut used, Prefix::V4(block), || plan.subnet_path(id), what);
            }
            if let Some(block) = subnet.block6.filter(|block| !inside(AnyBlock::V6(*block))) {
                push(&mut used, Prefix::V6(block), || plan.subnet6_path(id), what);
            }
        }
    }
    for (place, cluster) in plan.clusters.iter().enumerate() {
        let of = |what: &str| format!("{what} of {}", cluster.name);
        if let Some(block) = cluster.pod_cidr.value() {
            let what = || of("pod CIDR");
            push(
                &mut used,
                Prefix::V4(block),
                || plan.pod_cidr_path(place),
                what,
            );
        }
        if let Some(block) = cluster.pod_cidr6.value() {
            let what = || of("IPv6 pod CIDR");
            push(
                &mut used,
                Prefix::V6(block),
                || plan.pod_cidr6_path(place),
                what,
            );
        }
        if let Some(block) = cluster.service_cidr.value() {
            let what = || of("service range");
            push(
                &mut used,
                Prefix::V4(block),
                || plan.service_cidr_path(place),
                what,
            );
        }
        if let Some(block) = cluster.service_cidr6.value() {
            let what = || of("IPv6 service range");
            push(
                &mut used,
                Prefix::V6(block),
                || plan.service_cidr6_path(place),
                what,
            );
        }
    }
    used
}

fn push(
    used: &mut Vec<Used>,
    prefix: Prefix,
    path: impl FnOnce() -> String,
    what: impl FnOnce() -> String,
) {
    if let Some(block) = AnyBlock::of(prefix) {
        used.push(Used {
            path: path(),
            what: what(),
            block,
        });
    }
}

//! The fixes that grow something or move it to where there is room.

use alloc::{format, vec::Vec};

use super::space::kept;
use crate::azure::{limits, ranges};
use crate::cidr::Block;
use crate::model::{Edit, Purpose, SubnetId};
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Fix;

/// The fix that gives a subnet another size: in place where its neighbours leave room, else elsewhere in its VNet.
///
/// None where the service it is for takes one size alone.
pub(in crate::rules) fn resize(evidence: &Evidence<'_>, id: SubnetId, prefix: u8) -> Option<Fix> {
    let room = evidence.room().vnet(id.vnet)?;
    let subnet = evidence.plan.subnet(id)?;
    let gateway = limits::APP_GATEWAY_CONTAINERS_SUBNET.prefix();
    if subnet.purpose == Some(Purpose::AppGatewayForContainers) && prefix != gateway {
        return None;
    }
    let own = subnet.block?;
    let in_place = own
        .resized(prefix)
        .filter(|block| room.has_room_for(id.subnet, *block));
    let block = in_place.or_else(|| room.block(prefix))?;
    let verb = match in_place {
        Some(block) if block.contains(own) => "Grow",
        Some(_) => "Cut",
        None => "Move",
    };
    Some(Fix {
        title: format!(
            "{verb} {} to {block}{}",
            subnet.name,
            condition(evidence, id)
        ),
        edits: [Edit::text(evidence.plan.subnet_path(id), &block)].into(),
    })
}

/// What has to come before a subnet gets another range, where something is deployed in it already.
fn condition(evidence: &Evidence<'_>, id: SubnetId) -> &'static str {
    let difference = evidence.difference.as_ref();
    if difference.is_some_and(|difference| difference.holds(id)) {
        ", once it is empty"
    } else {
        ""
    }
}

/// Whether nothing in the plan uses a block but the range that it is to take the place of.
pub(in crate::rules) fn is_free_beside(evidence: &Evidence<'_>, block: Block, own: Block) -> bool {
    if own.contains(block) {
        return true;
    }
    if !block.contains(own) {
        return evidence.room().is_free(block);
    }
    let mut added = (block.prefix()..own.prefix()).filter_map(|shorter| {
        let longer = shorter.saturating_add(1);
        let (whole, half) = (own.grown_to(shorter)?, own.grown_to(longer)?);
        let halves = [0, 1].map(|index| whole.subblock(longer, index));
        halves.into_iter().flatten().find(|other| *other != half)
    });
    added.all(|block| evidence.room().is_free(block))
}

/// The first free block of that size in a VNet of the draft.
pub(in crate::rules) fn block_in_vnet(
    evidence: &Evidence<'_>,
    vnet: usize,
    prefix: u8,
) -> Option<Block> {
    evidence.room().vnet(vnet)?.block(prefix)
}

/// The fix that moves a subnet, at its size, to the next free block of its VNet.
pub(in crate::rules) fn move_subnet(evidence: &Evidence<'_>, id: SubnetId) -> Option<Fix> {
    let subnet = evidence.plan.subnet(id)?;
    let block = evidence
        .room()
        .vnet(id.vnet)?
        .block(subnet.block?.prefix())?;
    Some(Fix {
        title: format!("Move {} to {block}{}", subnet.name, condition(evidence, id)),
        edits: [Edit::text(evidence.plan.subnet_path(id), &block)].into(),
    })
}

/// The fix that moves a cluster's services, and its DNS address with them, to a free block.
///
/// Never larger than AKS accepts.
pub(in crate::rules) fn move_services(
    evidence: &Evidence<'_>,
    cluster: usize,
    prefix: u8,
) -> Option<Fix> {
    let prefix = prefix.max(limits::LARGEST_SERVICE_RANGE.prefix());
    let block = evidence.room().block(prefix)?;
    let dns = block.address(limits::DNS_ADDRESS_PLACE.value)?;
    Some(Fix {
        title: format!("Move services to {block}"),
        edits: [
            Edit::text(evidence.plan.service_cidr_path(cluster), &block),
            Edit::text(format!("/clusters/{cluster}/dnsServiceIP"), &dns),
        ]
        .into(),
    })
}

/// The fix that moves a cluster's pod CIDR to a free block.
pub(in crate::rules) fn move_pods(
    evidence: &Evidence<'_>,
    cluster: usize,
    prefix: u8,
) -> Option<Fix> {
    let block = evidence.room().block(prefix)?;
    Some(Fix {
        title: format!("Move pods to {block}"),
        edits: [Edit::text(evidence.plan.pod_cidr_path(cluster), &block)].into(),
    })
}

/// The fix that moves an address prefix of a VNet, at its size, to a free block.
///
/// Not where subnets lie in it: they would have to move along, and subnets never move by themselves.
pub(in crate::rules) fn move_prefix(
    evidence: &Evidence<'_>,
    vnet: usize,
    place: usize,
) -> Option<Fix> {
    let owner = evidence.plan.virtual_networks.get(vnet)?;
    let own = owner.prefixes.get(place)?.v4()?;
    let subnets = &evidence.layout().vnet(vnet)?.subnets;
    if owner.managed_for.is_some() || subnets.met(AnyBlock::V4(own)).is_some() {
        return None;
    }
    let block = evidence.room().block_for_vnet(own.prefix())?;
    Some(Fix {
        title: format!("Move {own} of {} to {block}", owner.name),
        edits: [Edit::text(evidence.plan.prefix_path(vnet, place), &block)].into(),
    })
}

/// The fix that takes the block of a subnet into the address space of its VNet.
///
/// Only into private space that nothing outside the VNet uses.
pub(in crate::rules) fn grow_vnet(evidence: &Evidence<'_>, id: SubnetId) -> Option<Fix> {
    let vnet = evidence.plan.virtual_networks.get(id.vnet)?;
    let block = evidence.plan.subnet(id)?.block?;
    let is_private = ranges::PRIVATE
        .iter()
        .any(|range| range.block.contains(block));
    let is_kept = kept()
        .chain([ranges::DOCKER_BRIDGE.block])
        .any(|kept| kept.overlaps(block));
    let is_used = evidence.room().is_claimed(block)
        || evidence
            .reach()
            .is_used_outside(id.vnet, AnyBlock::V4(block));
    if vnet.managed_for.is_some() || !is_private || is_kept || is_used {
        return None;
    }
    let prefixes = &evidence.layout().vnet(id.vnet)?.prefixes;
    let met: Vec<(AnyBlock, usize)> = prefixes.overlapping(AnyBlock::V4(block)).take(2).collect();
    let (title, path) = match met.as_slice() {
        [] => (
            format!("Add {block} to {}", vnet.name),
            format!("/virtualNetworks/{}/addressPrefixes/-", id.vnet),
        ),
        [(inner, place)] if AnyBlock::V4(block).contains(*inner) => (
            format!("Grow {inner} of {} to {block}", vnet.name),
            evidence.plan.prefix_path(id.vnet, *place),
        ),
        _ => return None,
    };
    Some(Fix {
        title,
        edits: [Edit::text(path, &block)].into(),
    })
}

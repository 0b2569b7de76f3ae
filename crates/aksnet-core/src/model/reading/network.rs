//! VNets, subnets and connected ranges.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::Reading;
use super::at::At;
use super::known::Known;
use super::leaf::{RANGE, Typed};
use super::names::Whole;
use crate::model::draft::SubnetDraft;
use crate::model::field::written;
use crate::model::plan::{ConnectedRange, Prefix, Subnet, VirtualNetwork};
use crate::sorting;

/// Reads all of them; a VNet that is `known` needs no more than that its name is still its own.
pub(super) fn read(whole: &Whole<'_>, known: Option<&Known<'_>>, reading: &mut Reading) {
    let draft = whole.draft;
    let vnets = At::Plan.field("virtualNetworks");
    for (place, vnet) in draft.virtual_networks.iter().enumerate() {
        let path = vnets.item(place);
        let name = name_or(&vnet.name, "VNet", place);
        if whole.vnets.repeats(place) {
            reading.same_name(&name, &path, "VNet");
        }
        if let Some(vnet) = known.and_then(|known| known.vnet(place)) {
            reading.plan.virtual_networks.push(vnet);
            continue;
        }
        let prefixes = reading.prefixes(&vnet.address_prefixes, path.field("addressPrefixes"));
        let list = path.field("subnets");
        let mut subnets = Vec::with_capacity(vnet.subnets.len());
        let names = whole.subnets(place);
        for (place, subnet) in vnet.subnets.iter().enumerate() {
            let path = list.item(place);
            let name = name_or(&subnet.name, "subnet", place);
            if names.is_some_and(|names| names.repeats(place)) {
                reading.same_name(&name, &path, "subnet of this VNet");
            }
            subnets.push(read_subnet(subnet, name.into_owned(), &path, reading));
        }
        let vnet = VirtualNetwork {
            name: name.into_owned(),
            prefixes,
            peerings: Vec::new(),
            subnets,
            managed_for: None,
        };
        reading.plan.virtual_networks.push(vnet.into());
    }
    read_peerings(whole, reading);
    read_connected(whole, reading);
}

fn read_subnet(draft: &SubnetDraft, name: String, path: &At<'_>, reading: &mut Reading) -> Subnet {
    let listed = reading.prefixes(&draft.address_prefixes, path.field("addressPrefixes"));
    let single = reading.block(&draft.address_prefix, path.field("addressPrefix"));
    let place_in_list = match single {
        Typed::Missing => listed.iter().position(|prefix| prefix.v4().is_some()),
        Typed::Read(_) | Typed::Unreadable => None,
    };
    if single == Typed::Missing && draft.address_prefixes.is_empty() {
        reading.missing(
            path.field("addressPrefix"),
            "the subnet has no range yet",
            RANGE,
        );
    }
    let from_list = place_in_list
        .and_then(|place| listed.get(place))
        .and_then(|prefix| prefix.v4());
    Subnet {
        name,
        block: single.value().or(from_list),
        block6: listed.iter().copied().find_map(Prefix::v6),
        place_in_list,
        place6_in_list: listed.iter().position(|prefix| prefix.v6().is_some()),
        purpose: reading
            .choice(&draft.purpose, path.field("purpose"))
            .value(),
        delegation: written(&draft.delegation),
        route_table: written(&draft.route_table),
        nat_gateway: written(&draft.nat_gateway),
        used_addresses: reading
            .number(
                &draft.used_addresses,
                path.field("usedAddresses"),
                "addresses",
            )
            .value()
            .unwrap_or(0),
    }
}

/// Peering joins both sides, whichever of them names it.
fn read_peerings(whole: &Whole<'_>, reading: &mut Reading) {
    let mut pairs = Vec::new();
    let vnets = At::Plan.field("virtualNetworks");
    for (place, vnet) in whole.draft.virtual_networks.iter().enumerate() {
        let path = vnets.item(place);
        let list = path.field("peerings");
        for (index, peer) in vnet.peerings.iter().enumerate() {
            let what = format_args!("another VNet");
            match reading
                .name(peer, list.item(index), what, &whole.vnets)
                .value()
            {
                Some(other) if other != place => pairs.extend([(place, other), (other, place)]),
                _ => {}
            }
        }
    }
    sorting::sort(&mut pairs);
    pairs.dedup();
    let mut pairs = pairs.as_slice();
    for (place, vnet) in reading.plan.virtual_networks.iter_mut().enumerate() {
        let own = pairs.partition_point(|(of, _)| *of <= place);
        let Some((own, others)) = pairs.split_at_checked(own) else {
            return;
        };
        pairs = others;
        let peers = own.iter().map(|(_, other)| *other);
        // One that is known has them already, and is shared.
        if !peers.clone().eq(vnet.peerings.iter().copied()) {
            vnet.peerings = peers.collect();
        }
    }
}

fn read_connected(whole: &Whole<'_>, reading: &mut Reading) {
    let ranges = At::Plan.field("connectedRanges");
    for (place, range) in whole.draft.connected_ranges.iter().enumerate() {
        let path = ranges.item(place);
        let prefixes = reading.prefixes(&range.address_prefixes, path.field("addressPrefixes"));
        let named = range
            .connected_to
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.trim().is_empty());
        let list = path.field("connectedTo");
        let mut connected = Vec::new();
        let mut any = false;
        for (index, name) in named {
            any = true;
            let (at, what) = (list.item(index), format_args!("a VNet"));
            connected.extend(reading.name(name, at, what, &whole.vnets).value());
        }
        reading.plan.connected_ranges.push(ConnectedRange {
            name: name_or(&range.name, "range", place).into_owned(),
            prefixes,
            connected_to: any.then_some(connected),
        });
    }
}

/// The name as typed, or one to speak of it by.
pub(super) fn name_or<'a>(text: &'a str, what: &str, place: usize) -> Cow<'a, str> {
    match text.trim() {
        "" => Cow::Owned(format!("{what} {}", place.saturating_add(1))),
        name => Cow::Borrowed(name),
    }
}

//! Ranges of a cluster that are no subnets: pods, services, DNS.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::net::Ipv4Addr;

use super::Reading;
use super::at::At;
use super::cluster::AKS_DEFAULT;
use super::leaf::Typed;
use crate::azure::{limits, ranges};
use crate::cidr::{Block, Block6};
use crate::model::choice::NetworkModel;
use crate::model::draft::ClusterDraft;
use crate::model::field::{FieldError, Setting};
use crate::model::plan::Prefix;

/// Ranges of a cluster that are no subnets.
pub(super) struct Ranges {
    pub(super) dual_stack: bool,
    pub(super) pods_missing: bool,
    pub(super) pods: BothFamilies<Setting<Block>>,
    pub(super) services: BothFamilies<Setting<Block>>,
    pub(super) dns: Setting<Ipv4Addr>,
    pub(super) docker_bridge: Option<Block>,
}

/// A range in both families, each with its place in the list of the draft, where it stands in one.
pub(super) struct BothFamilies<T> {
    pub(super) block: T,
    pub(super) place: Option<usize>,
    pub(super) block6: Setting<Block6>,
    pub(super) place6: Option<usize>,
    pub(super) list: Vec<Prefix>,
}

impl<T> BothFamilies<T> {
    /// The same with the IPv4 range seen in another way.
    fn map<U>(self, see: impl FnOnce(T) -> U) -> BothFamilies<U> {
        BothFamilies {
            block: see(self.block),
            place: self.place,
            block6: self.block6,
            place6: self.place6,
            list: self.list,
        }
    }
}

pub(super) fn read(
    draft: &ClusterDraft,
    path: &At<'_>,
    model: Option<NetworkModel>,
    reading: &mut Reading,
) -> Ranges {
    let at = |key| path.field(key);
    let dual_stack = read_families(draft, at("ipFamilies"), reading);
    let pods = read_range(
        (&draft.pod_cidr, at("podCidr")),
        (&draft.pod_cidrs, at("podCidrs")),
        reading,
    );
    let has_default = matches!(model, Some(NetworkModel::Overlay | NetworkModel::Kubenet));
    let pods_missing = pods.block == Typed::Missing && !has_default;
    let pods = pods.map(|block| {
        if has_default {
            let default = ranges::DEFAULT_POD_CIDR.block;
            reading.or_default(block, at("podCidr"), default, AKS_DEFAULT)
        } else {
            // A CNI of your own has no default range, and a flat model has none at all.
            block.or_unknown()
        }
    });
    let services = read_range(
        (&draft.service_cidr, at("serviceCidr")),
        (&draft.service_cidrs, at("serviceCidrs")),
        reading,
    );
    let default = ranges::DEFAULT_SERVICE_CIDR.block;
    let services =
        services.map(|block| reading.or_default(block, at("serviceCidr"), default, AKS_DEFAULT));
    let dns = reading.address(&draft.dns_service_ip, at("dnsServiceIP"));
    let default = default
        .address(limits::DNS_ADDRESS_PLACE.value)
        .unwrap_or(default.first());
    let dns = reading.or_default(dns, at("dnsServiceIP"), default, AKS_DEFAULT);
    Ranges {
        dual_stack,
        pods_missing,
        pods,
        services,
        dns,
        docker_bridge: read_docker_bridge(draft, at("dockerBridgeCidr"), reading),
    }
}

fn read_families(draft: &ClusterDraft, at: At<'_>, reading: &mut Reading) -> bool {
    let families: Vec<String> = draft
        .ip_families
        .iter()
        .map(|text| text.trim().to_ascii_lowercase())
        .collect();
    let families: Vec<&str> = families.iter().map(String::as_str).collect();
    match families.as_slice() {
        [] | ["ipv4"] => false,
        ["ipv4", "ipv6"] => true,
        other => {
            reading.errors.push(FieldError::new(
                at.to_string(),
                format!("{} is no list of families AKS knows", other.join(", ")),
                "IPv4, or IPv4 and then IPv6",
            ));
            other.contains(&"ipv6")
        }
    }
}

/// A range given alone or in a list, one for each family.
fn read_range(
    (single, at): (&str, At<'_>),
    (list, at_list): (&[String], At<'_>),
    reading: &mut Reading,
) -> BothFamilies<Typed<Block>> {
    let prefixes = reading.prefixes(list, at_list);
    let place = prefixes.iter().position(|prefix| prefix.v4().is_some());
    let place6 = prefixes.iter().position(|prefix| prefix.v6().is_some());
    let block6 = place6
        .and_then(|place| prefixes.get(place))
        .and_then(|prefix| prefix.v6())
        .map_or(Setting::Unknown, Setting::Given);
    let listed = place
        .and_then(|place| prefixes.get(place))
        .and_then(|prefix| prefix.v4());
    let (block, place) = match (reading.block(single, at), listed) {
        (Typed::Missing, Some(block)) => (Typed::Read(block), place),
        (Typed::Missing, None) if prefixes.contains(&Prefix::Unknown) => (Typed::Unreadable, None),
        (typed, _) => (typed, None),
    };
    BothFamilies {
        block,
        place,
        block6,
        place6,
        list: prefixes,
    }
}

/// A Docker bridge was given as the bridge's own address with its prefix: host bits are right there.
fn read_docker_bridge(draft: &ClusterDraft, at: At<'_>, reading: &mut Reading) -> Option<Block> {
    let text = draft.docker_bridge_cidr.trim();
    let (address, prefix) = text.split_once('/').unwrap_or((text, ""));
    match (address.parse(), prefix.parse()) {
        (Ok(address), Ok(prefix)) => Block::containing(address, prefix),
        _ => reading.block(text, at).value(),
    }
}

//! The smallest change that would do, from the numbers of the text alone.

use alloc::{format, string::String};

use super::arithmetic::{Product, documented, documented_with_surge};
use super::figures::{Figures, Target};
use super::list::AzureError;
use crate::azure::limits;
use crate::cidr::Block;
use crate::ledger::Measure;
use crate::rules::grouped;

/// A change that would have let Azure accept it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Change {
    /// The change, as a sentence or two.
    pub text: String,
    /// The longest prefix Azure would have accepted.
    pub accepted_prefix: Option<u8>,
    /// The longest prefix that holds what those nodes are documented to need, surge nodes included.
    pub documented_prefix: Option<u8>,
}

/// The change for an error whose numbers the text gives.
pub(super) fn change(
    error: &AzureError,
    figures: &Figures,
    way: Option<&[Product]>,
) -> Option<Change> {
    match error.code? {
        "InsufficientSubnetSize" => larger_range(error, figures, way),
        "SubnetIsFull" => larger_subnet(figures),
        "InvalidLoadBalancerProfileAllocatedOutboundPorts" => more_ports(figures),
        "DnsServiceIpOutOfServiceCidr" => dns_address(figures),
        _ => None,
    }
}

fn larger_range(error: &AzureError, figures: &Figures, way: Option<&[Product]>) -> Option<Change> {
    let needed = figures.needed?;
    let (measure, what) = match error.target {
        Some(Target::PodCidr) => (Measure::PodCidr, "pod CIDR"),
        Some(Target::PodSubnet) => (Measure::Subnet, "pod subnet"),
        _ => (Measure::Subnet, "subnet"),
    };
    // Where less is available than the block has, somebody else holds the rest.
    let all = figures
        .block()
        .map(|block| measure.supply(block.prefix(), 0).usable);
    let used = all.zip(figures.available);
    let used = used.map_or(0, |(all, available)| all.saturating_sub(available));
    let accepted = measure.smallest_prefix(needed, used)?;
    let beside = if used > 0 {
        format!(" beside the {} in use", grouped(used))
    } else {
        String::new()
    };
    let (least, free) = (
        grouped(needed),
        grouped(measure.supply(accepted, used).usable),
    );
    let smallest = format!(
        "The smallest {what} Azure would accept for {least} addresses is a /{accepted}, with {free} free{beside}."
    );
    let need = way.and_then(documented);
    let need = need.zip(way.and_then(documented_with_surge));
    let planned = need.and_then(|(need, with_surge)| {
        let prefix = measure.smallest_prefix(with_surge, used)?;
        let (need, with_surge) = (grouped(need), grouped(with_surge));
        let advice = format!(
            "Plan a /{prefix}: those nodes need {need} as documented, and {with_surge} with the surge nodes of an upgrade."
        );
        Some((prefix, advice))
    });
    Some(Change {
        text: match &planned {
            Some((_, advice)) => format!("{smallest} {advice}"),
            None => smallest,
        },
        accepted_prefix: Some(accepted),
        documented_prefix: planned.map(|(prefix, _)| prefix),
    })
}

fn larger_subnet(figures: &Figures) -> Option<Change> {
    let (needed, block) = (figures.needed?, figures.block()?);
    let larger = block.prefix().checked_sub(1)?;
    let usable = |prefix| Measure::Subnet.supply(prefix, 0).usable;
    let more = usable(larger).saturating_sub(usable(block.prefix()));
    let addresses = if needed == 1 { "address" } else { "addresses" };
    Some(Change {
        text: format!(
            "Free {} {addresses} in {block}, or plan a /{larger}: it has {} more.",
            grouped(needed),
            grouped(more),
        ),
        accepted_prefix: Some(larger).filter(|_| more >= needed),
        documented_prefix: None,
    })
}

fn more_ports(figures: &Figures) -> Option<Change> {
    let (needed, available, nodes) = (figures.needed?, figures.available?, figures.nodes?);
    let each = Measure::Fixed(&limits::PORTS_PER_ADDRESS)
        .supply(32, 0)
        .usable;
    let addresses = needed.div_ceil(each.max(1));
    let step = limits::PORT_STEP.value;
    let fewer = available
        .checked_div(nodes)?
        .checked_div(step)?
        .saturating_mul(step);
    Some(Change {
        text: format!(
            "{} outbound addresses have the {} ports; or give each of the {} nodes {} ports.",
            grouped(addresses),
            grouped(needed),
            grouped(nodes),
            grouped(fewer),
        ),
        accepted_prefix: None,
        documented_prefix: None,
    })
}

fn dns_address(figures: &Figures) -> Option<Change> {
    let range: Block = figures.block()?;
    let tenth = range.address(limits::DNS_ADDRESS_PLACE.value)?;
    Some(Change {
        text: format!("Give {tenth} as the address of the DNS service: it lies in {range}."),
        accepted_prefix: None,
        documented_prefix: None,
    })
}

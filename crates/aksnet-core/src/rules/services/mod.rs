//! Rules of family `AKN5xx`: the service range and the address of DNS.

mod dns_ip_is_first_address;
mod dns_ip_is_network_or_last;
mod dns_ip_missing;
mod dns_ip_outside_service_range;
mod ipv6_service_range_too_large;
mod load_balancer_in_service_range;
mod service_range_at_size_limit;
mod service_range_too_large;

use alloc::{format, string::String, vec::Vec};
use core::net::Ipv4Addr;

use super::evidence::Evidence;
use super::finding::Fix;
use super::rule::Rule;
use crate::azure::{limits, ranges};
use crate::cidr::Block;
use crate::ledger::{Range, RangeKind, Stage};
use crate::model::{Cluster, Edit, Setting};

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &dns_ip_outside_service_range::DNS_IP_OUTSIDE_SERVICE_RANGE,
    &dns_ip_is_first_address::DNS_IP_IS_FIRST_ADDRESS,
    &dns_ip_is_network_or_last::DNS_IP_IS_NETWORK_OR_LAST,
    &service_range_too_large::SERVICE_RANGE_TOO_LARGE,
    &service_range_at_size_limit::SERVICE_RANGE_AT_SIZE_LIMIT,
    &dns_ip_missing::DNS_IP_MISSING,
    &ipv6_service_range_too_large::IPV6_SERVICE_RANGE_TOO_LARGE,
    &load_balancer_in_service_range::LOAD_BALANCER_IN_SERVICE_RANGE,
];

/// A cluster's service range and its DNS address.
struct Dns<'a> {
    cluster: usize,
    of: &'a Cluster,
    range: Block,
    address: Ipv4Addr,
}

impl Dns<'_> {
    /// Whether the plan leaves the address out where AKS does not take one of the given range.
    fn is_missing(&self) -> bool {
        matches!(self.of.dns_service_ip, Setting::Default(_))
            && matches!(self.of.service_cidr, Setting::Given(_))
    }

    fn path(&self) -> String {
        dns_path(self.cluster)
    }

    /// Gives DNS its customary place.
    fn fix(&self) -> Option<Fix> {
        let address = customary(self.range)?;
        Some(Fix {
            title: format!("Use {address} for DNS"),
            edits: [Edit::text(self.path(), &address)].into(),
        })
    }
}

/// Clusters whose service range and DNS address are both known.
fn dns<'a>(evidence: &Evidence<'a>) -> impl Iterator<Item = Dns<'a>> + use<'a> {
    evidence.clusters().filter_map(|(cluster, of)| {
        Some(Dns {
            cluster,
            of,
            range: of.service_cidr.value()?,
            address: of.dns_service_ip.value()?,
        })
    })
}

/// JSON Pointer of a cluster's DNS address in the draft.
fn dns_path(cluster: usize) -> String {
    format!("/clusters/{cluster}/dnsServiceIP")
}

/// The tenth address of a service range; the last but one where there is no tenth.
pub(super) fn customary(range: Block) -> Option<Ipv4Addr> {
    let place = limits::DNS_ADDRESS_PLACE.value;
    let last_but_one = range.size().checked_sub(2)?;
    range
        .address(place.min(last_but_one))
        .filter(|address| is_free_for_dns(range, *address))
}

/// Whether an address of the range may be that of DNS: not the first two, not the last.
fn is_free_for_dns(range: Block, address: Ipv4Addr) -> bool {
    let kept = [range.address(0), range.address(1), Some(range.last())];
    range.contains_address(address) && !kept.contains(&Some(address))
}

/// A service range cut to the size AKS gives one, or to what the stated services need.
///
/// It stays around the DNS address, and within itself, so it meets nothing that it did not meet.
fn cut(evidence: &Evidence<'_>, cluster: usize, range: &Range) -> Option<Fix> {
    let (own, needed) = (range.block?, range.smallest_prefix(Stage::Create)?);
    let prefix = needed.min(ranges::DEFAULT_SERVICE_CIDR.block.prefix());
    let dns = evidence.plan.clusters.get(cluster)?.dns_service_ip.value();
    let around = dns.filter(|dns| own.contains_address(*dns));
    let block = Block::containing(around.unwrap_or(own.first()), prefix)
        .filter(|block| *block != own && own.contains(*block))?;
    let mut fix = Fix {
        title: format!("Cut services to {block}"),
        edits: [Edit::text(range.path.clone(), &block)].into(),
    };
    fix.edits.extend(dns_moved(evidence, cluster, block)?);
    Some(fix)
}

/// The DNS address moved, where in that range it would lie on an address that services do not get.
///
/// No edit where it may stay; `None` where it has to move and cannot.
pub(super) fn dns_moved(
    evidence: &Evidence<'_>,
    cluster: usize,
    range: Block,
) -> Option<Vec<Edit>> {
    let dns = evidence.plan.clusters.get(cluster)?.dns_service_ip.value();
    let may_stay = |dns: Ipv4Addr| !range.contains_address(dns) || is_free_for_dns(range, dns);
    if dns.is_none_or(may_stay) {
        return Some(Vec::new());
    }
    Some([Edit::text(dns_path(cluster), &customary(range)?)].into())
}

/// Service ranges of all clusters, each with the place of its cluster.
fn service_ranges<'a>(
    evidence: &Evidence<'a>,
) -> impl Iterator<Item = (usize, &'a Range, Block)> + use<'a> {
    let ranges = evidence.ledger.of_kind(RangeKind::ServiceCidr);
    ranges.filter_map(|range| Some((range.draws.first()?.cluster?, range, range.block?)))
}

#[cfg(test)]
mod tests {
    use super::{customary, dns_moved};
    use crate::cidr::Block;
    use crate::ledger::Ledger;
    use crate::model::EditValue;
    use crate::rules::evidence::Evidence;
    use crate::rules::sample::clean;

    #[test]
    fn dns_gets_the_tenth_address_or_the_last_that_is_free() {
        let address =
            |text| customary(Block::parse(text).unwrap()).map(|it| alloc::format!("{it}"));
        assert_eq!(address("10.0.0.0/16").as_deref(), Some("10.0.0.10"));
        assert_eq!(address("10.0.0.0/28").as_deref(), Some("10.0.0.10"));
        assert_eq!(address("10.0.0.0/29").as_deref(), Some("10.0.0.6"));
        assert_eq!(address("10.0.0.0/30").as_deref(), Some("10.0.0.2"));
        assert_eq!(address("10.0.0.0/31"), None);
        assert_eq!(address("10.0.0.0/32"), None);
    }
    #[test]
    fn dns_moves_only_where_services_do_not_get_its_address() {
        let moved = |dns: &str, range: &str| {
            let plan = clean().with("/clusters/0/dnsServiceIP", dns).read().plan;
            let ledger = Ledger::of(&plan);
            let range = Block::parse(range).unwrap();
            let edits = dns_moved(&Evidence::of(&plan, &ledger), 0, range)?;
            Some(edits.into_iter().next().map(|edit| edit.value))
        };
        assert_eq!(moved("10.0.0.20", "10.0.0.0/24"), Some(None));
        assert_eq!(moved("10.0.0.20", "10.1.0.0/24"), Some(None));
        let tenth = EditValue::Text("10.0.0.10".into());
        assert_eq!(moved("10.0.0.1", "10.0.0.0/24"), Some(Some(tenth)));
        assert_eq!(moved("10.0.0.10", "10.0.0.10/31"), None);
    }
}

//! AKN803: another service range, or another DNS address, for a cluster that is deployed.

use alloc::{format, vec};

use crate::azure::sources;
use crate::change::Pair;
use crate::cidr::Block;
use crate::ledger::{RangeKind, Stage};
use crate::model::{Cluster, Edit};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::room::is_free_beside;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_CHANGE_REFUSED: Rule = Rule {
    id: "AKN803",
    name: "service-range-change-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "The service range or the DNS address of a deployed cluster changes.",
    why: "Services hold addresses of the range, and every pod knows the DNS address. AKS keeps both for the life of the cluster.",
    remedy: "Keep both, or plan a new cluster. From Kubernetes 1.33 a ServiceCIDR object adds another range beside the old one.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for pair in difference.clusters() {
        let ranges = pair
            .old
            .service_cidr
            .value()
            .zip(pair.new.service_cidr.value());
        let moved = ranges.filter(|(old, new)| old != new);
        if let Some((old, new)) = moved {
            out.report(
                evidence.plan.service_cidr_path(pair.place),
                format!(
                    "The service range of {} changes from {old} to {new}",
                    pair.new.name
                ),
                keep(evidence, pair, old, new),
            );
        }
        let dual_stack = pair.old.dual_stack && pair.new.dual_stack;
        let ranges6 = pair
            .old
            .service_cidr6
            .value()
            .zip(pair.new.service_cidr6.value());
        if let Some((old, new)) = ranges6.filter(|(old, new)| dual_stack && old != new) {
            let path = evidence.plan.service_cidr6_path(pair.place);
            out.report(
                path.clone(),
                format!(
                    "The IPv6 service range of {} changes from {old} to {new}",
                    pair.new.name
                ),
                Some(Fix {
                    title: format!("Keep the IPv6 service range {old}"),
                    edits: vec![Edit::text(path, &old)],
                }),
            );
        }
        dns(pair, moved.is_some(), out);
    }
}

fn dns(pair: Pair<'_, Cluster>, services_move: bool, out: &mut Findings<'_>) {
    let addresses = pair
        .old
        .dns_service_ip
        .value()
        .zip(pair.new.dns_service_ip.value());
    let Some((old, new)) = addresses.filter(|(old, new)| old != new) else {
        return;
    };
    let path = format!("/clusters/{}/dnsServiceIP", pair.place);
    // Alone it would leave the range it lies in.
    let fix = (!services_move).then(|| Fix {
        title: format!("Keep the DNS address {old}"),
        edits: vec![Edit::text(path.clone(), &old)],
    });
    out.report(
        path,
        format!(
            "The DNS address of {} changes from {old} to {new}",
            pair.new.name
        ),
        fix,
    );
}

/// The old range with the old DNS address, where nothing else lies in it by now.
fn keep(evidence: &Evidence<'_>, pair: Pair<'_, Cluster>, old: Block, new: Block) -> Option<Fix> {
    let dns = pair.old.dns_service_ip.value()?;
    let range = evidence
        .ledger
        .of_cluster(pair.place)
        .find(|range| range.kind == RangeKind::ServiceCidr)?;
    let holds = |stage| {
        range
            .smallest_prefix(stage)
            .is_some_and(|it| old.prefix() <= it)
    };
    if !Stage::ALL.into_iter().all(holds) {
        return None;
    }
    is_free_beside(evidence, old, new).then(|| Fix {
        title: format!("Keep the service range {old}"),
        edits: vec![
            Edit::text(evidence.plan.service_cidr_path(pair.place), &old),
            Edit::text(format!("/clusters/{}/dnsServiceIP", pair.place), &dns),
        ],
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    const SERVICES: &str = "/clusters/0/serviceCidr";
    const DNS: &str = "/clusters/0/dnsServiceIP";

    #[test]
    fn a_range_moves_with_its_dns_address_and_both_stay() {
        let plan = clean().with(SERVICES, "10.1.0.0/16").with(DNS, "10.1.0.10");
        let found = plan.found_against(&clean(), "AKN803");
        let messages = [
            "The service range of aks changes from 10.0.0.0/16 to 10.1.0.0/16",
            "The DNS address of aks changes from 10.0.0.10 to 10.1.0.10",
        ];
        assert_eq!(
            found
                .iter()
                .map(|it| &it.message)
                .collect::<alloc::vec::Vec<_>>(),
            messages
        );
        let (mended, fix) = plan.mended_against(&clean(), "AKN803");
        assert_eq!(fix.title, "Keep the service range 10.0.0.0/16");
        assert_eq!(mended, clean());
    }

    #[test]
    fn a_larger_range_is_another_range() {
        let plan = clean().with(SERVICES, "10.0.0.0/15");
        let (mended, _) = plan.mended_against(&clean(), "AKN803");
        assert_eq!(mended, clean());
    }

    #[test]
    fn the_dns_address_stays_where_only_it_changes() {
        let plan = clean().with(DNS, "10.0.0.11");
        let (mended, fix) = plan.mended_against(&clean(), "AKN803");
        assert_eq!(fix.title, "Keep the DNS address 10.0.0.10");
        assert_eq!(mended, clean());
    }

    #[test]
    fn the_default_written_out_is_no_change_and_an_occupied_range_no_fix() {
        let silent = clean().with(SERVICES, "").with(DNS, "");
        assert_eq!(silent.found_against(&clean(), "AKN803"), []);
        let occupied = clean()
            .with(SERVICES, "10.1.0.0/16")
            .with(DNS, "10.1.0.10")
            .with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18");
        assert_eq!(occupied.found_against(&clean(), "AKN803")[0].fix, None);
        let small = clean().with(SERVICES, "10.0.0.0/28");
        let more = clean().with("/clusters/0/services", "100");
        assert_eq!(more.found_against(&small, "AKN803")[0].fix, None);
    }
}

//! AKN101: a range meets one that AKS keeps for itself.

use alloc::format;

use super::vnet_prefix::{met, vnet_prefixes};
use crate::azure::{ranges, sources};
use crate::model::Plan;
use crate::rules::cluster_range::{pods, services};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static RESERVED_RANGE_USED: Rule = Rule {
    id: "AKN101",
    name: "reserved-range-used",
    severity: Severity::Error,
    azure_code: None,
    summary: "A VNet, pod or service range meets a range that AKS keeps for itself.",
    why: "AKS refuses such a pod or service range; a larger range that contains a kept one counts too. In a cluster's VNet these addresses collide with those that the nodes use inside.",
    remedy: "Take a range that touches none of those AKS keeps.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW, &sources::AKS_RELEASES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for prefix in vnet_prefixes(plan) {
        let kept = met(&ranges::AKS_RESERVED, prefix.block);
        let Some(kept) = kept.filter(|_| may_hold_nodes(plan, prefix.vnet)) else {
            continue;
        };
        let message = format!(
            "Prefix {} of {} meets {kept}",
            prefix.block, prefix.owner.name
        );
        out.report(prefix.path(plan), message, prefix.moved(evidence));
    }
    for range in pods(plan).chain(services(plan)) {
        let block = range.block.v4();
        let Some(kept) = block.and_then(|block| met(&ranges::AKS_RESERVED, block)) else {
            continue;
        };
        out.report(
            range.path(plan),
            format!("{} {} meets {kept}", range.title(), range.block),
            range.moved(evidence),
        );
    }
}

/// Only VNets of clusters are bound; in a plan without clusters any VNet may become one.
fn may_hold_nodes(plan: &Plan, vnet: usize) -> bool {
    plan.clusters.is_empty() || plan.clusters.iter().any(|it| it.vnet == Some(vnet))
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_pod_cidr_that_contains_two_of_them_is_found_and_mended() {
        // Worked example W57: refused since the release of 2026-05-29.
        let plan = clean().with("/clusters/0/podCidr", "172.16.0.0/12");
        let found = plan.found("AKN101");
        assert_eq!(
            found[0].message,
            "Pod CIDR 172.16.0.0/12 meets 172.30.0.0/16 (kept by AKS) and 172.31.0.0/16 (kept by AKS)"
        );
        assert_eq!(found[0].subject, "/clusters/0/podCidr");
        let (mended, fix) = plan.mended("AKN101");
        assert_eq!(fix.title, "Move pods to 10.32.0.0/12");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_addresses_on_either_side_are_free_to_use() {
        for pods in ["172.28.0.0/15", "172.29.0.0/16", "172.18.0.0/16"] {
            let plan = clean().with("/clusters/0/podCidr", pods);
            assert_eq!(plan.found("AKN101"), [], "{pods}");
        }
        for pods in ["172.30.0.0/15", "172.31.255.0/24", "192.0.2.0/24"] {
            let plan = clean().with("/clusters/0/podCidr", pods);
            assert_eq!(plan.found("AKN101").len(), 1, "{pods}");
        }
    }

    #[test]
    fn services_move_with_their_dns_address() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "169.254.0.0/20")
            .with("/clusters/0/dnsServiceIP", "169.254.0.10");
        let (mended, _) = plan.mended("AKN101");
        assert_eq!(mended.clusters[0].service_cidr, "10.0.0.0/20");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.0.0.10");
    }

    #[test]
    fn a_vnet_counts_where_nodes_may_live_and_moves_only_while_it_is_empty() {
        let plan = clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/0/addressPrefixes/1", "172.31.0.0/24")
            .with("/virtualNetworks/1/name", "vnet-hub")
            .with("/virtualNetworks/1/addressPrefixes/0", "172.30.0.0/24");
        let found = plan.found("AKN101");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes/1");
        let (mended, fix) = plan.mended("AKN101");
        assert_eq!(fix.title, "Move 172.31.0.0/24 of vnet-spoke to 10.1.0.0/24");
        assert_eq!(mended.findings(), []);
        let used = plan
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "172.31.0.0/28",
            );
        assert_eq!(used.found("AKN101")[0].fix, None);
    }

    #[test]
    fn a_flat_model_has_no_pod_cidr_in_use() {
        let plan = clean()
            .with("/clusters/0/podCidr", "172.30.0.0/16")
            .with("/clusters/0/networkModel", "node-subnet");
        assert_eq!(plan.found("AKN101"), []);
    }
}

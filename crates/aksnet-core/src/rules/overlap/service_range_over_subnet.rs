//! AKN302: the service range meets a subnet of the cluster's VNet.

use alloc::format;

use crate::azure::sources;
use crate::model::SubnetId;
use crate::rules::cluster_range::services;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_OVER_SUBNET: Rule = Rule {
    id: "AKN302",
    name: "service-range-over-subnet",
    severity: Severity::Error,
    azure_code: Some("ServiceCidrOverlapExistingSubnetsCidr"),
    summary: "The service range meets a subnet of the cluster's VNet.",
    why: "Azure refuses to create the cluster, and checks again before every upgrade: a subnet that was added later blocks it. Every subnet of the VNet counts, in use or not.",
    remedy: "Take a service range outside the VNet; it can be the same in every cluster.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::ERROR_SERVICE_OVERLAP,
        &sources::PLAN_IP_ADDRESSING,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for services in services(plan) {
        let Some(vnet) = services.vnet else { continue };
        let layout = evidence.layout().vnet(vnet);
        let Some(met) = layout.and_then(|layout| layout.subnets.met(services.block)) else {
            continue;
        };
        let subnet = plan.subnet(SubnetId {
            vnet,
            subnet: met.owner,
        });
        let message = format!(
            "Service range {} meets {} {}{} of the cluster's VNet: they share {}",
            services.block,
            subnet.map_or("", |subnet| &subnet.name),
            met.block,
            met.and_more("subnet"),
            met.shared(services.block),
        );
        out.report(services.path(plan), message, services.moved(evidence));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_services(block: &str, dns: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/serviceCidr", block)
            .with("/clusters/0/dnsServiceIP", dns)
    }

    #[test]
    fn services_over_the_nodes_are_found_and_mended() {
        let plan = with_services("10.240.0.128/25", "10.240.0.138");
        let found = plan.found("AKN302");
        assert_eq!(
            found[0].message,
            "Service range 10.240.0.128/25 meets snet-nodes 10.240.0.0/24 of the cluster's VNet: they share 128 addresses"
        );
        assert_eq!(found[0].subject, "/clusters/0/serviceCidr");
        let (mended, fix) = plan.mended("AKN302");
        assert_eq!(fix.title, "Move services to 10.0.0.0/25");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.0.0.10");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn every_subnet_counts_even_one_the_cluster_does_not_use() {
        // Worked example W56, second pair.
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "10.0.10.0/24")
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with("/virtualNetworks/0/subnets/1/addressPrefix", "10.0.10.0/24");
        assert_eq!(plan.found("AKN302").len(), 1);
        assert_eq!(plan.found("AKN303"), []);
    }

    #[test]
    fn beside_the_subnet_it_is_a_warning_of_another_rule() {
        let plan = with_services("10.240.1.0/24", "10.240.1.10");
        assert_eq!(plan.found("AKN302"), []);
        assert_eq!(plan.found("AKN303").len(), 1);
        assert_eq!(with_services("10.239.0.0/16", "10.239.0.10").findings(), []);
    }

    #[test]
    fn subnets_of_another_vnet_do_not_count() {
        let plan = clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.0.0.0/16")
            .with("/virtualNetworks/1/subnets/0/name", "snet")
            .with("/virtualNetworks/1/subnets/0/addressPrefix", "10.0.0.0/24");
        assert_eq!(plan.found("AKN302"), []);
    }

    #[test]
    fn the_subnet_that_aks_makes_counts_too() {
        let plan = PlanDraft::default()
            .with("/clusters/0/name", "aks")
            .with("/clusters/0/serviceCidr", "10.224.0.0/20");
        let found = plan.found("AKN302");
        assert_eq!(found.len(), 1);
        let (_, fix) = plan.mended("AKN302");
        assert_eq!(fix.title, "Move services to 10.0.0.0/20");
    }

    #[test]
    fn ipv6_services_are_checked_against_ipv6_subnets() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48")
            .with("/virtualNetworks/0/subnets/0/addressPrefix", "")
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefixes/0",
                "10.240.0.0/24",
            )
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefixes/1",
                "fd00:db8::/64",
            )
            .with("/clusters/0/serviceCidr", "")
            .with("/clusters/0/serviceCidrs/0", "10.0.0.0/16")
            .with("/clusters/0/serviceCidrs/1", "fd00:db8::/108");
        let found = plan.found("AKN302");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "/clusters/0/serviceCidrs/1");
        assert_eq!(found[0].fix, None);
        let inside = plan.with("/clusters/0/serviceCidrs/1", "fd00:db8:0:1::/108");
        assert_eq!(inside.found("AKN302"), []);
        assert_eq!(inside.found("AKN303").len(), 1);
    }
}

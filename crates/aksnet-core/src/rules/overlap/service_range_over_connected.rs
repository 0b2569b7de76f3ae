//! AKN305: the service range meets a network the cluster is connected to.

use alloc::format;

use crate::azure::sources;
use crate::rules::cluster_range::services;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_OVER_CONNECTED: Rule = Rule {
    id: "AKN305",
    name: "service-range-over-connected",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The service range meets a peered VNet or a connected network.",
    why: "Inside the cluster these addresses mean services. A pod that calls a host with the same address reaches a service, or nothing.",
    remedy: "Take a service range that no connected network uses.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for services in services(evidence.plan) {
        let vnet = services.vnet;
        let met = vnet.and_then(|vnet| evidence.reach().met(vnet, services.block));
        let Some(met) = met else { continue };
        out.report(
            services.path(evidence.plan),
            format!(
                "Service range {} meets {} {}{}: pods will not reach those {}",
                services.block,
                met.owner,
                met.block,
                met.and_more("range"),
                met.shared(services.block),
            ),
            services.moved(evidence),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_branch_office_inside_the_service_range_is_found_and_mended() {
        let plan = clean().with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18");
        let found = plan.found("AKN305");
        assert_eq!(
            found[0].message,
            "Service range 10.0.0.0/16 meets on-premises 10.0.64.0/18: pods will not reach those 16,384 addresses"
        );
        let (mended, fix) = plan.mended("AKN305");
        assert_eq!(fix.title, "Move services to 10.1.0.0/16");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.1.0.10");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_address_before_and_after_do_no_harm() {
        let plan = clean().with("/connectedRanges/0/addressPrefixes/1", "10.1.0.0/16");
        assert_eq!(plan.found("AKN305"), []);
    }

    #[test]
    fn a_range_connected_to_another_vnet_is_out_of_reach() {
        let plan = clean()
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16")
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/connectedRanges/0/connectedTo/0", "vnet-other")
            .with("/connectedRanges/0/addressPrefixes/1", "10.0.64.0/18");
        assert_eq!(plan.found("AKN305"), []);
        let peered = plan.with("/virtualNetworks/1/peerings/0", "vnet-spoke");
        assert_eq!(peered.found("AKN305").len(), 1);
    }
}

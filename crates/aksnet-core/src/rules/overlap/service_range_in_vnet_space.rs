//! AKN303: the service range lies in VNet space that no subnet uses yet.

use alloc::format;

use crate::azure::sources;
use crate::rules::cluster_range::services;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_IN_VNET_SPACE: Rule = Rule {
    id: "AKN303",
    name: "service-range-in-vnet-space",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The service range meets address space of the cluster's VNet where no subnet is yet.",
    why: "It works until somebody makes a subnet there: the next upgrade is then refused, and a service range cannot be moved.",
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
        let layout = services.vnet.and_then(|vnet| evidence.layout().vnet(vnet));
        // Over a subnet it is an error, which another rule names.
        let layout = layout.filter(|layout| layout.subnets.met(services.block).is_none());
        let Some(met) = layout.and_then(|layout| layout.prefixes.met(services.block)) else {
            continue;
        };
        let vnet = services
            .vnet
            .and_then(|vnet| plan.virtual_networks.get(vnet));
        let message = format!(
            "Service range {} {} {}{} of {}: a subnet made there would block upgrades",
            services.block,
            services.block.lies(met.block),
            met.block,
            met.and_more("prefix"),
            vnet.map_or("", |vnet| &vnet.name),
        );
        out.report(services.path(plan), message, services.moved(evidence));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn services_in_free_vnet_space_are_found_and_mended() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "10.240.128.0/20")
            .with("/clusters/0/dnsServiceIP", "10.240.128.10");
        let found = plan.found("AKN303");
        assert_eq!(
            found[0].message,
            "Service range 10.240.128.0/20 lies in 10.240.0.0/16 of vnet-spoke: a subnet made there would block upgrades"
        );
        let (mended, fix) = plan.mended("AKN303");
        assert_eq!(fix.title, "Move services to 10.0.0.0/20");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_range_that_reaches_beyond_the_vnet_meets_it_still() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.0.8.0/24");
        assert_eq!(
            plan.found("AKN303")[0].message,
            "Service range 10.0.0.0/16 covers 10.0.8.0/24 of vnet-spoke: a subnet made there would block upgrades"
        );
        let beside = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.1.0.0/24");
        assert_eq!(beside.found("AKN303"), []);
    }

    #[test]
    fn the_service_range_aks_takes_by_default_counts() {
        // Worked example W62: the default service range in a VNet of 10.0.0.0/8.
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.0.0.0/8")
            .with("/connectedRanges/0/addressPrefixes/0", "192.168.0.0/16")
            .with("/clusters/0/podCidr", "172.20.0.0/16")
            .with("/clusters/0/serviceCidr", "")
            .with("/clusters/0/dnsServiceIP", "");
        assert_eq!(
            plan.found("AKN303")[0].message,
            "Service range 10.0.0.0/16 lies in 10.0.0.0/8 of vnet-spoke: a subnet made there would block upgrades"
        );
        let (mended, _) = plan.mended("AKN303");
        assert_eq!(mended.clusters[0].service_cidr, "172.16.0.0/16");
        assert_eq!(mended.findings(), []);
    }
}

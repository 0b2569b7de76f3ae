//! AKN609: pods in a subnet of another VNet than the cluster's.

use alloc::format;

use super::pod_subnet::{add, groups};
use crate::azure::sources;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_SUBNET_IN_OTHER_VNET: Rule = Rule {
    id: "AKN609",
    name: "pod-subnet-in-other-vnet",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pool takes its pods' addresses from a subnet of another VNet.",
    why: "A node's network card carries the addresses of its pods, and all of them come from one VNet. AKS refuses the pool, peering or not.",
    remedy: "Name a subnet of the cluster's own VNet.",
    limits: &[],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::NODE_POOL_SUBNETS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for group in groups(evidence, |place| place.pool.pod_subnet_elsewhere.is_some()) {
        for place in &group {
            let Some(elsewhere) = place.pool.pod_subnet_elsewhere else {
                continue;
            };
            let named = |vnet: usize| {
                plan.virtual_networks
                    .get(vnet)
                    .map_or("another VNet", |vnet| vnet.name.as_str())
            };
            out.report(
                place.path("podSubnet"),
                format!(
                    "{} takes pods from {}, a subnet of {}; {} is in {}",
                    place.pool.name,
                    plan.subnet(elsewhere)
                        .map_or("", |subnet| subnet.name.as_str()),
                    named(elsewhere.vnet),
                    place.cluster.name,
                    place.cluster.vnet.map_or("another VNet", named),
                ),
                add(evidence, &group),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_hub() -> PlanDraft {
        clean()
            .with("/virtualNetworks/1/name", "vnet-hub")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16")
            .with("/virtualNetworks/1/subnets/0/name", "snet-far")
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.250.0.0/24",
            )
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/nodePools/0/podSubnet", "snet-far")
    }

    #[test]
    fn the_far_subnet_is_found_and_one_nearby_is_added() {
        let plan = with_hub();
        let found = plan.found("AKN609");
        assert_eq!(
            found[0].message,
            "system takes pods from snet-far, a subnet of vnet-hub; aks is in vnet-spoke"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/0/podSubnet");
        assert_eq!(plan.found("AKN608"), []);
        assert_eq!(plan.read().errors, []);
        let (mended, _) = plan.mended("AKN609");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_subnet_of_the_own_vnet_comes_first() {
        let plan = with_hub()
            .with("/virtualNetworks/0/subnets/1/name", "snet-far")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/24",
            );
        assert_eq!(plan.found("AKN609"), []);
    }

    #[test]
    fn a_name_that_is_nowhere_cannot_be_read() {
        let plan = with_hub().with("/clusters/0/nodePools/0/podSubnet", "nothing-like-it");
        assert_eq!(plan.found("AKN609"), []);
        assert_eq!(plan.found("AKN608"), []);
        assert_eq!(plan.read().errors.len(), 1);
    }
}

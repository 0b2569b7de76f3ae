//! AKN707: a subnet whose name and purpose do not go together.

use alloc::{format, vec};

use super::tenant::{NAMED, is_named_by_clusters, named, subnets, title};
use crate::azure::sources;
use crate::model::{Edit, Purpose, Subnet, SubnetId};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static SPECIAL_SUBNET_MISNAMED: Rule = Rule {
    id: "AKN707",
    name: "special-subnet-misnamed",
    severity: Severity::Error,
    azure_code: None,
    summary: "A firewall, bastion, gateway or route server is in a subnet that has not the one name Azure looks for, or something else is in a subnet of that name.",
    why: "These services find their subnet by its name. Under another name Azure refuses to create them, and nothing else may live under that one.",
    remedy: "Name the subnet as Azure asks, and keep it for that service.",
    limits: &[],
    events: &[],
    sources: &[&sources::AKS_BASELINE, &sources::BASTION],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (id, subnet) in subnets(evidence.plan) {
        let Some(purpose) = subnet.purpose else {
            continue;
        };
        let path =
            |field: &str| format!("/virtualNetworks/{}/subnets/{}/{field}", id.vnet, id.subnet);
        let asked = NAMED.iter().find(|service| service.purpose == purpose);
        match (asked, named(&subnet.name)) {
            (Some(asked), found) if found.is_none_or(|found| found.purpose != purpose) => {
                let Some(name) = asked.names.first() else {
                    continue;
                };
                let fix = Fix {
                    title: format!("Rename {} to {name}", subnet.name),
                    edits: vec![Edit::text(path("name"), *name)],
                };
                out.report(
                    path("name"),
                    format!(
                        "{} is for {}, which Azure creates in {name} alone",
                        subnet.name,
                        title(purpose)
                    ),
                    Some(fix).filter(|_| {
                        is_free(evidence, id, name) && !is_named_by_clusters(evidence, id)
                    }),
                );
            }
            (None, Some(found)) if purpose != Purpose::Other => out.report(
                path("purpose"),
                format!(
                    "{} belongs to {}; the plan has {} in it",
                    subnet.name,
                    title(found.purpose),
                    title(purpose)
                ),
                None,
            ),
            _ => {}
        }
    }
}

/// Whether no other subnet of the VNet has that name, and no pool in the VNet means one of another by it.
fn is_free(evidence: &Evidence<'_>, id: SubnetId, name: &str) -> bool {
    let vnet = evidence.plan.virtual_networks.get(id.vnet);
    let same = |subnet: &Subnet| subnet.name.eq_ignore_ascii_case(name);
    let means_another = |place: &PoolPlace<'_>| {
        let elsewhere = place.pool.pod_subnet_elsewhere;
        let subnet = elsewhere.and_then(|id| evidence.plan.subnet(id));
        place.cluster.vnet == Some(id.vnet) && subnet.is_some_and(same)
    };
    vnet.is_some_and(|vnet| !vnet.subnets.iter().any(same))
        && !evidence.pools().any(|place| means_another(&place))
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_subnet(name: &str, purpose: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", name)
            .with("/virtualNetworks/0/subnets/1/purpose", purpose)
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/26",
            )
    }

    #[test]
    fn each_service_has_its_name() {
        for (purpose, name) in [
            ("firewall", "AzureFirewallSubnet"),
            ("bastion", "AzureBastionSubnet"),
            ("gateway", "GatewaySubnet"),
            ("route-server", "RouteServerSubnet"),
        ] {
            assert_eq!(with_subnet(name, purpose).findings(), [], "{name}");
            let plan = with_subnet("snet-special", purpose);
            let (mended, _) = plan.mended("AKN707");
            assert_eq!(mended.virtual_networks[0].subnets[1].name, name);
        }
        assert_eq!(
            with_subnet("snet-fw", "firewall").found("AKN707")[0].message,
            "snet-fw is for Azure Firewall, which Azure creates in AzureFirewallSubnet alone"
        );
        let management = with_subnet("AzureFirewallManagementSubnet", "firewall");
        assert_eq!(management.findings(), []);
    }

    #[test]
    fn nothing_else_lives_under_such_a_name() {
        let plan = with_subnet("AzureBastionSubnet", "private-endpoints");
        assert_eq!(
            plan.found("AKN707")[0].message,
            "AzureBastionSubnet belongs to Azure Bastion; the plan has private endpoints in it"
        );
    }

    #[test]
    fn a_name_that_is_taken_is_not_given_twice() {
        let plan = with_subnet("AzureBastionSubnet", "bastion")
            .with("/virtualNetworks/0/subnets/2/name", "snet-two")
            .with("/virtualNetworks/0/subnets/2/purpose", "bastion")
            .with(
                "/virtualNetworks/0/subnets/2/addressPrefix",
                "10.240.5.0/26",
            );
        assert_eq!(plan.found("AKN707")[0].fix, None);
    }

    #[test]
    fn a_name_that_pods_mean_in_another_vnet_stays_there() {
        let plan = with_subnet("snet-gw", "gateway")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.3.0.0/16")
            .with("/virtualNetworks/1/subnets/0/name", "GatewaySubnet")
            .with("/virtualNetworks/1/subnets/0/addressPrefix", "10.3.0.0/24")
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/nodePools/0/podSubnet", "GatewaySubnet");
        let found = plan.found("AKN707");
        assert_eq!(found[0].subject, "/virtualNetworks/0/subnets/1/name");
        assert_eq!(found[0].fix, None);
    }
    #[test]
    fn one_pool_or_one_cluster_of_several_is_enough_to_keep_a_name() {
        let offers = |plan: &PlanDraft| plan.found("AKN707")[0].fix.is_some();
        let base = with_subnet("snet-gw", "gateway")
            .with("/virtualNetworks/1/name", "vnet-other")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.3.0.0/16")
            .with("/virtualNetworks/1/subnets/0/name", "GatewaySubnet")
            .with("/virtualNetworks/1/subnets/0/addressPrefix", "10.3.0.0/24")
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/1/name", "aks-two")
            .with("/clusters/1/virtualNetwork", "vnet-spoke");
        assert!(offers(&base));
        assert!(!offers(
            &base
                .clone()
                .with("/clusters/0/nodePools/1/podSubnet", "GatewaySubnet")
        ));
        assert!(!offers(
            &base.with("/clusters/1/internalLoadBalancerSubnet", "snet-gw")
        ));
    }
}

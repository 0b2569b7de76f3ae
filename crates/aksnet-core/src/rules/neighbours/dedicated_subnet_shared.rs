//! AKN710: something in a subnet that a service has to itself.

use alloc::{format, vec::Vec};

use super::tenant::{named, title};
use crate::azure::sources;
use crate::model::{Purpose, Subnet};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};
use crate::rules::uses::Use;

pub(super) static DEDICATED_SUBNET_SHARED: Rule = Rule {
    id: "AKN710",
    name: "dedicated-subnet-shared",
    severity: Severity::Error,
    azure_code: None,
    summary: "Nodes, pods or load balancers are in a subnet that a service has to itself.",
    why: "Azure refuses one of the two: the service wants its subnet empty, or the subnet is delegated.",
    remedy: "Give each of them a subnet of its own.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::API_SERVER_VNET,
        &sources::BASTION,
        &sources::APPLICATION_GATEWAY,
    ],
    check,
};

/// Services that have the subnet to themselves, by their use, its name or its purpose, each once.
fn owners(subnet: &Subnet, uses: &[Use<'_>]) -> Vec<Purpose> {
    let by_name = named(&subnet.name).map(|service| service.purpose);
    let purposes = uses.iter().map(|one| one.purpose);
    let mut owners = Vec::new();
    for purpose in purposes.chain(by_name).chain(subnet.purpose) {
        if has_to_itself(purpose) && !owners.contains(&purpose) {
            owners.push(purpose);
        }
    }
    owners
}

const fn has_to_itself(purpose: Purpose) -> bool {
    matches!(
        purpose,
        Purpose::ApiServer
            | Purpose::ApplicationGateway
            | Purpose::AppGatewayForContainers
            | Purpose::Firewall
            | Purpose::Bastion
            | Purpose::Gateway
            | Purpose::RouteServer
            | Purpose::VirtualNodes
    )
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (id, uses) in evidence.uses() {
        let Some(subnet) = evidence.plan.subnet(*id) else {
            continue;
        };
        let owners = owners(subnet, uses);
        for guest in uses {
            let Some(owner) = owners.iter().find(|owner| **owner != guest.purpose) else {
                continue;
            };
            out.report(
                guest.path(),
                format!(
                    "{} of {} are in {}, which {} has to itself",
                    capital(guest.purpose),
                    guest.user,
                    subnet.name,
                    match owner {
                        Purpose::ApiServer => "the API server",
                        Purpose::VirtualNodes => "a virtual node",
                        other => title(*other),
                    }
                ),
                None,
            );
        }
    }
}

/// What a guest is called at the start of a sentence.
const fn capital(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Nodes => "Nodes",
        Purpose::Pods => "Pods",
        Purpose::InternalLoadBalancers => "Internal load balancers",
        Purpose::VirtualNodes => "Virtual nodes",
        Purpose::ApiServer => "API servers",
        _ => "Resources",
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn an_api_server_has_its_subnet_to_itself() {
        let plan = clean().with("/clusters/0/apiServerSubnet", "snet-nodes");
        let found = plan.found("AKN710");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "Nodes of system are in snet-nodes, which the API server has to itself"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/0/vnetSubnet");
    }

    #[test]
    fn so_have_services_with_a_fixed_name_and_gateways() {
        let bastion = clean()
            .with("/virtualNetworks/0/subnets/0/name", "AzureBastionSubnet")
            .with("/clusters/0/nodePools/0/vnetSubnet", "AzureBastionSubnet");
        assert_eq!(
            bastion.found("AKN710")[0].message,
            "Nodes of system are in AzureBastionSubnet, which Azure Bastion has to itself"
        );
        let gateway = clean().with(
            "/virtualNetworks/0/subnets/0/purpose",
            "application-gateway",
        );
        assert_eq!(gateway.found("AKN710").len(), 1);
    }

    #[test]
    fn clusters_may_share_the_subnet_of_api_servers() {
        let plan = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-api")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/26",
            )
            .with("/clusters/0/apiServerSubnet", "snet-api")
            .with("/clusters/1/name", "aks-two")
            .with("/clusters/1/apiServerSubnet", "snet-api");
        assert_eq!(plan.found("AKN710"), []);
    }
}

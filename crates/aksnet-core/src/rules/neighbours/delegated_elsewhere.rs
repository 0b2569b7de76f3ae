//! AKN709: a subnet delegated to another service than the one that needs it.

use alloc::{format, vec, vec::Vec};

use super::tenant::{subnets, title};
use crate::azure::delegations::{API_SERVERS, APP_GATEWAY_CONTAINERS, Delegation, VIRTUAL_NODES};
use crate::azure::sources;
use crate::model::{Edit, Purpose};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static DELEGATED_ELSEWHERE: Rule = Rule {
    id: "AKN709",
    name: "delegated-elsewhere",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of API servers, virtual nodes or Application Gateway for Containers is delegated to another service.",
    why: "A delegated subnet takes resources of that service alone, so the one that needs the subnet is refused.",
    remedy: "Delegate the subnet to the service that lives in it.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::API_SERVER_VNET,
        &sources::VIRTUAL_NODES,
        &sources::APP_GATEWAY_CONTAINERS,
    ],
    check,
};

/// The service a subnet for that purpose is delegated to.
fn needed(purpose: Purpose) -> Option<&'static Delegation> {
    match purpose {
        Purpose::ApiServer => Some(&API_SERVERS),
        Purpose::VirtualNodes => Some(&VIRTUAL_NODES),
        Purpose::AppGatewayForContainers => Some(&APP_GATEWAY_CONTAINERS),
        _ => None,
    }
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (id, subnet) in subnets(evidence.plan) {
        let Some(given) = &subnet.delegation else {
            continue;
        };
        let uses = evidence.uses();
        let of_subnet = uses.get(&id).map_or(&[][..], |uses| uses.as_slice());
        let used = of_subnet.iter().map(|one| one.purpose);
        let asked: Vec<(Purpose, &Delegation)> = used
            .chain(subnet.purpose)
            .filter_map(|purpose| Some((purpose, needed(purpose)?)))
            .collect();
        let Some((purpose, service)) = asked.iter().find(|(_, service)| !service.is(given)) else {
            continue;
        };
        let path = format!(
            "/virtualNetworks/{}/subnets/{}/delegation",
            id.vnet, id.subnet
        );
        // With nodes in it too, or two services, no delegation is right.
        let alone = !of_subnet.iter().any(|one| one.purpose == Purpose::Nodes)
            && asked.iter().all(|(_, other)| other == service);
        let fix = alone.then(|| Fix {
            title: format!("Delegate {} to {}", subnet.name, service.service),
            edits: vec![Edit::text(path.clone(), service.service)],
        });
        out.report(
            path,
            format!(
                "{} is delegated to {given}; {} need {}",
                subnet.name,
                title(*purpose),
                service.service
            ),
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_api_server(delegation: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-api")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/28",
            )
            .with("/virtualNetworks/0/subnets/1/delegation", delegation)
            .with("/clusters/0/apiServerSubnet", "snet-api")
    }

    #[test]
    fn another_service_is_replaced() {
        let plan = with_api_server("Microsoft.Web/serverFarms");
        assert_eq!(
            plan.found("AKN709")[0].message,
            "snet-api is delegated to Microsoft.Web/serverFarms; API servers need Microsoft.ContainerService/managedClusters"
        );
        let (mended, _) = plan.mended("AKN709");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_right_service_and_none_stated_pass() {
        for delegation in ["Microsoft.ContainerService/managedClusters", ""] {
            assert_eq!(with_api_server(delegation).found("AKN709"), []);
        }
    }

    #[test]
    fn the_purpose_of_a_subnet_asks_for_a_service_too() {
        let plan = with_api_server("Microsoft.Web/serverFarms")
            .with("/clusters/0/apiServerSubnet", "")
            .with("/virtualNetworks/0/subnets/1/purpose", "virtual-nodes");
        let (mended, _) = plan.mended("AKN709");
        assert_eq!(
            mended.virtual_networks[0].subnets[1].delegation,
            "Microsoft.ContainerInstance/containerGroups"
        );
    }
}

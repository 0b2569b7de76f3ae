//! AKN613: nodes in a subnet that is delegated to a service.

use alloc::{collections::BTreeMap, format, vec};

use crate::azure::{delegations, sources};
use crate::model::{Edit, Purpose, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static NODE_SUBNET_DELEGATED: Rule = Rule {
    id: "AKN613",
    name: "node-subnet-delegated",
    severity: Severity::Error,
    azure_code: Some("SubnetIsDelegated"),
    summary: "A node pool is in a subnet that is delegated to another service.",
    why: "A delegated subnet takes resources of that service alone. Azure refuses the nodes.",
    remedy: "Take the delegation away, or put the nodes in a subnet of their own.",
    limits: &[],
    events: &[],
    sources: &[&sources::ERROR_DELEGATED, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut tenants: BTreeMap<SubnetId, &str> = BTreeMap::new();
    for place in evidence.pools() {
        if let Some(subnet) = place.pool.node_subnet {
            tenants.entry(subnet).or_insert(place.pool.name.as_str());
        }
    }
    for (id, pool) in tenants {
        let Some(subnet) = evidence.plan.subnet(id) else {
            continue;
        };
        let delegated = subnet.delegation.as_deref();
        let Some(service) = delegated.filter(|text| !delegations::API_SERVERS.is(text)) else {
            continue;
        };
        let path = format!(
            "/virtualNetworks/{}/subnets/{}/delegation",
            id.vnet, id.subnet
        );
        let own_use = matches!(subnet.purpose, None | Some(Purpose::Nodes | Purpose::Other));
        let fix = (own_use && !is_used_by_service(evidence, id)).then(|| Fix {
            title: format!("Take the delegation of {} away", subnet.name),
            edits: vec![Edit::remove(path.clone())],
        });
        out.report(
            path,
            format!(
                "{} is delegated to {service}; nodes of {pool} cannot be in it",
                subnet.name
            ),
            fix,
        );
    }
}

/// Whether virtual nodes or an API server live in the subnet too.
fn is_used_by_service(evidence: &Evidence<'_>, id: SubnetId) -> bool {
    evidence.clusters().any(|(_, cluster)| {
        [cluster.virtual_nodes_subnet, cluster.api_server_subnet].contains(&Some(id))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn delegated(service: &str) -> PlanDraft {
        clean().with("/virtualNetworks/0/subnets/0/delegation", service)
    }

    #[test]
    fn a_delegation_is_found_and_taken_away() {
        let plan = delegated("Microsoft.ContainerInstance/containerGroups");
        assert_eq!(
            plan.found("AKN613")[0].message,
            "snet-nodes is delegated to Microsoft.ContainerInstance/containerGroups; nodes of system cannot be in it"
        );
        let (mended, _) = plan.mended("AKN613");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn aks_itself_may_have_it() {
        assert_eq!(
            delegated("microsoft.containerservice/managedclusters").findings(),
            []
        );
    }

    #[test]
    fn a_subnet_of_virtual_nodes_keeps_its_delegation() {
        let plan = delegated("Microsoft.ContainerInstance/containerGroups")
            .with("/clusters/0/virtualNodesSubnet", "snet-nodes");
        assert_eq!(plan.found("AKN613")[0].fix, None);
    }
}

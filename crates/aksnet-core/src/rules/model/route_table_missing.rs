//! AKN627: routes of your own as the way out, and no route table.

use alloc::{collections::BTreeSet, format};

use crate::azure::sources;
use crate::model::{OutboundType, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static ROUTE_TABLE_MISSING: Rule = Rule {
    id: "AKN627",
    name: "route-table-missing",
    severity: Severity::Warning,
    azure_code: Some("ExistingRouteTableNotAssociatedWithSubnet"),
    summary: "The way out is by routes of your own, and a node subnet has no route table.",
    why: "AKS looks for a table with a route to 0.0.0.0/0 on every node subnet, and refuses the cluster where there is none.",
    remedy: "Name the route table that sends 0.0.0.0/0 to your firewall or gateway.",
    limits: &[],
    events: &[],
    sources: &[&sources::OUTBOUND_TYPE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut told: BTreeSet<SubnetId> = BTreeSet::new();
    for place in evidence.pools() {
        let routed = place.cluster.outbound_type == OutboundType::UserDefinedRouting;
        let Some(id) = place.pool.node_subnet.filter(|_| routed) else {
            continue;
        };
        // In a VNet that AKS makes there can be no such table: AKN625.
        let own = evidence
            .plan
            .virtual_networks
            .get(id.vnet)
            .is_some_and(|vnet| vnet.managed_for.is_none());
        let bare = evidence
            .plan
            .subnet(id)
            .filter(|subnet| own && subnet.route_table.is_none());
        if let Some(subnet) = bare.filter(|_| told.insert(id)) {
            out.report(
                format!(
                    "/virtualNetworks/{}/subnets/{}/routeTable",
                    id.vnet, id.subnet
                ),
                format!(
                    "{} goes out by routes of {}, which names no route table",
                    place.cluster.name, subnet.name
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_subnet_without_a_table_is_found_once() {
        let plan = clean()
            .with("/clusters/0/outboundType", "userDefinedRouting")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes");
        let found = plan.found("AKN627");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "aks goes out by routes of snet-nodes, which names no route table"
        );
        let named = plan.with("/virtualNetworks/0/subnets/0/routeTable", "rt-firewall");
        assert_eq!(named.found("AKN627"), []);
    }

    #[test]
    fn other_ways_out_need_none() {
        assert_eq!(clean().found("AKN627"), []);
    }
}

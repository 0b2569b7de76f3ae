//! AKN625: a way out that needs a VNet of your own.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Edit, OutboundType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static OUTBOUND_TYPE_NEEDS_OWN_VNET: Rule = Rule {
    id: "AKN625",
    name: "outbound-type-needs-own-vnet",
    severity: Severity::Error,
    azure_code: Some("UserAssignedNATGatewayWithManagedVNetNotAllowed"),
    summary: "The way out is a gateway or routes of your own, and AKS makes the VNet.",
    why: "A gateway or a route table of your own is attached to a subnet of your own, before the cluster. AKS refuses the cluster.",
    remedy: "Plan a VNet of your own, or let AKS manage the way out.",
    limits: &[],
    events: &[],
    sources: &[&sources::NAT_GATEWAY, &sources::OUTBOUND_TYPE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let managed = cluster
            .vnet
            .and_then(|vnet| evidence.plan.virtual_networks.get(vnet))
            .is_some_and(|vnet| vnet.managed_for.is_some());
        let instead = match cluster.outbound_type {
            OutboundType::UserAssignedNatGateway => Some(OutboundType::ManagedNatGateway),
            OutboundType::UserDefinedRouting => None,
            _ => continue,
        };
        if !managed {
            continue;
        }
        let path = format!("/clusters/{place}/outboundType");
        out.report(
            path.clone(),
            format!(
                "{} goes out through {} from a VNet that AKS makes",
                cluster.name,
                cluster.outbound_type.as_str()
            ),
            instead.map(|way| Fix {
                title: format!("Go out through {}", way.as_str()),
                edits: vec![Edit::text(path, way.as_str())],
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn managed(way: &str) -> PlanDraft {
        PlanDraft::default()
            .with("/clusters/0/name", "aks")
            .with("/clusters/0/networkModel", "overlay")
            .with("/clusters/0/nodePools/0/name", "system")
            .with("/clusters/0/nodePools/0/maxPods", "30")
            .with("/clusters/0/outboundType", way)
    }

    #[test]
    fn a_gateway_of_your_own_needs_a_vnet_of_your_own() {
        let plan = managed("userAssignedNATGateway");
        assert_eq!(
            plan.found("AKN625")[0].message,
            "aks goes out through userAssignedNATGateway from a VNet that AKS makes"
        );
        let (mended, fix) = plan.mended("AKN625");
        assert_eq!(fix.title, "Go out through managedNATGateway");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn so_do_routes_of_your_own() {
        assert_eq!(managed("userDefinedRouting").found("AKN625")[0].fix, None);
        assert_eq!(managed("loadBalancer").found("AKN625"), []);
        let own = clean().with("/clusters/0/outboundType", "userAssignedNATGateway");
        assert_eq!(own.found("AKN625"), []);
    }
}

//! AKN626: a NAT gateway that AKS manages, in a VNet of your own.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Edit, OutboundType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static MANAGED_NAT_WITH_OWN_VNET: Rule = Rule {
    id: "AKN626",
    name: "managed-nat-with-own-vnet",
    severity: Severity::Error,
    azure_code: Some("ManagedNATGatewayWithCustomVNetNotAllowed"),
    summary: "The way out is a NAT gateway AKS manages, and the VNet is your own.",
    why: "AKS attaches its own gateway only to subnets it makes itself, and refuses the cluster.",
    remedy: "Attach a NAT gateway of your own to the node subnet and say so in the plan.",
    limits: &[],
    events: &[],
    sources: &[&sources::NAT_GATEWAY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let own = cluster
            .vnet
            .and_then(|vnet| evidence.plan.virtual_networks.get(vnet))
            .filter(|vnet| vnet.managed_for.is_none());
        let Some(vnet) = own.filter(|_| cluster.outbound_type == OutboundType::ManagedNatGateway)
        else {
            continue;
        };
        let path = format!("/clusters/{place}/outboundType");
        let way = OutboundType::UserAssignedNatGateway.as_str();
        out.report(
            path.clone(),
            format!(
                "{} goes out through a gateway AKS manages from {}, a VNet of your own",
                cluster.name, vnet.name
            ),
            Some(Fix {
                title: format!("Go out through {way}"),
                edits: vec![Edit::text(path, way)],
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    #[test]
    fn a_vnet_of_your_own_needs_a_gateway_of_your_own() {
        let plan = clean()
            .with("/clusters/0/outboundType", "managedNATGateway")
            .with("/virtualNetworks/0/subnets/0/natGateway", "ng-spoke");
        assert_eq!(
            plan.found("AKN626")[0].message,
            "aks goes out through a gateway AKS manages from vnet-spoke, a VNet of your own"
        );
        let (mended, _) = plan.mended("AKN626");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn in_a_vnet_that_aks_makes_it_may_make_the_gateway_too() {
        let plan = PlanDraft::default()
            .with("/clusters/0/name", "aks")
            .with("/clusters/0/networkModel", "overlay")
            .with("/clusters/0/nodePools/0/name", "system")
            .with("/clusters/0/outboundType", "managedNATGateway");
        assert_eq!(plan.found("AKN626"), []);
    }
}

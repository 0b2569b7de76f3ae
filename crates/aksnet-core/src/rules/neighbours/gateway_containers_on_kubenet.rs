//! AKN712: Application Gateway for Containers beside kubenet clusters alone.

use alloc::format;

use super::tenant::subnets_for;
use crate::azure::sources;
use crate::model::{NetworkModel, Purpose};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static GATEWAY_CONTAINERS_ON_KUBENET: Rule = Rule {
    id: "AKN712",
    name: "gateway-containers-on-kubenet",
    severity: Severity::Error,
    azure_code: None,
    summary: "A VNet has a subnet for Application Gateway for Containers, and every cluster in it uses kubenet.",
    why: "The gateway sends traffic straight to pods and cannot reach those of kubenet.",
    remedy: "Plan with Azure CNI Overlay.",
    limits: &[],
    events: &[],
    sources: &[&sources::APP_GATEWAY_CONTAINERS, &sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (id, subnet) in subnets_for(evidence.plan, Purpose::AppGatewayForContainers) {
        let inside = || {
            evidence
                .clusters()
                .filter(|(_, cluster)| cluster.vnet == Some(id.vnet))
        };
        let kubenet = Some(NetworkModel::Kubenet);
        let Some((place, first)) = inside().next() else {
            continue;
        };
        if inside().all(|(_, cluster)| cluster.model.value() == kubenet) {
            out.report(
                format!("/clusters/{place}/networkModel"),
                format!(
                    "{} is for Application Gateway for Containers, which does not reach pods of {} under kubenet",
                    subnet.name, first.name
                ),
                to_overlay(evidence, place),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_gateway(model: &str, block: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-agc")
            .with("/virtualNetworks/0/subnets/1/addressPrefix", block)
            .with(
                "/virtualNetworks/0/subnets/1/purpose",
                "app-gateway-for-containers",
            )
            .with("/clusters/0/networkModel", model)
    }

    #[test]
    fn kubenet_goes_to_overlay() {
        let plan = with_gateway("kubenet", "10.240.4.0/24");
        assert_eq!(
            plan.found("AKN712")[0].message,
            "snet-agc is for Application Gateway for Containers, which does not reach pods of aks under kubenet"
        );
        let (mended, _) = plan.mended("AKN712");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn not_where_overlay_would_not_take_the_gateway_either() {
        let plan = with_gateway("kubenet", "10.240.4.0/23");
        assert_eq!(plan.found("AKN712")[0].fix, None);
        assert_eq!(plan.found("AKN601")[0].fix, None);
    }

    #[test]
    fn other_models_and_empty_vnets_pass() {
        assert_eq!(with_gateway("overlay", "10.240.4.0/24").found("AKN712"), []);
        let mut empty = with_gateway("kubenet", "10.240.4.0/24");
        empty.clusters.clear();
        assert_eq!(empty.found("AKN712"), []);
    }
}

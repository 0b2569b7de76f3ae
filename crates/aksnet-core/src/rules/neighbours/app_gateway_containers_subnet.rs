//! AKN702: a subnet of the wrong size for Application Gateway for Containers.

use alloc::format;

use super::tenant::subnets_for;
use crate::azure::{limits, sources};
use crate::cidr::Block;
use crate::model::{NetworkModel, Purpose};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::room::resize;
use crate::rules::rule::{Rule, Severity};

pub(super) static APP_GATEWAY_CONTAINERS_SUBNET: Rule = Rule {
    id: "AKN702",
    name: "app-gateway-containers-subnet",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of Application Gateway for Containers has a size that Azure does not take.",
    why: "The gateway needs 250 free addresses. Beside an Overlay cluster its subnet has one size alone; with any other it gets no traffic through.",
    remedy: "Give it a /24.",
    limits: &[&limits::APP_GATEWAY_CONTAINERS_SUBNET],
    events: &[],
    sources: &[&sources::APP_GATEWAY_CONTAINERS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let right = limits::APP_GATEWAY_CONTAINERS_SUBNET.prefix();
    for (id, subnet) in subnets_for(evidence.plan, Purpose::AppGatewayForContainers) {
        let Some(own) = subnet.block.map(Block::prefix) else {
            continue;
        };
        let overlay = evidence.clusters().find(|(_, cluster)| {
            cluster.vnet == Some(id.vnet) && cluster.model.value() == Some(NetworkModel::Overlay)
        });
        let reason = match overlay {
            Some((_, cluster)) if own != right => format!(
                "beside {}, which uses {}, it is exactly a /{right}",
                cluster.name,
                NetworkModel::Overlay.title()
            ),
            None if own > right => {
                format!("Application Gateway for Containers needs a /{right}")
            }
            _ => continue,
        };
        out.report(
            evidence.plan.subnet_path(id),
            format!("{} is a /{own}; {reason}", subnet.name),
            // What others draw on it may need all of it.
            resize(evidence, id, right)
                .filter(|_| own > right || evidence.ledger.of_subnet(id).is_none()),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_gateway(block: &str, model: &str) -> PlanDraft {
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
    fn beside_overlay_one_size_alone_works() {
        assert_eq!(with_gateway("10.240.4.0/24", "overlay").findings(), []);
        for (block, title) in [
            ("10.240.4.0/23", "Cut snet-agc to 10.240.4.0/24"),
            ("10.240.4.0/25", "Grow snet-agc to 10.240.4.0/24"),
        ] {
            let (mended, fix) = with_gateway(block, "overlay").mended("AKN702");
            assert_eq!(fix.title, title);
            assert_eq!(mended.findings(), []);
        }
        assert_eq!(
            with_gateway("10.240.4.0/23", "overlay").found("AKN702")[0].message,
            "snet-agc is a /23; beside aks, which uses Azure CNI Overlay, it is exactly a /24"
        );
    }

    #[test]
    fn nodes_in_it_that_need_more_do_not_make_it_grow() {
        let plan = with_gateway("10.240.4.0/24", "overlay")
            .with("/clusters/0/nodePools/0/vnetSubnet", "snet-agc")
            .with("/clusters/0/nodePools/0/count", "300");
        let found = plan.found("AKN201");
        let edits = found[0].fix.iter().flat_map(|fix| &fix.edits);
        assert!(edits.into_iter().all(|edit| !edit.path.contains("subnets")));
    }

    #[test]
    fn elsewhere_it_may_be_larger() {
        let plan = with_gateway("10.240.4.0/23", "node-subnet");
        assert_eq!(plan.found("AKN702"), []);
        let plan = with_gateway("10.240.4.0/25", "node-subnet");
        assert_eq!(
            plan.found("AKN702")[0].message,
            "snet-agc is a /25; Application Gateway for Containers needs a /24"
        );
    }
}
